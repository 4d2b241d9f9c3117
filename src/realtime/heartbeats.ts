import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../domain/instant.js';
import type { Database } from '../persistence/database.js';
import { outside } from '../persistence/operation.js';
import { dropHeartbeats, keepHeartbeats, type PersonOf } from '../persistence/queries/presence.js';

/** How often the heartbeats of open connections are renewed, in milliseconds. */
const RENEW_MS = 20_000;
/** How long changes are gathered before they are written, in milliseconds. */
const GATHER_MS = 100;
/** How long a heartbeat counts without being renewed: two renewals may go wrong. */
const COUNTS = { seconds: 60 };

/** Keeps agents present as long as they have a connection open on any process. */
export interface Heartbeats {
  /** A person has opened a connection; the answer is called when it is gone. */
  opened(person: PersonOf): () => void;
  /** Ends the renewals before the connections are closed: those of this process run out unless their people come back elsewhere. */
  stop(): Promise<void>;
}

/**
 * Starts the heartbeats of this process: one for each person, however many connections they have open here. Those that change at about the
 * same time are written together.
 */
export function startHeartbeats(
  database: Database,
  { clock, newId }: { readonly clock: () => Instant; readonly newId: () => string },
  onFault: (fault: unknown) => void,
): Heartbeats {
  /** Whose heartbeats these are: another process keeps its own. */
  const source = `process ${newId()}`;
  /** People with connections open, by their ids. */
  const open = new Map<string, { readonly person: PersonOf; connections: number }>();
  /** People whose heartbeat is to be written. */
  const changed = new Map<string, PersonOf>();
  let writing: Promise<void> | null = null;
  let stopped = false;

  const writeAll = async (): Promise<void> => {
    await delay(GATHER_MS);
    while (changed.size > 0) {
      const { here = [], gone = [] } = Object.groupBy(changed.values(), ({ personId }) =>
        open.has(personId) ? 'here' : 'gone',
      );
      changed.clear();
      const now = clock();
      if (here.length > 0)
        await keepHeartbeats(database.em(), { source, people: here, until: now.add(COUNTS) }).catch(onFault); // the next renewal tries again
      if (gone.length > 0) await dropHeartbeats(database.em(), { source, people: gone, now }).catch(onFault); // they run out
    }
  };
  const write = (people: Iterable<PersonOf>): void => {
    for (const person of people) changed.set(person.personId, person);
    if (stopped || changed.size === 0) return;
    writing ??= outside(writeAll).finally(() => {
      writing = null;
      write([]); // what came in this very moment
    });
  };
  const count = (person: PersonOf, more: 1 | -1): void => {
    const connections = (open.get(person.personId)?.connections ?? 0) + more;
    if (connections > 0) open.set(person.personId, { person, connections });
    else open.delete(person.personId);
    if (connections === 0 || (connections === 1 && more === 1)) write([person]);
  };
  const renewal = setInterval(() => write(open.values().map(({ person }) => person)), RENEW_MS).unref();
  return {
    opened: (person) => {
      let isOpen = true;
      count(person, 1);
      return () => {
        if (isOpen) count(person, -1);
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
