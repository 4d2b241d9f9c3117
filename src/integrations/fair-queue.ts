import { TooManyRequests } from '../domain/too-many.js';

/** How urgent work is, by who asks for it: somebody signed in; an address that somebody signed in from; anybody. */
export type Urgency = 'SIGNED_IN' | 'KNOWN' | 'UNKNOWN';

/** Whose work it is. */
export interface Share {
  readonly urgency: Urgency;
  /** Takes turns with the others of the same urgency: a workspace, or a client's address. */
  readonly caller: string;
  /** Ends the wait of who has gone: work that has not begun is dropped. */
  readonly signal?: AbortSignal | undefined;
  /** Called when its turn has come: from then on the work is done, even if the client has gone. */
  readonly onBegin?: () => void;
}

/** Limits of a queue. */
export interface QueueLimits {
  /** Runs at the same time. */
  readonly atOnce: number;
  /** May wait, of each urgency. */
  readonly mostWaiting: number;
}

interface Waiting {
  readonly arrival: number;
  readonly start: () => void;
  readonly refuse: () => void;
}

/** By caller; whose turn is next stands first. */
type Callers = Map<string, Waiting[]>;

/** One turn of so many goes to who has waited longest, so that no one waits for ever. */
const TURNS_OF_OLDEST = 4;

/** When it is worth trying again, in seconds. */
const RETRY_AFTER_SECONDS = 2;

/**
 * Runs slow work a few at a time. The more urgent goes first; among equally urgent callers each has its turn, however much one of them asks for.
 * When too much waits, what the busiest caller asked for last is refused with `TooManyRequests`.
 */
export class FairQueue {
  #running = 0;
  #arrivals = 0;
  #turns = 0;
  readonly #waiting: Readonly<Record<Urgency, Callers>> = {
    SIGNED_IN: new Map(),
    KNOWN: new Map(),
    UNKNOWN: new Map(),
  };

  constructor(private readonly limits: QueueLimits) {}

  /** Runs the work when its turn has come. */
  async run<T>(share: Share, work: () => Promise<T>): Promise<T> {
    share.signal?.throwIfAborted();
    if (this.#running < this.limits.atOnce) this.#running += 1;
    else await this.#turnOf(share);
    try {
      share.onBegin?.();
      return await work();
    } finally {
      this.#passOn();
    }
  }

  #turnOf({ urgency, caller, signal }: Share): Promise<void> {
    const callers = this.#waiting[urgency];
    const theirs = callers.get(caller) ?? [];
    if (countOf(callers) >= this.limits.mostWaiting) this.#dropOne(callers, theirs.length);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        drop(callers, caller, waiting);
        reject(signal!.reason as Error);
      };
      const over = (then: () => void) => (): void => {
        signal?.removeEventListener('abort', leave);
        then();
      };
      const [start, refuse] = [over(resolve), over(() => reject(tooMany()))];
      const waiting: Waiting = { arrival: (this.#arrivals += 1), start, refuse };
      signal?.addEventListener('abort', leave, { once: true });
      theirs.push(waiting);
      callers.set(caller, theirs);
    });
  }

  /** Refuses the last of whoever has most waiting. Throws for a caller who has as much waiting already. */
  #dropOne(callers: Callers, own: number): void {
    const busiest = [...callers.values()].reduce((most, each) => (each.length > most.length ? each : most));
    if (busiest.length <= own + 1) throw tooMany();
    busiest.pop()!.refuse();
  }

  /** Who is next takes the place of who is done. */
  #passOn(): void {
    const next = this.#next();
    if (next) next.start();
    else this.#running -= 1;
  }

  #next(): Waiting | null {
    const all = Object.values(this.#waiting).filter((callers) => callers.size > 0);
    if (all.length === 0) return null;
    this.#turns += 1;
    return this.#turns % TURNS_OF_OLDEST === 0 ? takeOldest(all) : takeFirst(all[0]!, [...all[0]!][0]!);
  }
}

const tooMany = (): TooManyRequests =>
  new TooManyRequests('Too many passwords wait to be checked or set.', RETRY_AFTER_SECONDS);

const countOf = (callers: Callers): number => callers.values().reduce((sum, { length }) => sum + length, 0);

function takeOldest(all: readonly Callers[]): Waiting {
  const heads = all.flatMap((callers) => [...callers].map((entry) => ({ callers, entry })));
  const oldest = heads.reduce((first, each) => (each.entry[1][0]!.arrival < first.entry[1][0]!.arrival ? each : first));
  return takeFirst(oldest.callers, oldest.entry);
}

/** Takes out what waits no longer. */
function drop(callers: Callers, caller: string, waiting: Waiting): void {
  const theirs = callers.get(caller) ?? [];
  theirs.splice(theirs.indexOf(waiting), 1);
  if (theirs.length === 0) callers.delete(caller);
}

/** Takes a caller's first; the caller stands last from now on. */
function takeFirst(callers: Callers, [caller, theirs]: readonly [string, Waiting[]]): Waiting {
  const taken = theirs.shift()!;
  callers.delete(caller);
  if (theirs.length > 0) callers.set(caller, theirs);
  return taken;
}
