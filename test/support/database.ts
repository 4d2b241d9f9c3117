import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { MikroORM } from '@mikro-orm/pglite';
import { createPostgreSqlTypeParsers } from '@mikro-orm/sql';
import array from 'postgres-array';
import { afterAll, inject } from 'vitest';
import { embeddedOptions, migrated, openDatabase, type Database } from '../../src/persistence/database.js';
import { onServer, urlOf, type Origin } from './global-setup.js';

/** Whether the tests run on a PostgreSQL server, and not on the embedded one. */
export const onPostgres = (): boolean => 'server' in inject('origin');

/** A migrated, empty database, with its address where it has one, of this test file's own; closed and gone after the file. Call it at the top of the file. */
export async function aDatabase(): Promise<Database & { readonly url: string | null }> {
  const origin = inject('origin');
  const { database, url, dispose } =
    'server' in origin ? await copyOnServer(origin) : await copyOfSnapshot(origin.snapshot);
  afterAll(dispose);
  return Object.assign(database, { url });
}

let copies = 0;

async function copyOnServer({ server, template }: Extract<Origin, { server: string }>) {
  const name = `${template}_${process.pid}_${(copies += 1)}_${Math.random().toString(36).slice(2, 8)}`;
  await onServer(server, `create database ${name} template ${template}`);
  const url = urlOf(server, name);
  const database = await openDatabase({ url, poolSize: 10, maxSilenceMs: 30_000 });
  const dispose = async (): Promise<void> => {
    await database.close();
    await onServer(server, `drop database ${name} with (force)`);
  };
  return { database, url, dispose };
}

async function copyOfSnapshot(snapshot: string) {
  // `driverOptions: { loadDataDir }` would clone the Blob and fail (MikroORM 7.2.1), so PGlite is made here, with the driver's parsers.
  const pglite = await PGlite.create({
    loadDataDir: new Blob([await readFile(snapshot)]),
    parsers: createPostgreSqlTypeParsers((text) => array.parse(text)),
  });
  const orm = await MikroORM.init({ ...embeddedOptions, dbName: 'memory://', driverOptions: { pglite } });
  const database = await migrated(orm, () => pglite.close());
  return { database, url: null, dispose: () => database.close() };
}
