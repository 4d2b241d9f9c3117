import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { PGlite } from '@electric-sql/pglite';
import { openDatabase } from '../../src/persistence/database.js';

/** Where test databases come from: a migrated template on the server, or a snapshot of a migrated embedded one. */
export type Origin = { readonly server: string; readonly template: string } | { readonly snapshot: string };

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
  return server ? fromServer(project, server) : fromSnapshot(project);
}

async function fromServer(project: TestProject, server: string): Promise<() => Promise<void>> {
  const template = `ticketwire_test_${process.pid}`;
  await onServer(server, `create database ${template}`);
  const database = await openDatabase({ url: urlOf(server, template), poolSize: 2, maxSilenceMs: 30_000 });
  await database.close();
  project.provide('origin', { server, template });
  return () => onServer(server, `drop database ${template} with (force)`);
}

async function fromSnapshot(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-test-'));
  const data = path.join(folder, 'data');
  await (await openDatabase({ folder: data })).close();
  const pglite = await PGlite.create({ dataDir: path.join(data, 'database') });
  const snapshot = path.join(folder, 'snapshot.tar');
  await writeFile(snapshot, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await pglite.close();
  project.provide('origin', { snapshot });
  return () => rm(folder, { recursive: true });
}

/** One statement on the server's own database. */
export async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
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
