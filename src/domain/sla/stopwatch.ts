/** Decides which stopwatches a ticket's history starts and stops: one per kind, cycle and sequence. */
import type { TicketStatus } from '../ticket/ticket.js';
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

/** The stopwatches of a history, in the order in which they started. */
export function stopwatchesOf(facts: readonly TicketFact[]): readonly TicketStopwatch[] {
  const measuring = new Measuring();
  for (const fact of facts) applyFact(measuring, fact);
  return measuring.stopwatches;
}

/** The desk at a moment of the history. It changes with each fact: long histories are heard after every reply. */
class Measuring {
  readonly stopwatches: TicketStopwatch[] = [];
  phase: 'AT_WORK' | 'RESOLVED' | 'ENDED' = 'ENDED';
  #cycle = 0;
  readonly #running = new Map<TargetKind, number>();
  readonly #sequences = new Map<TargetKind, number>();

  beginCycle(at: Instant): void {
    this.#cycle += 1;
    this.#sequences.clear();
    this.phase = 'AT_WORK';
    this.start('FIRST_RESPONSE', at);
    this.start('RESOLUTION', at);
  }

  isRunning(kind: TargetKind): boolean {
    return this.#running.has(kind);
  }

  start(kind: TargetKind, at: Instant): void {
    const sequence = (this.#sequences.get(kind) ?? 0) + 1;
    this.#sequences.set(kind, sequence);
    this.#running.set(kind, this.stopwatches.length);
    this.stopwatches.push({ kind, cycle: this.#cycle, sequence, startedAt: at, stoppedAt: null, isCancelled: false });
  }

  stop(kinds: readonly TargetKind[], at: Instant, isCancelled = false): void {
    for (const kind of kinds) {
      const index = this.#running.get(kind);
      if (index === undefined) continue;
      this.stopwatches[index] = { ...this.stopwatches[index]!, stoppedAt: at, isCancelled };
      this.#running.delete(kind);
    }
  }
}

/** What an answer answers. */
const ANSWERED: readonly TargetKind[] = ['FIRST_RESPONSE', 'NEXT_RESPONSE', 'PERIODIC_UPDATE'];

function applyFact(measuring: Measuring, fact: TicketFact): void {
  if (fact.kind === 'TicketOpened') measuring.beginCycle(fact.at);
  if (fact.kind === 'TicketStatusChanged') move(measuring, fact.to, fact.at);
  // A note tells the requester nothing, and an automatic reply is nobody's answer.
  if (fact.kind !== 'EntryAdded' || !fact.isPublic || measuring.phase !== 'AT_WORK') return;
  if (fact.author === 'AGENT') answer(measuring, fact.at);
  if (fact.author === 'REQUESTER') ask(measuring, fact.at);
}

/** Resolving tells the requester, so it counts as the response too. */
function move(measuring: Measuring, to: TicketStatus, at: Instant): void {
  if (to === 'RESOLVED' || to === 'CLOSED' || to === 'CANCELLED') {
    measuring.stop(TARGET_KINDS, at, to === 'CANCELLED');
    measuring.phase = to === 'RESOLVED' ? 'RESOLVED' : 'ENDED';
  } else if (measuring.phase === 'RESOLVED') measuring.beginCycle(at);
}

/** The requester writes. Only the first message that awaits an answer starts a clock; more of them don't restart it. */
function ask(measuring: Measuring, at: Instant): void {
  if (!measuring.isRunning('FIRST_RESPONSE') && !measuring.isRunning('NEXT_RESPONSE'))
    measuring.start('NEXT_RESPONSE', at);
}

/** An agent writes to the requester: every kind of answer is given, and the next update is promised from here. */
function answer(measuring: Measuring, at: Instant): void {
  measuring.stop(ANSWERED, at);
  measuring.start('PERIODIC_UPDATE', at);
}
