import { Ctx, FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { durationIn } from '../../domain/instant.js';
import { explainDue } from '../../domain/sla/explanation.js';
import { isSlaRefusal } from '../../domain/sla/sla-refusal.js';
import { pausesOf, readTarget } from '../../domain/sla/target-reading.js';
import type { TargetClock } from '../../persistence/queries/target-clocks.js';
import type { RecordRead } from '../../persistence/reading/plan.js';
import type { Context } from '../context.js';
import { SlaAlert, SlaEscalation, Target, Team, TicketFilter } from '../contract.generated.js';
import { SubscribeArg, subscribing } from '../live/iterable-subscription.js';
import { slaAlerts } from '../live/subscriptions.js';
import { Position } from '../scalars.js';
import { shownExplanation } from './simulation.js';

/** What a target's clock shows at this moment, or showed when it stopped: measured anew whenever somebody asks. */
@Resolver(() => Target)
export class TargetResolver {
  @FieldResolver()
  async consumed(@Root() target: RecordRead, @Ctx() context: Context) {
    return durationIn((await readingOf(target, context)).consumedMs);
  }

  @FieldResolver()
  async remaining(@Root() target: RecordRead, @Ctx() context: Context) {
    return lasting((await readingOf(target, context)).remainingMs);
  }

  @FieldResolver()
  async breachedBy(@Root() target: RecordRead, @Ctx() context: Context) {
    return lasting((await readingOf(target, context)).breachedByMs);
  }

  @FieldResolver()
  async explanation(@Root() target: RecordRead, @Ctx() { targetClocks, now }: Context) {
    const { stopwatch, waits, terms } = await targetClocks.load(target.$key);
    const { startedAt, stoppedAt } = stopwatch;
    const pauses = pausesOf(waits, terms.pausedBy, stoppedAt);
    const explained = explainDue(startedAt, terms.length, terms.calendar, pauses, stoppedAt ?? now);
    return isSlaRefusal(explained) ? null : shownExplanation(explained);
  }
}

/** The team that an escalation step names. */
@Resolver(() => SlaEscalation)
export class SlaEscalationResolver {
  @FieldResolver(() => Team, { nullable: true })
  team(@Root() { teamId }: { teamId: string | null }, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Team', teamId, info);
  }
}

/** What goes wrong, as it goes wrong. */
@Resolver()
export class SlaSubscriptions {
  @Subscription(() => SlaAlert, { subscribe: subscribing(slaAlerts) })
  @SubscribeArg('where', () => TicketFilter, { nullable: true })
  @SubscribeArg('after', () => Position, { nullable: true })
  slaAlerts(@Root() event: unknown) {
    return event;
  }
}

async function readingOf(
  target: RecordRead,
  { targetClocks, now }: Context,
): Promise<NonNullable<TargetClock['kept']>> {
  const { stopwatch, waits, terms, kept } = await targetClocks.load(target.$key);
  return kept ?? readTarget(stopwatch, waits, terms, now);
}

const lasting = (ms: number | null): Temporal.Duration | null => (ms === null ? null : durationIn(ms));
