import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, Info, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import {
  answerInformationRequest,
  askRequester,
  withdrawInformationRequest,
} from '../../actions/information/requests.js';
import { may } from '../../domain/access/permissions.js';
import type { RecordRead } from '../../persistence/reading/plan.js';
import { MutationPayloadView } from '../common/interfaces.js';
import { Payload } from '../common/payload.js';
import type { Context, Performed } from '../context.js';
import { DateTime } from '../scalars.js';
import { TicketView } from '../ticket/ticket.views.js';
import {
  AnswerInformationRequestInput,
  AskRequesterInput,
  SubmitFeedbackInput,
  WithdrawInformationRequestInput,
} from './endings.inputs.js';
import { FeedbackInvitationView, InformationRequestView } from './endings.views.js';

/** A question, after a change. */
@ObjectType()
abstract class ChangedRequest extends Payload {
  @Field(() => InformationRequestView, { nullable: true })
  informationRequest(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('InformationRequest', keys['informationRequest'] ?? null, info);
  }

  @Field(() => TicketView, { nullable: true })
  ticket(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Ticket', keys['ticket'] ?? null, info);
  }
}

/** Answer of `askRequester`. */
@ObjectType('AskRequesterPayload', { implements: MutationPayloadView })
export class AskRequesterPayload extends ChangedRequest {}

/** Answer of `answerInformationRequest`. */
@ObjectType('AnswerInformationRequestPayload', { implements: MutationPayloadView })
export class AnswerInformationRequestPayload extends ChangedRequest {}

/** Answer of `withdrawInformationRequest`. */
@ObjectType('WithdrawInformationRequestPayload', { implements: MutationPayloadView })
export class WithdrawInformationRequestPayload extends ChangedRequest {}

/** Answer of `submitFeedback`. It tells nothing of the ticket: whoever holds the link may be anybody. */
@ObjectType('SubmitFeedbackPayload', { implements: MutationPayloadView })
export class SubmitFeedbackPayload extends Payload {
  @Field(() => Int, { nullable: true })
  rating(@Root() { rating }: { readonly rating: number | null }) {
    return rating;
  }
}

/** How tickets end, done. */
@Resolver()
export class EndingMutations {
  @Mutation(() => AskRequesterPayload)
  askRequester(@Arg('input', () => AskRequesterInput) input: AskRequesterInput, @Ctx() context: Context) {
    return context.perform(askRequester, input);
  }

  @Mutation(() => AnswerInformationRequestPayload)
  answerInformationRequest(
    @Arg('input', () => AnswerInformationRequestInput) input: AnswerInformationRequestInput,
    @Ctx() context: Context,
  ) {
    return context.perform(answerInformationRequest, input);
  }

  @Mutation(() => WithdrawInformationRequestPayload)
  withdrawInformationRequest(
    @Arg('input', () => WithdrawInformationRequestInput) input: WithdrawInformationRequestInput,
    @Ctx() context: Context,
  ) {
    return context.perform(withdrawInformationRequest, input);
  }

  @Mutation(() => SubmitFeedbackPayload)
  submitFeedback(@Arg('input', () => SubmitFeedbackInput) input: SubmitFeedbackInput, @Ctx() context: Context) {
    return context.submitFeedback(input);
  }
}

/** What hangs on a ticket's end. */
@Resolver(() => TicketView)
export class TicketEndingResolver {
  @FieldResolver(() => [InformationRequestView])
  informationRequests(@Root() ticket: RecordRead) {
    return ticket['informationRequests'];
  }

  @FieldResolver(() => FeedbackInvitationView, { nullable: true })
  feedbackInvitation(@Root() ticket: RecordRead) {
    return ticket['feedbackInvitation'];
  }

  @FieldResolver(() => DateTime, { nullable: true })
  unattendedSince(@Root() ticket: RecordRead) {
    return ticket['unattendedSince'];
  }
}

/** What opens a rating. */
@Resolver(() => FeedbackInvitationView)
export class FeedbackInvitationResolver {
  @FieldResolver(() => String, { nullable: true })
  token(@Root() invitation: RecordRead, @Ctx() context: Context) {
    return may(context.viewer.actor, 'readFeedbackLink') ? context.linkOf(invitation.$key) : null;
  }
}
