import { durationIn } from '../../domain/instant.js';
import type { Explanation } from '../../domain/sla/explanation.js';
import type { Simulation } from '../../domain/sla/simulate.js';
import { shownStep, shownWarning } from '../../persistence/reading/readings/sla.js';
import type { Answer } from '../answer.js';
import type { SlaExplanation, SlaSimulation } from '../contract.generated.js';

/** What the clock says, in the contract's words. */
export const shownSimulation = ({
  dueAt,
  pausedSince,
  consumedMs,
  remainingMs,
  explanation,
  moments,
}: Simulation): Answer<SlaSimulation> => ({
  dueAt,
  pausedSince,
  consumed: durationIn(consumedMs),
  remaining: durationIn(remainingMs),
  explanation: shownExplanation(explanation),
  moments: moments.map(({ at, warning, escalation }) => ({
    ...{ at, warning: warning && shownWarning(warning), escalation: escalation && shownStep(escalation) },
  })),
});

/** The same of an explanation. */
export const shownExplanation = (explanation: Explanation): Answer<SlaExplanation> => ({
  from: explanation.from,
  to: explanation.to,
  counted: durationIn(explanation.countedMs),
  windows: explanation.windows.map(({ from, to, openMs, pausedMs, countedMs }) => ({
    ...{ from, to, open: durationIn(openMs), paused: durationIn(pausedMs), counted: durationIn(countedMs) },
  })),
  pauses: explanation.pauses.map(({ from, to, openMs }) => ({ from, to, open: durationIn(openMs) })),
  holidays: explanation.holidays.map(({ name, on, closedMs }) => ({ name, on, closed: durationIn(closedMs) })),
});
