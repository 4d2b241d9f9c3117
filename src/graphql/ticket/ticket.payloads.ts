import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType, Root } from 'type-graphql';
import type { Context, Performed } from '../context.js';
import { MutationPayloadView } from '../common/interfaces.js';
import { Payload } from '../common/payload.js';
import { EntryView, FeedbackView, TicketView } from './ticket.views.js';

/** A ticket, after a change. */
@ObjectType()
abstract class ChangedTicket extends Payload {
  @Field(() => TicketView, { nullable: true })
  ticket(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Ticket', keys['ticket'] ?? null, info);
  }
}

/** A ticket, and what was said on it. */
@ObjectType()
abstract class SaidOnTicket extends Payload {
  @Field(() => TicketView, { nullable: true })
  ticket(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Ticket', keys['ticket'] ?? null, info);
  }
  @Field(() => EntryView, { nullable: true })
  entry(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Entry', keys['entry'] ?? null, info);
  }
}

/** An entry, after a change. */
@ObjectType()
abstract class ChangedEntry extends Payload {
  @Field(() => EntryView, { nullable: true })
  entry(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Entry', keys['entry'] ?? null, info);
  }
}

/** A ticket, and its rating. */
@ObjectType()
abstract class RatedTicket extends Payload {
  @Field(() => TicketView, { nullable: true })
  ticket(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Ticket', keys['ticket'] ?? null, info);
  }
  @Field(() => FeedbackView, { nullable: true })
  feedback(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Feedback', keys['feedback'] ?? null, info);
  }
}

/** Answer of `openTicket`. */
@ObjectType('OpenTicketPayload', { implements: MutationPayloadView })
export class OpenTicketPayload extends ChangedTicket {}

/** Answer of `editTicket`. */
@ObjectType('EditTicketPayload', { implements: MutationPayloadView })
export class EditTicketPayload extends ChangedTicket {}

/** Answer of `changePriority`. */
@ObjectType('ChangePriorityPayload', { implements: MutationPayloadView })
export class ChangePriorityPayload extends ChangedTicket {}

/** Answer of `assignTicket`. */
@ObjectType('AssignTicketPayload', { implements: MutationPayloadView })
export class AssignTicketPayload extends ChangedTicket {}

/** Answer of `claimTicket`. */
@ObjectType('ClaimTicketPayload', { implements: MutationPayloadView })
export class ClaimTicketPayload extends ChangedTicket {}

/** Answer of `releaseTicket`. */
@ObjectType('ReleaseTicketPayload', { implements: MutationPayloadView })
export class ReleaseTicketPayload extends ChangedTicket {}

/** Answer of `handOverTicket`. */
@ObjectType('HandOverTicketPayload', { implements: MutationPayloadView })
export class HandOverTicketPayload extends ChangedTicket {}

/** Answer of `startTicket`. */
@ObjectType('StartTicketPayload', { implements: MutationPayloadView })
export class StartTicketPayload extends ChangedTicket {}

/** Answer of `setTicketWaiting`. */
@ObjectType('SetTicketWaitingPayload', { implements: MutationPayloadView })
export class SetTicketWaitingPayload extends ChangedTicket {}

/** Answer of `resumeTicket`. */
@ObjectType('ResumeTicketPayload', { implements: MutationPayloadView })
export class ResumeTicketPayload extends ChangedTicket {}

/** Answer of `resolveTicket`. */
@ObjectType('ResolveTicketPayload', { implements: MutationPayloadView })
export class ResolveTicketPayload extends ChangedTicket {}

/** Answer of `closeTicket`. */
@ObjectType('CloseTicketPayload', { implements: MutationPayloadView })
export class CloseTicketPayload extends ChangedTicket {}

/** Answer of `cancelTicket`. */
@ObjectType('CancelTicketPayload', { implements: MutationPayloadView })
export class CancelTicketPayload extends ChangedTicket {}

/** Answer of `reopenTicket`. */
@ObjectType('ReopenTicketPayload', { implements: MutationPayloadView })
export class ReopenTicketPayload extends ChangedTicket {}

/** Answer of `replyToTicket`. */
@ObjectType('ReplyToTicketPayload', { implements: MutationPayloadView })
export class ReplyToTicketPayload extends SaidOnTicket {}

/** Answer of `addNote`. */
@ObjectType('AddNotePayload', { implements: MutationPayloadView })
export class AddNotePayload extends SaidOnTicket {}

/** Answer of `editEntry`. */
@ObjectType('EditEntryPayload', { implements: MutationPayloadView })
export class EditEntryPayload extends ChangedEntry {}

/** Answer of `setEntryVisibility`. */
@ObjectType('SetEntryVisibilityPayload', { implements: MutationPayloadView })
export class SetEntryVisibilityPayload extends ChangedEntry {}

/** Answer of `rateTicket`. */
@ObjectType('RateTicketPayload', { implements: MutationPayloadView })
export class RateTicketPayload extends RatedTicket {}
