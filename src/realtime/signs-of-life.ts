import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../domain/instant.js';
import type { Database } from '../persistence/database.js';
import { dropSigns, keepSigns, type SocketSign } from '../persistence/queries/presence.js';

/** How often the signs of open sockets are renewed, in milliseconds. */
const RENEW_MS = 20_000;
/** How long those that come or go are gathered before they are written, in milliseconds. */
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

/** Begins to keep signs of life: those that come or go at about the same time are written together, and all renewals. */
export function startSigns(
  database: Database,
  { clock, newId }: { readonly clock: () => Instant; readonly newId: () => string },
  onFault: (fault: unknown) => void,
): SignsOfLife {
  const signs = new Set<SocketSign>();
  /** Not written yet. */
  const [come, gone] = [new Set<SocketSign>(), new Set<SocketSign>()];
  let writing: Promise<void> | null = null;
  let stopped = false;

  const keep = (these: readonly SocketSign[]): Promise<void> => keepSigns(database.em(), these, clock().add(COUNTS));
  const writeAll = async (): Promise<void> => {
    await delay(GATHER_MS);
    while (come.size + gone.size > 0) {
      const [these, those] = [[...come], [...gone]];
      come.clear();
      gone.clear();
      if (these.length > 0) await keep(these).catch(onFault); // the next renewal tries again
      if (those.length > 0) await dropSigns(database.em(), those, clock()).catch(onFault); // they end by themselves
    }
  };
  const write = (): void => {
    if (stopped) return;
    writing ??= writeAll().finally(() => {
      writing = null;
      if (come.size + gone.size > 0) write(); // what came in this very moment
    });
  };
  const renew = (): void => {
    for (const sign of signs) come.add(sign);
    write();
  };
  const renewal = setInterval(renew, RENEW_MS).unref();
  return {
    alive: (personId) => {
      const sign: SocketSign = { personId, source: `socket ${newId()}` };
      signs.add(sign);
      come.add(sign);
      write();
      return () => {
        if (!signs.delete(sign)) return;
        come.delete(sign); // it must not be kept afterwards
        gone.add(sign);
        write();
      };
    },
    stop: async () => {
      stopped = true;
      clearInterval(renewal);
      await writing;
    },
  };
}
