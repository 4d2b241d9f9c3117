import type { Instant } from '../domain/instant.js';
import type { Database } from '../persistence/database.js';
import { dropSigns, keepSigns, type SocketSign } from '../persistence/queries/presence.js';

/** How often the signs of open sockets are renewed, in milliseconds. */
const RENEW_MS = 20_000;
/** How long a sign counts without being renewed: two renewals may go wrong. */
const COUNTS = { seconds: 60 };

/** Keeps the presence of agents alive as long as they have a socket open on any process. */
export interface SignsOfLife {
  /** Somebody has opened a socket; the answer is called when it is gone. */
  alive(personId: string): () => void;
  /** Ends the renewals; what this process kept alive ends by itself unless they come back elsewhere. */
  stop(): Promise<void>;
}

/** Begins to keep signs of life, all of this process together in one statement. */
export function startSigns(
  database: Database,
  { clock, newId }: { readonly clock: () => Instant; readonly newId: () => string },
  onFault: (fault: unknown) => void,
): SignsOfLife {
  const signs = new Map<string, SocketSign>();
  let working: Promise<void> = Promise.resolve();
  const work = (task: () => Promise<void>): void => {
    working = working.then(task).catch(onFault); // in order: a socket that is gone must not be kept afterwards
  };
  const keep = (these: readonly SocketSign[]): Promise<void> => keepSigns(database.em(), these, clock().add(COUNTS));
  const renewal = setInterval(() => signs.size && work(() => keep([...signs.values()])), RENEW_MS).unref();
  return {
    alive: (personId) => {
      const sign: SocketSign = { personId, source: `socket ${newId()}` };
      signs.set(sign.source, sign);
      work(() => keep([sign]));
      return () => {
        if (signs.delete(sign.source)) work(() => dropSigns(database.em(), [sign], clock()));
      };
    },
    stop: async () => {
      clearInterval(renewal);
      await working;
    },
  };
}
