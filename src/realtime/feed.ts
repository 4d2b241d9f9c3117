import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../persistence/database.js';
import { eventsAfter, logHeads, type LoggedEvent } from '../persistence/queries/log.js';

/** Events read at once. */
const PAGE = 200;
/** Pages of one workspace kept for watchers who stand at the same place. */
const KEPT_PAGES = 8;

/** Tells watchers what the log holds, in order, from wherever they stand. */
export interface Feed {
  /** A hint that the workspace's log has grown to this position. Without it the poll finds out, later. */
  look(workspaceId: string, position: number): void;
  /** The workspace's events after a position, and then whatever is appended, until the signal. */
  events(workspaceId: string, after: number, signal: AbortSignal): AsyncGenerator<LoggedEvent, void, void>;
  /** Watchers there are now. */
  readonly watchers: number;
  /** Ends every watcher and the poll. */
  stop(): Promise<void>;
}

interface Watched {
  head: number;
  watchers: number;
  readonly wake: Set<() => void>;
  readonly pages: Map<string, Promise<readonly LoggedEvent[]>>;
}

/**
 * Every watcher is a place in the log: it reads what lies after it and waits when there is nothing. So replay and live are one loop with
 * no seam between them, and a slow watcher costs a number, not a buffer. Watchers at the same place share one read.
 */
export function startFeed(database: Database, pollMs: number, onFault: (fault: unknown) => void): Feed {
  const workspaces = new Map<string, Watched>();
  const stopping = new AbortController();

  const look = (workspaceId: string, position: number): void => {
    const watched = workspaces.get(workspaceId);
    if (!watched || position <= watched.head) return;
    watched.head = position;
    for (const wake of [...watched.wake]) wake();
  };

  const enter = (workspaceId: string, after: number): Watched => {
    const watched = workspaces.get(workspaceId) ?? { head: after, watchers: 0, wake: new Set(), pages: new Map() };
    workspaces.set(workspaceId, watched);
    watched.watchers += 1;
    return watched;
  };

  const leave = (workspaceId: string, watched: Watched): void => {
    watched.watchers -= 1;
    if (watched.watchers === 0) workspaces.delete(workspaceId);
  };

  const read = (workspaceId: string, watched: Watched, after: number): Promise<readonly LoggedEvent[]> => {
    const key = `${after} ${watched.head}`;
    const known = watched.pages.get(key);
    if (known) return known;
    const page = eventsAfter(database.em(), workspaceId, after, PAGE);
    page.catch(() => watched.pages.delete(key)); // the fault is the reader's to see; the next one tries again
    watched.pages.set(key, page);
    if (watched.pages.size > KEPT_PAGES) watched.pages.delete(watched.pages.keys().next().value!);
    return page;
  };

  async function* events(
    workspaceId: string,
    after: number,
    caller: AbortSignal,
  ): AsyncGenerator<LoggedEvent, void, void> {
    const signal = AbortSignal.any([caller, stopping.signal]);
    const watched = enter(workspaceId, after);
    try {
      for (let at = after; !signal.aborted;) {
        const page = await read(workspaceId, watched, at);
        for (const event of page) {
          if (signal.aborted) return;
          at = event.position;
          yield event;
        }
        look(workspaceId, at);
        if (page.length === 0) await grown(watched, at, signal);
      }
    } finally {
      leave(workspaceId, watched);
    }
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      await delay(pollMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {}); // aborted: the loop ends
      if (stopping.signal.aborted || workspaces.size === 0) continue;
      try {
        for (const [workspaceId, head] of await logHeads(database.em(), [...workspaces.keys()]))
          look(workspaceId, head);
      } catch (fault) {
        onFault(fault); // the database is away: watchers wait, and the next round tries again
      }
    }
  }

  const polling = poll();
  return {
    look,
    events,
    get watchers() {
      return [...workspaces.values()].reduce((sum, { watchers }) => sum + watchers, 0);
    },
    async stop() {
      stopping.abort();
      await polling;
    },
  };
}

/** Waits until the log has grown beyond `at`. */
async function grown(watched: Watched, at: number, signal: AbortSignal): Promise<void> {
  if (watched.head > at || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      watched.wake.delete(wake);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    watched.wake.add(wake);
    signal.addEventListener('abort', wake);
  });
}
