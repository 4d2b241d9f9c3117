import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { Availability } from '../../src/persistence/availability.js';
import type { Database } from '../../src/persistence/database.js';
import type { LoggedEvent } from '../../src/persistence/queries/log.js';
import { silentNotifier, type Notifier } from '../../src/realtime/notifier.js';
import { startFeed } from '../../src/realtime/feed.js';

interface Given {
  /** Called before each read, which it may spoil. */
  readonly onRead?: () => void;
  readonly notifier?: Notifier;
  readonly pollMs?: number;
}

/** A workspace's log in memory, read by the real feed: thousands of logs in a second, and each read may be spoilt. Positions begin at 1. */
export function aLog({ onRead = () => {}, notifier = silentNotifier(), pollMs = 20 }: Given) {
  const events: LoggedEvent[] = [];
  const faults: unknown[] = [];
  let reads = 0;
  const answer = (parameters: readonly unknown[]): object[] => {
    reads += 1;
    onRead();
    if (parameters.length === 1) return [{ workspaceId: 'acme', position: events.length }];
    const [, after, limit] = parameters as [string, number, number];
    return events.slice(after, after + limit).map((event) => ({ ...event, at: '2026-01-01 00:00:00+00' }));
  };
  class Driver extends DummyDriver {
    override acquireConnection() {
      const executeQuery = async ({ parameters }: { readonly parameters: readonly unknown[] }) => ({
        rows: answer(parameters) as never[],
      });
      return Promise.resolve({ executeQuery } as never);
    }
  }
  const kysely = new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new Driver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const availability = new Availability(() => Promise.resolve({ readOnly: false }));
  const database = { reads: { getKysely: () => kysely }, availability } as unknown as Database;
  const feed = startFeed(database, notifier, pollMs, (fault) => faults.push(fault));
  const append = (ticketId: string | null = 'a ticket'): void =>
    void events.push({ workspaceId: 'acme', position: events.length + 1, ticketId } as LoggedEvent);
  return { events, append, feed, faults, reads: () => reads };
}
