import { randomUUIDv7 } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { instantOf, toText, type Instant } from '../../../src/domain/instant.js';
import { availabilityOf } from '../../../src/domain/sla/availability.js';
import { teamStopwatchesOf } from '../../../src/domain/sla/ola.js';
import { waitsOf, type TicketFact } from '../../../src/domain/sla/ticket-facts.js';
import { PRIORITIES, TICKET_STATUSES, WAITING_REASONS } from '../../../src/domain/ticket/ticket.js';
import { serviceClocks } from '../../../src/persistence/queries/service-clocks.js';
import { targetClocks } from '../../../src/persistence/queries/target-clocks.js';
import { teamClocks } from '../../../src/persistence/queries/team-clocks.js';
import { lasting, roundTheClock } from '../../domain/sla/desk.js';
import { aDatabase } from '../../support/database.js';
import { Rows } from '../../support/rows.js';

const database = await aDatabase();
const start = instantOf('2026-03-02T10:00:00Z');
const rows = new Rows(database, start);
const em = () => database.em();
const minute = (n: number): Instant => start.add({ minutes: n });

let workspaceId: string;
let ticketId: string;
let targetId: string;
let teams: readonly string[] = [];

beforeAll(async () => {
  workspaceId = await rows.workspace();
  ticketId = (await rows.ticket(workspaceId, await rows.person(workspaceId), {})).id;
  await rows.insert('ticket_clock', { ticketId, workspaceId, facts: [] });
  const promise = { olaLength: lasting(4), olaPausedBy: ['REQUESTER'] };
  teams = [await rows.named('team', workspaceId, promise), await rows.named('team', workspaceId)];
  const policyId = randomUUIDv7();
  await rows.insert('sla_policy', {
    ...{ id: policyId, workspaceId, name: 'Gold', position: 1, filter: {}, targets: {}, pausedBy: {}, warnings: [] },
    ...{ escalations: [], active: true, createdAt: toText(start) },
  });
  targetId = randomUUIDv7();
  await rows.insert('target', {
    ...{ id: targetId, workspaceId, ticketId, kind: 'RESOLUTION', cycle: 1, sequence: 1, policyId, priority: 'P3' },
    ...{ pausedBy: ['REQUESTER'], length: lasting(4), state: 'RUNNING', startedAt: toText(start), consumedMs: 0 },
    ['told']: [], // the column's name
  });
});

/** Facts of every kind, one a minute. */
const facts = (): fc.Arbitrary<readonly TicketFact[]> =>
  fc
    .array(
      fc.oneof(
        fc.record({
          kind: fc.constant('EntryAdded' as const),
          author: fc.constantFrom('REQUESTER' as const, 'AGENT' as const, 'AUTOMATION' as const),
          isPublic: fc.boolean(),
        }),
        fc.constantFrom(...TICKET_STATUSES).chain((to) =>
          fc.record({
            kind: fc.constant('TicketStatusChanged' as const),
            to: fc.constant(to),
            waitingReason: to === 'WAITING' ? fc.constantFrom(...WAITING_REASONS) : fc.constant(null),
          }),
        ),
        fc.record({
          kind: fc.constant('TicketCovered' as const),
          policyId: fc.constantFrom(null, 'gold'),
          priority: fc.constantFrom(...PRIORITIES),
        }),
        fc.record({ kind: fc.constant('TeamAssigned' as const), teamId: fc.constantFrom(null, ...teams) }),
      ),
      { maxLength: 12 },
    )
    .map((given): readonly TicketFact[] => [
      { kind: 'TicketOpened', at: start },
      ...given.map((fact, i): TicketFact => ({ ...fact, at: minute(i) })),
    ]);

test('the facts that statements pick are all that the domain looks at (targetClocks, teamClocks, waitsOf, teamStopwatchesOf)', async () => {
  await fc.assert(
    fc.asyncProperty(facts(), async (history) => {
      const kept = JSON.stringify(history.map((fact) => ({ ...fact, at: toText(fact.at) })));
      await sql`update ticket_clock set facts = ${kept}::jsonb where ticket_id = ${ticketId}`.execute(em().getKysely());
      const target = (await targetClocks(em(), workspaceId, [targetId])).get(targetId)!;
      expect(target.waits).toEqual(waitsOf(history));
      const team = (await teamClocks(em(), workspaceId, [ticketId])).get(ticketId)!;
      expect(teamStopwatchesOf(team.facts)).toEqual(teamStopwatchesOf(history));
      expect(waitsOf(team.facts)).toEqual(waitsOf(history));
      // Of the teams that held it, those that promise something.
      const holders = new Set(teamStopwatchesOf(history).map(({ teamId }) => teamId));
      if (holders.has(teams[0]!)) expect([...team.terms.keys()]).toEqual([teams[0]]);
      expect(team.terms.has(teams[1]!)).toBe(false);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('SLA-26 the outages that a statement picks for a period are all that count in it (serviceClocks, availabilityOf)', async () => {
  const serviceId = await rows.named('service', workspaceId);
  const moment = fc.integer({ min: 0, max: 40 });
  const outages = fc.array(
    fc.record({ from: moment, length: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 20 })) }),
    { maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(outages, moment, fc.integer({ min: 1, max: 20 }), async (drawn, begin, length) => {
      const all = drawn.map((each) => ({
        from: minute(each.from),
        to: each.length === null ? null : minute(each.from + each.length),
      }));
      await sql`delete from outage`.execute(em().getKysely());
      for (const { from, to } of all)
        await rows.insert('outage', {
          ...{ id: randomUUIDv7(), workspaceId, serviceId, startedAt: toText(from), endedAt: to && toText(to) },
          createdAt: toText(start),
        });
      const period = { from: minute(begin), to: minute(begin + length) };
      const [clock] = await serviceClocks(em(), workspaceId, [{ serviceId, ...period }]);
      const figures = (some: typeof all) => availabilityOf(some, roundTheClock, 99, period, minute(30));
      expect(figures([...clock!.outages])).toEqual(figures(all));
      expect(clock!.outages.length).toBeLessThanOrEqual(all.length);
    }),
    { numRuns: 60 },
  );
}, 60_000);
