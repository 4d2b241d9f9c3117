import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../src/domain/access/roles.js';
import { PRESENCES } from '../../../src/domain/assignment/presence.js';
import { SKILL_LEVEL } from '../../../src/domain/assignment/skills.js';
import { CAPACITY } from '../../../src/domain/assignment/workload.js';
import { byCodePoint } from '../../../src/domain/bounds.js';
import { RATING } from '../../../src/domain/feedback/rating.js';
import { instantOf } from '../../../src/domain/instant.js';
import { TARGET_KINDS } from '../../../src/domain/sla/stopwatch.js';
import { TARGET_STATES } from '../../../src/domain/sla/target-reading.js';
import { VISIBILITIES } from '../../../src/domain/ticket/events.js';
import { LEVELS, PRIORITIES, TICKET_STATUSES, TICKET_TYPES, ticketNumber } from '../../../src/domain/ticket/ticket.js';
import { aDatabase } from '../../support/database.js';
import { Rows } from '../../support/rows.js';

const database = await aDatabase();
const kysely = () => database.em().getKysely();

/** What a check constraint of a column says, as PostgreSQL writes it. */
async function checkOf(table: string, column: string): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select pg_get_constraintdef(oid) as text from pg_constraint
    where conrelid = ${table}::regclass and conname = ${`${table}_${column}_check`} and contype = 'c'`.execute(
    kysely(),
  );
  return rows[0]!.text;
}

describe('a column takes what the domain knows, and nothing else', () => {
  test.each([
    ['person', 'role', ROLES],
    ['person', 'presence', PRESENCES],
    ['ticket', 'type', TICKET_TYPES],
    ['ticket', 'status', TICKET_STATUSES],
    ['ticket', 'impact', LEVELS],
    ['ticket', 'urgency', LEVELS],
    ['ticket', 'priority', PRIORITIES],
    ['ticket', 'derived_priority', PRIORITIES],
    ['entry', 'visibility', VISIBILITIES],
    ['event', 'audience', VISIBILITIES],
    ['target', 'kind', TARGET_KINDS],
    ['target', 'priority', PRIORITIES],
    ['target', 'state', TARGET_STATES],
  ] as const)('%s.%s', async (table, column, values) => {
    const known = [...(await checkOf(table, column)).matchAll(/'([^']+)'/g)].map(([, value]) => value);
    expect(known.toSorted()).toEqual([...values].toSorted());
  });

  test.each([
    ['person', 'capacity', CAPACITY],
    ['person_skill', 'level', SKILL_LEVEL],
    ['category_skill', 'level', SKILL_LEVEL],
    ['feedback', 'rating', RATING],
  ] as const)('%s.%s, a number', async (table, column, { min, max }) => {
    const [least, most] = [...(await checkOf(table, column)).matchAll(/\d+/g)].map(Number);
    expect({ min: least, max: most }).toEqual({ min, max });
  });
});

test('priorities are in the same order in statements (collate "C") and in the domain', () => {
  expect(PRIORITIES.toSorted(byCodePoint)).toEqual(PRIORITIES);
});

test('the count behind the dash of a number is read as the domain writes it (number_count, ticketNumber)', async () => {
  const rows = new Rows(database, instantOf('2026-03-02T10:00:00Z'));
  const workspaceId = await rows.workspace();
  const requesterId = await rows.person(workspaceId);
  for (const type of TICKET_TYPES)
    for (const count of [1, 10, 1_000_000])
      await rows.ticket(workspaceId, requesterId, { type, number: ticketNumber(type, count) });
  const { rows: read } = await sql<{ count: number }>`
    select number_count as count from ticket order by number_count, number`.execute(kysely());
  expect(read.map(({ count }) => count)).toEqual([1, 10, 1_000_000].flatMap((count) => TICKET_TYPES.map(() => count)));
});
