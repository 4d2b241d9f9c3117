import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType, Root } from 'type-graphql';
import { MutationPayloadView } from '../common/interfaces.js';
import { Payload } from '../common/payload.js';
import type { Context, Performed } from '../context.js';
import { CalendarView, SlaPolicyView, SlaRecomputeView } from './policy.views.js';

/** A calendar, after a change. */
@ObjectType()
abstract class ChangedCalendar extends Payload {
  @Field(() => CalendarView, { nullable: true })
  calendar(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Calendar', keys['calendar'] ?? null, info);
  }
}

/** A policy, after a change, and what follows in the background. */
@ObjectType()
abstract class ChangedSlaPolicy extends Payload {
  @Field(() => SlaPolicyView, { nullable: true })
  slaPolicy(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('SlaPolicy', keys['slaPolicy'] ?? null, info);
  }

  @Field(() => SlaRecomputeView, { nullable: true })
  recompute(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('SlaRecompute', keys['recompute'] ?? null, info);
  }
}

/** Answer of `createCalendar`. */
@ObjectType('CreateCalendarPayload', { implements: MutationPayloadView })
export class CreateCalendarPayload extends ChangedCalendar {}

/** Answer of `updateCalendar`. */
@ObjectType('UpdateCalendarPayload', { implements: MutationPayloadView })
export class UpdateCalendarPayload extends ChangedCalendar {
  @Field(() => SlaRecomputeView, { nullable: true })
  recompute(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('SlaRecompute', keys['recompute'] ?? null, info);
  }
}

/** Answer of `createSlaPolicy`. */
@ObjectType('CreateSlaPolicyPayload', { implements: MutationPayloadView })
export class CreateSlaPolicyPayload extends ChangedSlaPolicy {}

/** Answer of `updateSlaPolicy`. */
@ObjectType('UpdateSlaPolicyPayload', { implements: MutationPayloadView })
export class UpdateSlaPolicyPayload extends ChangedSlaPolicy {}
