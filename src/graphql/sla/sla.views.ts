import { durationIn } from '../../domain/instant.js';
import type { Explanation } from '../../domain/sla/explanation.js';
import type { Simulation } from '../../domain/sla/simulate.js';
import { shownStep, shownWarning } from '../../persistence/reading/readings/sla.js';
import { Field, ObjectType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { DateTime, Duration, LocalDate } from '../scalars.js';
import { SlaEscalationView, SlaWarningView } from './policy.views.js';

/** What the SLA clock says of a promise. */
@ObjectType('SlaSimulation')
export class SlaSimulationView implements Omit<Contract.SlaSimulation, 'moments'> {
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
  @Field(() => [SlaMomentView])
  moments!: readonly SlaMomentView[];
}

/** A moment at which a policy does something about a target. The team of a step has a resolver. */
@ObjectType('SlaMoment')
export class SlaMomentView implements Omit<Contract.SlaMoment, 'escalation'> {
  @Field(() => DateTime)
  at!: Contract.SlaMoment['at'];
  @Field(() => SlaWarningView, { nullable: true })
  warning!: Contract.SlaMoment['warning'];
  @Field(() => SlaEscalationView, { nullable: true })
  escalation!: SlaEscalationView | null;
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

/** What the clock says, in the contract's words. */
export const simulationView = ({
  dueAt,
  pausedSince,
  consumedMs,
  remainingMs,
  explanation,
  moments,
}: Simulation): SlaSimulationView => ({
  dueAt,
  pausedSince,
  consumed: durationIn(consumedMs),
  remaining: durationIn(remainingMs),
  explanation: explanationView(explanation),
  moments: moments.map(({ at, warning, escalation }) => ({
    ...{ at, warning: warning && shownWarning(warning), escalation: escalation && shownStep(escalation) },
  })),
});

/** The same of an explanation. */
export const explanationView = (explanation: Explanation): SlaExplanationView => ({
  from: explanation.from,
  to: explanation.to,
  counted: durationIn(explanation.countedMs),
  windows: explanation.windows.map(({ from, to, openMs, pausedMs, countedMs }) => ({
    ...{ from, to, open: durationIn(openMs), paused: durationIn(pausedMs), counted: durationIn(countedMs) },
  })),
  pauses: explanation.pauses.map(({ from, to, openMs }) => ({ from, to, open: durationIn(openMs) })),
  holidays: explanation.holidays.map(({ name, on, closedMs }) => ({ name, on, closed: durationIn(closedMs) })),
});
