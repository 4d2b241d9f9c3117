import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Em } from '../../src/persistence/database.js';
import { endingBehind, Operation } from '../../src/persistence/operation.js';
import { OrganizationRow } from '../../src/persistence/tables/desk.js';
import { aDatabase } from '../support/database.js';

const LIMIT_MS = 50;
const database = await aDatabase();

const id = randomUUID();
const row = { id, workspaceId: id, name: 'Late', createdAt: Temporal.Now.instant(), version: 1 };

test.each<[string, (em: Em) => Promise<unknown>]>([
  ['inserted', (em) => em.insert(OrganizationRow, row)],
  ['flushed', (em) => (em.create(OrganizationRow, row), em.flush())],
  ['updated', (em) => em.nativeUpdate(OrganizationRow, { id }, { name: 'Later' })],
  ['deleted', (em) => em.nativeDelete(OrganizationRow, { id })],
  ['found', (em) => em.findOne(OrganizationRow, { id })],
  ['asked for by a statement', (em) => sql`select 1`.execute(em.getKysely())],
])('LIMIT-03 time that is up within a transaction is known as that when something is %s', async (_what, work) => {
  const operation = new Operation(LIMIT_MS);
  const fault: unknown = await operation
    .run(() =>
      database.em().transactional(async (em) => {
        await delay(LIMIT_MS * 2);
        await work(em as Em);
      }),
    )
    .catch((thrown: unknown) => thrown);
  expect(endingBehind(fault)).toMatchObject({ why: 'TIMEOUT', limitMs: LIMIT_MS });
});
