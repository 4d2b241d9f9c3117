import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType, Root } from 'type-graphql';
import { MutationPayloadView } from '../common/interfaces.js';
import { Payload } from '../common/payload.js';
import type { Context, Performed } from '../context.js';
import { PersonView } from '../desk/desk.views.js';
import { TicketView } from '../ticket/ticket.views.js';
import { SkillView } from './assignment.views.js';

/** A skill, after a change. */
@ObjectType()
abstract class ChangedSkill extends Payload {
  @Field(() => SkillView, { nullable: true })
  skill(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Skill', keys['skill'] ?? null, info);
  }
}

/** Answer of `createSkill`. */
@ObjectType('CreateSkillPayload', { implements: MutationPayloadView })
export class CreateSkillPayload extends ChangedSkill {}

/** Answer of `updateSkill`. */
@ObjectType('UpdateSkillPayload', { implements: MutationPayloadView })
export class UpdateSkillPayload extends ChangedSkill {}

/** Answer of `setPresence`. */
@ObjectType('SetPresencePayload', { implements: MutationPayloadView })
export class SetPresencePayload extends Payload {
  @Field(() => PersonView, { nullable: true })
  person(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', keys['person'] ?? null, info);
  }
}

/** Answer of `routeTicket`. */
@ObjectType('RouteTicketPayload', { implements: MutationPayloadView })
export class RouteTicketPayload extends Payload {
  @Field(() => TicketView, { nullable: true })
  ticket(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Ticket', keys['ticket'] ?? null, info);
  }
}
