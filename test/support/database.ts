import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { MikroORM } from '@mikro-orm/pglite';
import { createPostgreSqlTypeParsers } from '@mikro-orm/sql';
import array from 'postgres-array';
import { afterAll, inject } from 'vitest';
import { openDatabase, type Database } from '../../src/persistence/database.js';
import { embeddedOptions, embeddedStart, migrated } from '../../src/persistence/embedded.js';
import { makeDatabase, onServer, urlOf, type Origin } from './global-setup.js';

/** Whether the tests run on a PostgreSQL server, and not on the embedded one. */
export const onPostgres = (): boolean => 'server' in inject('origin');

/** Whether they run behind a pooler in transaction mode. */
export const behindPooler = (): boolean => {
  const origin = inject('origin');
  return 'server' in origin && origin.pooler !== null;
};

/** A database of a test's own, with its address where it has one, and its address past the pooler, which is the same where there is none. */
export type TestDatabase = Database & { readonly url: string | null; readonly directUrl: string | null };

/** The settings by which a process of the server's own reaches the database. */
export const settingsFor = ({ url, directUrl }: TestDatabase): Readonly<Record<string, string>> => ({
  DATABASE_URL: url!,
  ...(behindPooler() && { DATABASE_DIRECT_URL: directUrl! }),
});

/** A migrated, empty database of this test file's own; closed and gone after the file. Call it at the top of the file. */
export async function aDatabase(): Promise<TestDatabase> {
  const origin = inject('origin');
  const { database, url, directUrl, dispose } =
    'server' in origin ? await copyOnServer(origin) : await copyOfSnapshot(origin.snapshot);
  afterAll(dispose);
  return Object.assign(database, { url, directUrl });
}

/** Fills a data folder with a migrated, empty database: a copy of one that was made once, for to make one takes seconds. */
export async function fillDataFolder(folder: string): Promise<void> {
  const origin = inject('origin');
  if ('data' in origin) await cp(origin.data, folder, { recursive: true });
  else await (await openDatabase({ folder })).close();
}

/** The settings by which processes reach a migrated, empty database of this test file's own, on the server or in a folder; gone after the file. Call it at the top of the file. */
export async function preparedSettings(): Promise<Readonly<Record<string, string>>> {
  if (onPostgres()) return settingsFor(await aDatabase());
  const folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-place-'));
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }));
  const data = path.join(folder, 'data');
  await fillDataFolder(data);
  return { DATA_DIR: data };
}

let copies = 0;

async function copyOnServer({ server, template, pooler, isHostile }: Extract<Origin, { server: string }>) {
  const name = `${template}_${process.pid}_${(copies += 1)}_${Math.random().toString(36).slice(2, 8)}`;
  await makeDatabase(server, name, { template, isHostile });
  const url = urlOf(pooler ?? server, name);
  const directUrl = urlOf(server, name);
  const past = pooler ? { directUrl } : {};
  const database = await openDatabase({ url, poolSize: 10, maxSilenceMs: 30_000, ...past });
  const dispose = async (): Promise<void> => {
    await database.close();
    await onServer(server, `drop database ${name} with (force)`);
  };
  return { database, url, directUrl, dispose };
}

/** Embedded databases that a file of this worker has left empty; to open one costs a second. */
const left: PGlite[] = [];

async function copyOfSnapshot(snapshot: string) {
  // `driverOptions: { loadDataDir }` would clone the Blob and fail (MikroORM 7.2.1), so PGlite is made here, with the driver's parsers.
  const pglite =
    left.pop() ??
    (await PGlite.create({
      ...embeddedStart,
      loadDataDir: new Blob([await readFile(snapshot)]),
      parsers: createPostgreSqlTypeParsers((text) => array.parse(text)),
    }));
  const schema = await schemaOf(pglite);
  const lent = lend(pglite);
  const orm = await MikroORM.init({ ...embeddedOptions, dbName: 'memory://', driverOptions: { pglite: lent.pglite } });
  const database = await migrated(orm, async () => {
    if (lent.end()) await leave(pglite, schema);
  });
  return { database, url: null, directUrl: null, dispose: () => database.close() };
}

/** Lends a database to one file: what still asks it later meets an error, and not the rows of another file. */
function lend(pglite: PGlite): { readonly pglite: PGlite; readonly end: () => boolean } {
  let isLent = true;
  const proxy = new Proxy(pglite, {
    get(target, name) {
      if (!isLent && name !== 'closed') throw new Error('this database has been given back');
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { pglite: proxy, end: () => isLent && !(isLent = false) };
}

/** Empties a database for the next file, unless this one has closed it or changed more than rows. */
async function leave(pglite: PGlite, schema: string): Promise<void> {
  if (pglite.closed) return;
  try {
    await pglite.exec('discard all');
    if ((await schemaOf(pglite)) !== schema) throw new Error('its schema is another one');
    const { rows } = await pglite.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'mikro_orm_migrations'",
    );
    await pglite.exec(`truncate ${rows.map(({ name }) => name).join()} restart identity`);
    left.push(pglite);
  } catch {
    await pglite.close(); // the next file opens one of its own
  }
}

/** What files change of a database besides rows, and which migrations it has. */
async function schemaOf(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ schema: string }>(`
    select md5(string_agg(line, E'\n' order by line)) as schema from (
      select format('%s %s %s %s %s', c.oid::regclass, c.reloptions, a.attname, a.atttypid, a.attnotnull) as line
      from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 where c.relnamespace = 'public'::regnamespace
      union all select format('%s %s', oid, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
      union all select format('default %s %s', oid, pg_get_expr(adbin, adrelid)) from pg_attrdef
      union all select format('trigger %s %s', oid, tgenabled) from pg_trigger
      union all select format('function %s %s', oid, md5(prosrc)) from pg_proc where pronamespace = 'public'::regnamespace
      union all select format('schema %s', nspname) from pg_namespace
      union all select format('migration %s', name) from mikro_orm_migrations
      union all select format('role %s', rolname) from pg_roles
      union all select format('setting %s', setconfig) from pg_db_role_setting) each`);
  return rows[0]!.schema;
}
