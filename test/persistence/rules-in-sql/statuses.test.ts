import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { queueOf } from '../../../src/domain/assignment/agent-queue.js';
import { byTurn } from '../../../src/domain/assignment/backlog.js';
import { needsAgent } from '../../../src/domain/assignment/by-rule.js';
import { GIVEN_BACK } from '../../../src/domain/assignment/presence.js';
import { loadOf } from '../../../src/domain/assignment/workload.js';
import { closesAt } from '../../../src/domain/closing/closing.js';
import { durationOf, instantOf, toText } from '../../../src/domain/instant.js';
import { conditionOf } from '../../../src/domain/sla/read-policy.js';
import { followTicket, type CoveringPolicy } from '../../../src/domain/sla/follow-ticket.js';
import { PRIORITIES, TICKET_STATUSES, type Priority, type TicketStatus } from '../../../src/domain/ticket/ticket.js';
import { heldBy } from '../../../src/persistence/queries/agent-queue.js';
import { claimGiveBack } from '../../../src/persistence/queries/presence.js';
import { hasOpenTickets } from '../../../src/persistence/queries/promises.js';
import { ticketsToRecompute } from '../../../src/persistence/queries/recomputes.js';
import { holdQueue, routingTable } from '../../../src/persistence/queries/routing.js';
import { workspaceOf } from '../../../src/persistence/queries/viewer.js';
import { inTransaction } from '../../../src/persistence/transaction.js';
import { queued, weighing } from '../../domain/assignment/desk.js';
import { lasting, officeHours, opened, roundTheClock } from '../../domain/sla/desk.js';
import { aDatabase } from '../../support/database.js';
import { Rows } from '../../support/rows.js';

const database = await aDatabase();
const now = instantOf('2026-03-02T10:00:00Z');
const rows = new Rows(database, now);
const em = () => database.em();

interface Known {
  readonly id: string;
  readonly status: TicketStatus;
  readonly priority: Priority;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  readonly openedAt: string;
}

let workspaceId: string;
let teamId: string;
let agentId: string;
let requesterId: string;
/** One ticket of each status and priority: held by the agent, in the queue of the team, and in no queue. */
let tickets: readonly Known[];

beforeAll(async () => {
  workspaceId = await rows.workspace();
  teamId = await rows.named('team', workspaceId, { autoAssign: true });
  agentId = await rows.person(workspaceId, { role: 'AGENT', presence: 'OFFLINE', givesBackAt: toText(now) });
  await rows.insert('team_member', { teamId, personId: agentId, workspaceId, lead: false });
  requesterId = await rows.person(workspaceId);
  const places = [
    { teamId, assigneeId: agentId },
    { teamId, assigneeId: null },
    { teamId: null, assigneeId: null },
  ];
  const made: Known[] = [];
  for (const place of places)
    for (const [i, status] of TICKET_STATUSES.entries())
      for (const [k, priority] of PRIORITIES.entries())
        made.push(
          await rows.ticket(workspaceId, requesterId, {
            ...place,
            status,
            priority,
            openedAt: toText(now.subtract({ minutes: ((i * 7 + k * 11) % 30) + 1 })),
          }),
        );
  tickets = made;
});

const idsOf = (some: readonly { readonly id: string }[]): readonly string[] => some.map(({ id }) => id).toSorted();

describe('what an agent holds', () => {
  test('is counted of the tickets that take capacity (heldBy, queueOf, loadOf)', async () => {
    const held = tickets.filter(({ assigneeId }) => assigneeId === agentId);
    const taking = held.filter((ticket) => loadOf(ticket, { ...weighing, waitingPercent: 100 }) > 0);
    const { held: counted } = (await heldBy(em(), workspaceId, agentId))!;
    const queue = queueOf(counted, 10, { ...weighing, defaultCapacity: 20 });
    expect(taking.length).toBeLessThan(held.length);
    expect(queue.tickets).toBe(taking.length);
    expect(queue.load * 100).toBe(held.reduce((sum, ticket) => sum + loadOf(ticket, weighing), 0));
  });

  test.each([0, 1, 7])(
    'is their load when tickets are routed, but for the %d that are (routingTable, loadOf)',
    async (n) => {
      const held = tickets.filter(({ assigneeId }) => assigneeId === agentId);
      const routed = idsOf(held).slice(0, n);
      const asked = { teamIds: [teamId], ticketIds: routed, weighing, defaultCapacity: 20, now, isQuestion: true };
      const { candidates } = await routingTable(em(), workspaceId, asked);
      const others = held.filter(({ id }) => !routed.includes(id));
      expect(candidates).toMatchObject([
        { id: agentId, load: others.reduce((sum, ticket) => sum + loadOf(ticket, weighing), 0) },
      ]);
    },
  );

  test('is given back by the statuses of the domain (claimGiveBack, GIVEN_BACK)', async () => {
    const ids = await inTransaction({ database }, (inside) => claimGiveBack(inside, workspaceId, agentId, now));
    const held = tickets.filter(({ assigneeId }) => assigneeId === agentId);
    expect(ids.toSorted()).toEqual(idsOf(held.filter(({ status }) => GIVEN_BACK.includes(status))));
  });
});

