/** Decides which facts of a ticket's log tell what became of its targets. Staff hear them. */

import { toText, type Instant } from '../instant.js';
import { factFor, type TicketFact, type TicketFactType } from '../ticket/events.js';
import type { Followed, KeptTarget, TargetAlert, TicketClock } from './follow-ticket.js';
import type { TargetState } from './target-reading.js';
import type { TargetEvent } from './track-targets.js';

/** What the targets went through, in order. */
export const factsOfTargets = (known: TicketClock, { events }: Followed): readonly TicketFact[] =>
  events.map((event) => factOfEvent(event, event.target, stateBefore(known, events, event)));

/** What came by the clock, in the order of the moments. Nobody does it: whoever acts at that time is a bystander. */
export const factsOfAlerts = ({ alerts }: Followed): readonly TicketFact[] =>
  alerts.toSorted((a, b) => b.lateMs - a.lateMs).map(factOfAlert);

type Event = Followed['events'][number];

/** A target that starts while its clock stands starts running and then pauses: two facts. */
function stateBefore(known: TicketClock, events: readonly Event[], event: Event): TargetState {
  const started = events.some(({ kind, target }) => kind === 'TargetStarted' && target.id === event.target.id);
  return started ? 'RUNNING' : known.targets.find(({ id }) => id === event.target.id)!.state;
}

function factOfEvent(event: TargetEvent, target: KeptTarget, before: TargetState): TicketFact {
  const about = { targetId: target.id, dueAt: textOf(target.dueAt) };
  switch (event.kind) {
    case 'TargetRemeasured': {
      const after = { ...about, dueAt: textOf(event.newDueAt), cause: event.cause };
      return targetFact('TargetRemeasured', { dueAt: textOf(event.oldDueAt) }, after);
    }
    case 'TargetStarted':
      return targetFact('TargetStateChanged', null, { ...about, state: 'RUNNING' });
    default:
      return targetFact('TargetStateChanged', { state: before }, { ...about, state: target.state });
  }
}

function factOfAlert({ target, moment, step, isTaken, lateMs }: TargetAlert): TicketFact {
  const after = {
    targetId: target.id,
    dueAt: textOf(target.dueAt ?? target.breachedAt),
    moment: toText(moment.at),
    lateMs,
  };
  if (step) return targetFact('TargetEscalated', null, { ...after, action: step.action, isTaken });
  if (moment.kind === 'WARNING') return targetFact('TargetWarned', null, after);
  return targetFact('TargetBreached', null, { ...after, dueAt: toText(moment.at) });
}

const targetFact = <T extends TicketFactType>(
  type: T,
  before: TicketFact<T>['before'],
  after: TicketFact<T>['after'],
) => factFor('INTERNAL', type, before, after);

const textOf = (instant: Instant | null): string | null => instant && toText(instant);
