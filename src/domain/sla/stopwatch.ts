/** Decides which stopwatches a ticket's history starts and stops: one per kind, cycle and sequence. */
import type { TicketFact } from './ticket-facts.js';
import type { Instant } from './time.js';

/** What is promised: a first answer, further answers, news while work goes on, and the solution. */
export const TARGET_KINDS = ['FIRST_RESPONSE', 'NEXT_RESPONSE', 'PERIODIC_UPDATE', 'RESOLUTION'] as const;

/** A kind of target. */
export type TargetKind = (typeof TARGET_KINDS)[number];

/** From when to when something was measured. Pauses are not part of it. */
export interface Stopwatch {
  readonly startedAt: Instant;
  /** Null while it runs. */
  readonly stoppedAt: Instant | null;
  /** True when the ticket was cancelled: the promise ended, neither kept nor broken. */
  readonly isCancelled: boolean;
}

/** A stopwatch of a ticket, named by kind, cycle and sequence. */
export interface TicketStopwatch extends Stopwatch {
  readonly kind: TargetKind;
  /** 1 until the first reopening, 2 after it, and so on. */
  readonly cycle: number;
  /** 1 for the first of its kind in this cycle; NEXT_RESPONSE and PERIODIC_UPDATE come many times. */
  readonly sequence: number;
}

interface Desk {
  readonly watches: readonly TicketStopwatch[];
  readonly cycle: number;
  readonly phase: 'AT_WORK' | 'RESOLVED' | 'ENDED';
}

const BEFORE_OPENING: Desk = { watches: [], cycle: 0, phase: 'ENDED' };

/** The stopwatches of a history, in the order in which they started. */
export const stopwatchesOf = (facts: readonly TicketFact[]): readonly TicketStopwatch[] =>
  facts.reduce(hear, BEFORE_OPENING).watches;

function hear(desk: Desk, fact: TicketFact): Desk {
  switch (fact.kind) {
    case 'TicketOpened':
      return beginCycle(desk, fact.at);
    case 'TicketStatusChanged':
      if (fact.to === 'RESOLVED') return resolve(desk, fact.at);
      if (fact.to === 'CANCELLED') return cancel(desk, fact.at);
      if (fact.to === 'CLOSED') return { ...resolve(desk, fact.at), phase: 'ENDED' };
      return desk.phase === 'RESOLVED' ? beginCycle(desk, fact.at) : desk;
    case 'EntryAdded':
      // A note tells the requester nothing, and an automatic reply is nobody's answer.
      if (!fact.isPublic || fact.author === 'AUTOMATION' || desk.phase !== 'AT_WORK') return desk;
      return fact.author === 'AGENT' ? answer(desk, fact.at) : ask(desk, fact.at);
    default:
      return desk;
  }
}

const beginCycle = ({ watches, cycle }: Desk, at: Instant): Desk =>
  start(start({ watches, cycle: cycle + 1, phase: 'AT_WORK' }, 'FIRST_RESPONSE', at), 'RESOLUTION', at);

/** The requester writes. Only the first message that awaits an answer starts a clock; more of them don't restart it. */
const ask = (desk: Desk, at: Instant): Desk =>
  isRunning(desk, 'FIRST_RESPONSE') || isRunning(desk, 'NEXT_RESPONSE') ? desk : start(desk, 'NEXT_RESPONSE', at);

/** An agent writes to the requester: every kind of answer is given, and the next update is promised from here. */
const answer = (desk: Desk, at: Instant): Desk =>
  start(
    stop(desk, ({ kind }) => kind !== 'RESOLUTION', at),
    'PERIODIC_UPDATE',
    at,
  );

/** Resolving tells the requester, so it counts as the response too. */
const resolve = (desk: Desk, at: Instant): Desk => ({ ...stop(desk, () => true, at), phase: 'RESOLVED' });

const cancel = (desk: Desk, at: Instant): Desk => ({
  ...desk,
  watches: desk.watches.map((watch) => (watch.stoppedAt ? watch : { ...watch, stoppedAt: at, isCancelled: true })),
  phase: 'ENDED',
});

const stop = (desk: Desk, stops: (watch: TicketStopwatch) => boolean, at: Instant): Desk => ({
  ...desk,
  watches: desk.watches.map((watch) => (!watch.stoppedAt && stops(watch) ? { ...watch, stoppedAt: at } : watch)),
});

function start(desk: Desk, kind: TargetKind, at: Instant): Desk {
  const { cycle } = desk;
  const sequence = desk.watches.filter((watch) => watch.kind === kind && watch.cycle === cycle).length + 1;
  const watch = { kind, cycle, sequence, startedAt: at, stoppedAt: null, isCancelled: false };
  return { ...desk, watches: [...desk.watches, watch] };
}

const isRunning = ({ watches }: Desk, kind: TargetKind): boolean =>
  watches.some((watch) => watch.kind === kind && !watch.stoppedAt);
