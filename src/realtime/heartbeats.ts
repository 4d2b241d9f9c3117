import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../domain/instant.js';
import type { Database } from '../persistence/database.js';
import { outside } from '../persistence/operation.js';
import { dropSigns, keepSigns } from '../persistence/queries/presence.js';

/** How often the signs of open sockets are renewed, in milliseconds. */
const RENEW_MS = 20_000;
/** How long changes are gathered before they are written, in milliseconds. */
const GATHER_MS = 100;
/** How long a sign counts without being renewed: two renewals may go wrong. */
const COUNTS = { seconds: 60 };

/** Keeps the presence of agents alive as long as they have a socket open on any process. */
export interface SignsOfLife {
  /** Somebody has opened a socket; the answer is called when it is gone. */
  alive(personId: string): () => void;
  /** Ends the renewals before the sockets are closed: what this process kept alive ends by itself unless they come back elsewhere. */
  stop(): Promise<void>;
}

/**
 * Begins to keep signs of life: of each person one, however many sockets they have open here. Those that change at about the same time are
 * written together.
 */
export function startSigns(
  database: Database,
  { clock, newId }: { readonly clock: () => Instant; readonly newId: () => string },
  onFault: (fault: unknown) => void,
): SignsOfLife {
  /** Whose signs these are: another process keeps its own. */
  const source = `process ${newId()}`;
  /** How many sockets somebody has open. */
  const open = new Map<string, number>();
  /** Whose sign is to be written. */
  const changed = new Set<string>();
  let writing: Promise<void> | null = null;
  let stopped = false;

  const writeAll = async (): Promise<void> => {
    await delay(GATHER_MS);
    while (changed.size > 0) {
      const { here = [], gone = [] } = Object.groupBy(changed, (personId) => (open.has(personId) ? 'here' : 'gone'));
      changed.clear();
      const now = clock();
      if (here.length > 0)
        await keepSigns(database.em(), { source, people: here, until: now.add(COUNTS) }).catch(onFault); // the next renewal tries again
      if (gone.length > 0) await dropSigns(database.em(), { source, people: gone, now }).catch(onFault); // they end by themselves
    }
  };
  const write = (personIds: Iterable<string>): void => {
    for (const personId of personIds) changed.add(personId);
    if (stopped || changed.size === 0) return;
    writing ??= outside(writeAll).finally(() => {
      writing = null;
      write([]); // what came in this very moment
    });
  };
  const count = (personId: string, more: 1 | -1): void => {
    const sockets = (open.get(personId) ?? 0) + more;
    if (sockets > 0) open.set(personId, sockets);
    else open.delete(personId);
    if (sockets === 0 || (sockets === 1 && more === 1)) write([personId]);
  };
  const renewal = setInterval(() => write(open.keys()), RENEW_MS).unref();
  return {
    alive: (personId) => {
      let isOpen = true;
      count(personId, 1);
      return () => {
        if (isOpen) count(personId, -1);
        isOpen = false;
      };
    },
    stop: async () => {
      stopped = true;
      clearInterval(renewal);
      await writing;
    },
  };
}
