import { randomUUIDv7 } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Facts } from '../../../src/domain/filter/condition.js';
import { instantOf } from '../../../src/domain/instant.js';
import { changesFigures, figuresOf } from '../../../src/domain/ticket/counters.js';
import { PRIORITIES, TICKET_STATUSES } from '../../../src/domain/ticket/ticket.js';
import { ticketCounts } from '../../../src/persistence/queries/counters.js';
import { appendEvents } from '../../../src/persistence/queries/log.js';
import { aDatabase } from '../../support/database.js';
import { Rows } from '../../support/rows.js';

const database = await aDatabase();
const now = instantOf('2026-03-02T10:00:00Z');
const rows = new Rows(database, now);

let workspaceId: string;
let ticketIds: readonly string[] = [];
let teamIds: readonly string[] = [];

beforeAll(async () => {
  workspaceId = await rows.workspace();
  const requesterId = await rows.person(workspaceId);
  teamIds = [await rows.named('team', workspaceId), await rows.named('team', workspaceId)];
  const tickets = [1, 2, 3].map(() => rows.ticket(workspaceId, requesterId, {}));
  ticketIds = (await Promise.all(tickets)).map(({ id }) => id);
});

test('tickets are counted anew where the domain says that their figures change (countTickets, changesFigures, figuresOf)', async () => {
  const facts = fc.record({
    teamId: fc.constantFrom(null, ...teamIds),
    status: fc.constantFrom(...TICKET_STATUSES.slice(0, 3)),
    priority: fc.constantFrom(...PRIORITIES.slice(0, 2)),
    assigneeId: fc.constantFrom(null, 'aram', 'lena'),
    subject: fc.constantFrom('Mail is down', 'Mail is up'),
  });
  const happenings = fc.array(fc.record({ ticket: fc.constantFrom(0, 1, 2), facts }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(happenings, async (drawn) => {
      const em = database.em();
      await sql`delete from event`.execute(em.getKysely());
      await sql`delete from desk_counter`.execute(em.getKysely());
      const known = new Map<number, Facts>();
      const counted = async () =>
        (await ticketCounts(em, workspaceId)).counts.map(({ teamId, status, priority, held, tickets }) => ({
          ...{ teamId, status, priority, held, tickets },
        }));
      let before = await counted();
      for (const { ticket, facts: ticketFacts } of drawn) {
        const event = {
          id: randomUUIDv7(),
          ticketId: ticketIds[ticket]!,
          type: 'TicketEdited',
          actorId: null,
          at: now,
        };
        const rest = { audience: 'INTERNAL', before: null, after: null, ticketFacts } as const;
        await appendEvents(em, workspaceId, [{ ...event, ...rest }]);
        const after = await counted();
        const moved = changesFigures({ factsBefore: known.get(ticket) ?? null, ticketFacts });
        expect(JSON.stringify(after) !== JSON.stringify(before)).toBe(moved);
        known.set(ticket, ticketFacts);
        before = after;
      }
      const { total, unassigned, byTeam } = figuresOf(before);
      const all = [...known.values()];
      expect({ total, unassigned }).toEqual({
        total: all.length,
        unassigned: all.filter(({ assigneeId }) => assigneeId === null).length,
      });
      for (const { teamId, tickets } of byTeam)
        expect(tickets).toBe(all.filter((each) => each['teamId'] === teamId).length);
    }),
    { numRuns: 40 },
  );
}, 60_000);
