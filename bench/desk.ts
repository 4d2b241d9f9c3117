/** A desk on a database of its own, for what is measured on a PostgreSQL server. */
import { randomUUIDv7 } from 'node:crypto';
import pg from 'pg';
import { createWorkspace } from '../src/actions/desk/create-workspace.js';
import { createCalendar } from '../src/actions/sla/calendars.js';
import { createSlaPolicy } from '../src/actions/sla/policies.js';
import type { ActionServices } from '../src/actions/action.js';
import { globalId } from '../src/domain/global-id.js';
import { isRefusal } from '../src/domain/refusal.js';
import { WEEKDAYS } from '../src/domain/sla/calendar.js';
import { openDatabase, type Database } from '../src/persistence/database.js';
import { viewerOfPerson } from '../src/persistence/queries/viewer.js';

export const server = process.env['DATABASE_URL'];

export const newId = (): string => randomUUIDv7();
export const now = () => Temporal.Instant.fromEpochMilliseconds(Date.now());
export const ignored = (): void => {};
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Who set the desk up, and how they sign in. */
export const [ADMIN, PASSWORD] = ['admin@bench.test', 'correct horse battery'] as const;

/** One desk. */
export interface BenchDesk {
  readonly database: Database;
  /** Where it is, for another process. */
  readonly url: string;
  readonly context: () => Promise<ActionServices>;
  readonly policyId: string;
  readonly calendarId: string;
  readonly close: () => Promise<void>;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

export const done = <T>(outcome: { readonly result: T | null; readonly problems: readonly unknown[] }): T => {
  if (outcome.result === null) throw new Error(JSON.stringify(outcome.problems));
  return outcome.result;
};

/** A desk whose one policy promises a solution within two days of 24 hours. */
export async function aBenchDesk(): Promise<BenchDesk> {
  const name = `ticketwire_bench_${process.pid}_${newId().slice(-6)}`;
  await onServer(`create database ${name}`);
  const url = new URL(server!);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href, poolSize: 8, maxSilenceMs: 30_000 });
  const admin = { name: 'Admin', email: ADMIN, password: PASSWORD };
  const made = await createWorkspace(
    { database, now: now(), newId },
    { slug: 'bench', name: 'Bench', timeZone: 'UTC', admin },
  );
  if (isRefusal(made)) throw new Error(JSON.stringify(made.problems));
  const context = async (): Promise<ActionServices> => ({
    ...{
      database,
      newId,
      notify: ignored,
      now: now(),
      viewer: await viewerOfPerson(database.em(), made.workspaceId, made.adminId),
    },
  });
  const weekly = WEEKDAYS.map((weekday) => ({ weekday, windows: [{ from: '00:00', to: '24:00' }] }));
  const { calendar } = done(await createCalendar(await context(), { name: 'Always', timeZone: 'UTC', weekly }));
  const length = { openingTime: Temporal.Duration.from('PT48H') };
  const targets = [{ priority: 'P3', kind: 'RESOLUTION', length }] as const;
  const policy = { name: 'Two days', targets, calendarId: globalId('Calendar', calendar!) };
  const { slaPolicy } = done(await createSlaPolicy(await context(), policy));
  const close = async (): Promise<void> => {
    await database.close();
    await onServer(`drop database ${name} with (force)`);
  };
  return { database, url: url.href, context, policyId: slaPolicy!, calendarId: calendar!, close };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
