import type { Simulation } from '../../domain/sla/simulate.js';
import { Field, ObjectType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { DateTime, Duration, LocalDate } from '../scalars.js';

/** What the SLA clock says of a promise. */
@ObjectType('SlaSimulation')
export class SlaSimulationView implements Contract.SlaSimulation {
  @Field(() => DateTime, { nullable: true })
  dueAt!: Contract.SlaSimulation['dueAt'];
  @Field(() => DateTime, { nullable: true })
  pausedSince!: Contract.SlaSimulation['pausedSince'];
  @Field(() => Duration)
  consumed!: Contract.SlaSimulation['consumed'];
  @Field(() => Duration)
  remaining!: Contract.SlaSimulation['remaining'];
  @Field(() => SlaExplanationView)
  explanation!: Contract.SlaSimulation['explanation'];
}

/** The windows, pauses and holidays behind a due time. */
@ObjectType('SlaExplanation')
export class SlaExplanationView implements Contract.SlaExplanation {
  @Field(() => DateTime)
  from!: Contract.SlaExplanation['from'];
  @Field(() => DateTime)
  to!: Contract.SlaExplanation['to'];
  @Field(() => Duration)
  counted!: Contract.SlaExplanation['counted'];
  @Field(() => [ExplainedWindowView])
  windows!: Contract.SlaExplanation['windows'];
  @Field(() => [ExplainedPauseView])
  pauses!: Contract.SlaExplanation['pauses'];
  @Field(() => [ExplainedHolidayView])
  holidays!: Contract.SlaExplanation['holidays'];
}

/** An opening window, cut to the explained time. `open` is `paused` and `counted` together. */
@ObjectType('ExplainedWindow')
export class ExplainedWindowView implements Contract.ExplainedWindow {
  @Field(() => DateTime)
  from!: Contract.ExplainedWindow['from'];
  @Field(() => DateTime)
  to!: Contract.ExplainedWindow['to'];
  @Field(() => Duration)
  open!: Contract.ExplainedWindow['open'];
  @Field(() => Duration)
  paused!: Contract.ExplainedWindow['paused'];
  @Field(() => Duration)
  counted!: Contract.ExplainedWindow['counted'];
}

/** A pause, cut to the explained time. */
@ObjectType('ExplainedPause')
export class ExplainedPauseView implements Contract.ExplainedPause {
  @Field(() => DateTime)
  from!: Contract.ExplainedPause['from'];
  @Field(() => DateTime)
  to!: Contract.ExplainedPause['to'];
  @Field(() => Duration)
  open!: Contract.ExplainedPause['open'];
}

/** A holiday that took opening time. */
@ObjectType('ExplainedHoliday')
export class ExplainedHolidayView implements Contract.ExplainedHoliday {
  @Field(() => String)
  name!: Contract.ExplainedHoliday['name'];
  @Field(() => LocalDate)
  on!: Contract.ExplainedHoliday['on'];
  @Field(() => Duration)
  closed!: Contract.ExplainedHoliday['closed'];
}

const lasting = (ms: number): Temporal.Duration =>
  Temporal.Duration.from({ seconds: Math.floor(ms / 1000), milliseconds: ms % 1000 }).round({ largestUnit: 'hours' });

/** What the clock says, in the contract's words. */
export const simulationView = ({
  dueAt,
  pausedSince,
  consumedMs,
  remainingMs,
  explanation,
}: Simulation): SlaSimulationView => ({
  dueAt,
  pausedSince,
  consumed: lasting(consumedMs),
  remaining: lasting(remainingMs),
  explanation: {
    from: explanation.from,
    to: explanation.to,
    counted: lasting(explanation.countedMs),
    windows: explanation.windows.map(({ from, to, openMs, pausedMs, countedMs }) => ({
      ...{ from, to, open: lasting(openMs), paused: lasting(pausedMs), counted: lasting(countedMs) },
    })),
    pauses: explanation.pauses.map(({ from, to, openMs }) => ({ from, to, open: lasting(openMs) })),
    holidays: explanation.holidays.map(({ name, on, closedMs }) => ({ name, on, closed: lasting(closedMs) })),
  },
});
