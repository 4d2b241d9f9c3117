import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { PGlite } from '@electric-sql/pglite';
import { openDatabase } from '../../src/persistence/database.js';
import { hostileStatements } from './hostile-defaults.js';
import { noPgBouncer, startPgBouncer } from './pgbouncer.js';

/** Where test databases come from: a migrated template on the server, or a snapshot of a migrated embedded one. */
/** `data`: the data folder that the snapshot was taken of. */
export type Origin = ServerOrigin | { readonly snapshot: string; readonly data: string };

interface ServerOrigin {
  readonly server: string;
  readonly template: string;
  /** Where a PgBouncer in transaction mode stands before the server; null where none does. */
  readonly pooler: string | null;
  /** Whether every default of the databases is hostile. */
  readonly isHostile: boolean;
}

declare module 'vitest' {
  interface ProvidedContext {
    origin: Origin;
  }
}

/** Migrates once; every test file then starts from a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Tests that start the desk's own processes build it first; built here, they find it done and don't write over each other.
  execFileSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' });
  const server = process.env['DATABASE_URL'];
  if (!server && process.env['TEST_DATABASE']) throw new Error('TEST_DATABASE needs a server: DATABASE_URL');
  return server ? fromServer(project, server) : fromSnapshot(project);
}

/** How the server is reached: `TEST_DATABASE` may be `hostile` or `pgbouncer`. */
async function fromServer(project: TestProject, server: string): Promise<() => Promise<void>> {
  const kind = process.env['TEST_DATABASE'] ?? '';
  if (!['', 'hostile', 'pgbouncer'].includes(kind)) throw new Error('TEST_DATABASE: expected hostile or pgbouncer');
  const missing = kind === 'pgbouncer' ? noPgBouncer() : null;
  if (missing) throw new Error(missing);
  const template = `ticketwire_test_${process.pid}`;
  const isHostile = kind === 'hostile';
  await makeDatabase(server, template, { isHostile });
  const pgbouncer = kind === 'pgbouncer' ? await startPgBouncer(server) : null;
  const pooler = pgbouncer?.urlOf(server) ?? null;
  const database = await openDatabase({ url: urlOf(pooler ?? server, template), poolSize: 2, maxSilenceMs: 30_000 });
  await database.close();
  // A pooler keeps its connections to the server, and nothing is copied that somebody is connected to.
  await onServer(server, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${template}'`);
  project.provide('origin', { server, template, pooler, isHostile });
  return async () => {
    await pgbouncer?.stop();
    await onServer(server, `drop database ${template} with (force)`);
  };
}

/** Makes a database on a server, from a template if one is named. Defaults don't come with a template. */
export async function makeDatabase(
  server: string,
  name: string,
  { template, isHostile }: { readonly template?: string; readonly isHostile: boolean },
): Promise<void> {
  await onServer(server, `create database ${name}${template ? ` template ${template}` : ''}`);
  if (isHostile) await onServer(urlOf(server, name), hostileStatements(name).join('; '));
}

async function fromSnapshot(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-test-'));
  const data = path.join(folder, 'data');
  await (await openDatabase({ folder: data })).close();
  const pglite = await PGlite.create({ dataDir: path.join(data, 'database') });
  const snapshot = path.join(folder, 'snapshot.tar');
  await writeFile(snapshot, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await pglite.close();
  project.provide('origin', { snapshot, data });
  return () => rm(folder, { recursive: true });
}

/** One statement on the database of an address, whatever its defaults are. */
export async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: harmless(server) });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The address of another database on the same server. */
export function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** The address for a client that is the test's own, and relies on no default of the database's but these. */
export function harmless(address: string): string {
  const url = new URL(address);
  const settings = {
    statement_timeout: 0,
    lock_timeout: 0,
    idle_session_timeout: 0,
    default_transaction_read_only: 'off',
  };
  const more = {
    ...{ idle_in_transaction_session_timeout: 0, default_tablespace: '', exit_on_error: 'off', search_path: 'public' },
    ...{ default_transaction_isolation: String.raw`read\ committed`, default_table_access_method: 'heap' },
  };
  const options = Object.entries({ ...settings, ...more }).map(([name, value]) => `-c ${name}=${value}`);
  url.searchParams.set('options', options.join(' '));
  return url.href;
}