describe('a queue', () => {
  test('holds the tickets that need an agent, in their turn (holdQueue, needsAgent, byTurn)', async () => {
    const { ticketIds } = await inTransaction({ database }, (inside) => holdQueue(inside, workspaceId, teamId, 1000));
    const inTurn = tickets
      .filter((ticket) => ticket.teamId === teamId && needsAgent(ticket))
      .map(({ id, priority, openedAt }) => queued(id, { priority, queuedSince: instantOf(openedAt) }))
      .toSorted(byTurn);
    expect(inTurn.length).toBeGreaterThan(10);
    const turnOf = (id: string) => {
      const { priority, openedAt } = tickets.find((ticket) => ticket.id === id)!;
      return `${priority} ${openedAt}`;
    };
    expect(ticketIds.toSorted()).toEqual(inTurn.map(({ ticketId }) => ticketId).toSorted());
    expect(ticketIds.map(turnOf)).toEqual(inTurn.map(({ ticketId }) => turnOf(ticketId)));
  });

  test.each([
    { ofCategory: null, ofTeam: false, isRouted: false },
    { ofCategory: null, ofTeam: true, isRouted: true },
    { ofCategory: false, ofTeam: false, isRouted: false },
    { ofCategory: false, ofTeam: true, isRouted: false },
    { ofCategory: true, ofTeam: false, isRouted: true },
    { ofCategory: true, ofTeam: true, isRouted: true },
  ])(
    'is routed as the category says, else as the team does: $ofCategory, $ofTeam (holdQueue, routingTable, deskOf)',
    async ({ ofCategory, ofTeam, isRouted }) => {
      const workspace = await rows.workspace();
      const team = await rows.named('team', workspace, { autoAssign: ofTeam });
      const categoryId = await rows.named('category', workspace, { autoAssign: ofCategory });
      const { id } = await rows.ticket(workspace, await rows.person(workspace), { teamId: team, categoryId });
      const { ticketIds } = await inTransaction({ database }, (inside) => holdQueue(inside, workspace, team, 10));
      expect(ticketIds).toEqual(isRouted ? [id] : []);
      const asked = { teamIds: [team], ticketIds: [id], weighing, defaultCapacity: 20, now, isQuestion: true };
      expect((await routingTable(em(), workspace, asked)).queue).toMatchObject([{ ticketId: id, isRouted }]);
      // A desk where nothing is routed doesn't look for agents at all.
      if (isRouted) expect((await workspaceOf(em(), workspace)).routes).toBe(true);
      expect((await workspaceOf(em(), workspace)).routes).toBe(ofTeam || ofCategory === true);
    },
  );
});

describe.each(TICKET_STATUSES)('a ticket that is %s', (status) => {
  const policy: CoveringPolicy = {
    ...{ id: 'gold', name: 'gold', position: 1, filter: conditionOf({}), calendarId: 'office', active: true },
    ...{ targets: { P3: { RESOLUTION: lasting(4) } }, pausedBy: {}, warnings: [], escalations: [] },
  };
  const calendarOf = () => ({ version: { id: 'office', version: 1 }, compiled: officeHours });
  const promises = { policies: [policy], activeTeamIds: new Set<string>(), calendarOf };
  const ticket = { status, priority: 'P3', isPriorityByHand: false, teamId: null, assigneeId: null } as const;
  const clock = { facts: [opened('2026-03-02T09:00:00Z')], targets: [] };
  const followed = followTicket(clock, { ...ticket, facts: { status } }, { promises, now, newId: randomUUIDv7 });
  const isCovered = followed.clock.targets.length > 0;
  const delay = { length: durationOf('P7D'), calendar: roundTheClock };
  const isClosing = closesAt({ status, resolvedAt: now }, delay) !== null;

  test('counts as open where a policy may cover it (hasOpenTickets, followTicket)', async () => {
    const workspace = await rows.workspace();
    await rows.ticket(workspace, await rows.person(workspace), { status });
    expect(await hasOpenTickets(em(), workspace)).toBe(isCovered);
  });

  test.each(['POLICY', 'CALENDAR', 'RULES'] as const)(
    'is looked at after a change of %s where that may change it (ticketsToRecompute, followTicket, closesAt)',
    async (cause) => {
      const workspace = await rows.workspace();
      const { id } = await rows.ticket(workspace, await rows.person(workspace), { status });
      const recompute = { id: randomUUIDv7(), workspaceId: workspace, cause, calendarId: null, lastTicketId: null };
      const ids = await inTransaction({ database }, (inside) => ticketsToRecompute(inside, recompute, 10));
      expect(ids).toEqual(isCovered || (isClosing && cause !== 'POLICY') ? [id] : []);
    },
  );
});

test('the indexes of open tickets cover the statuses that need an agent (ticket_open, ticket_unassigned, ticket_held)', async () => {
  const { rows: found } = await sql<{ name: string; condition: string }>`
    select c.relname as name, pg_get_expr(i.indpred, i.indrelid) as condition from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relname in ('ticket_open', 'ticket_unassigned', 'ticket_held')`.execute(em().getKysely());
  const open = TICKET_STATUSES.filter((status) => needsAgent({ status, teamId, assigneeId: null }));
  expect(found).toHaveLength(3);
  for (const { name, condition } of found)
    expect(
      [...condition.matchAll(/'([A-Z]+)'/g)].map(([, status]) => status),
      name,
    ).toEqual(open);
});
