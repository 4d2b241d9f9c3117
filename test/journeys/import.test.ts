import { randomUUIDv7 } from 'node:crypto';
import { setImmediate as giveWay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { importHistory } from '../../src/actions/import/import-history.js';
import { isBrokenFile } from '../../src/domain/history/header.js';
import { reportOf } from '../../src/domain/history/report.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { aLog, readLog, type Line } from '../domain/history/a-log.js';
import type { Json } from '../support/client.js';
import { aDesk, idOf } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent One', { role: 'AGENT' });

/** Reads a log and imports it, as the command does; answers the lines of the report. */
async function importLog(log: string, timeZone = 'UTC'): Promise<readonly string[]> {
  const history = readLog(log, timeZone);
  if (isBrokenFile(history)) throw new Error(history.message);
  const context = {
    database: desk.database,
    now: desk.clock.now(),
    newId: () => randomUUIDv7(),
    giveWay: () => giveWay(),
  };
  const imported = await importHistory(context, { incidents: history.incidents, workspace: 'acme' });
  if (isRefusal(imported)) throw new Error(JSON.stringify(imported));
  return reportOf(imported, { timeZone, unread: [], ...history });
}

const TICKET = `id number externalId status waitingReason cycle subject channel priority impact openedAt updatedAt firstRespondedAt
  resolvedAt closedAt requester { name email role externalId } openedBy { name } team { name } assignee { name role } category { name }
  priorityOverride { priority reason } resolutions { cycle code notes resolvedAt resolvedBy { name } }
  timeline(first: 50) { nodes { __typename ... on TicketEvent { at actor { name } }
    ... on TicketStatusChanged { from to cycle } ... on TicketAssigned { kind toTeam { name } toAssignee { name } } } }`;

async function ticket(externalId: string): Promise<Json> {
  const { tickets } = await agent.ask(
    `query ($externalId: String!) { tickets(where: { externalId: { eq: $externalId } }, first: 2) { nodes { ${TICKET} } } }`,
    { externalId },
  );
  const nodes = tickets!['nodes'] as unknown as readonly Json[];
  expect(nodes).toHaveLength(1);
  return nodes[0]!;
}

/** Everything of the desk that an import could touch, as the API tells it. */
const everything = () =>
  agent.ask(
    `{ tickets(first: 100) { nodes { ${TICKET} version } asOf } people(first: 100) { totalCount } teams(first: 100) { totalCount } }`,
  );

/** A moment of March 2026, as the API tells it: `at('02T09:00')`. */
const at = (time: string): string => `2026-03-${time}:00.000Z`;

const STILL_OPEN: Line = { resolved_at: '?', closed_at: '?', closed_code: '?' };
const LATE: Line = { number: 'INC0000137', assignment_group: 'Group 70' };
const LOG = aLog(
  { assigned_to: '?' },
  { incident_state: 'Active', assigned_to: 'Resolver 1', sys_updated_at: '02-03-2026 09:30' },
  { incident_state: 'Awaiting Vendor', assigned_to: 'Resolver 1', sys_updated_at: '02-03-2026 10:00' },
  'this is,not a line',
  { incident_state: 'Resolved', assigned_to: 'Resolver 1', sys_updated_at: '02-03-2026 10:30' },
  { incident_state: 'Active', reopen_count: '1', assigned_to: 'Resolver 1', sys_updated_at: '02-03-2026 10:45' },
  { incident_state: 'Resolved', reopen_count: '1', assigned_to: 'Resolver 1', sys_updated_at: '02-03-2026 11:00' },
  { incident_state: 'Closed', reopen_count: '1', assigned_to: 'Resolver 1', sys_updated_at: '05-03-2026 12:00' },
  { ...LATE, sys_updated_at: '02-03-2026 11:10' },
  { ...LATE, sys_updated_at: '02-03-2026 09:05' },
  { ...LATE, incident_state: 'Resolved', sys_updated_at: '02-03-2026 11:00' },
  { ...LATE, incident_state: 'Closed', sys_updated_at: '05-03-2026 12:00', opened_at: '31-02-2026 09:00' },
  { ...LATE, incident_state: 'Closed', sys_updated_at: '05-03-2026 12:00' },
  { ...STILL_OPEN, number: 'INC0000300', impact: '3 - Low', urgency: '3 - Low', priority: '4 - Low' },
  { number: 'INC0000400', incident_state: 'Dreaming' },
  { ...STILL_OPEN, number: 'INC0000500', incident_state: 'Active', assignment_group: '?' },
);

describe('taking over the history of another desk', () => {
  test('HIST-03 each incident becomes a ticket, with its own times and its history; broken lines are told and stop nothing', async () => {
    const { tickets } = await agent.ask('{ tickets { asOf } }');
    const subscriber = agent.subscribe(
      'subscription ($after: Position) { ticketStatusChanged(after: $after) { from to at ticket { externalId } } }',
      { after: tickets!['asOf'] },
    );
    const report = await importLog(LOG);
    expect(report).toContain('  line 5: There must be 36 cells, as in the header, not 2.');
    expect(report).toContain('  line 13: opened_at must be a time as dd-mm-yyyy hh:mm, not "31-02-2026 09:00".');
    expect(report.find((line) => line.startsWith('  line 16:'))).toContain('incident_state must be one of');
    expect(report.at(-1)).toBe(
      'imported 4 incidents, 13 rows, 3 incidents adapted, 3 lines skipped, 0 incidents already there',
    );
    const delivered = (await subscriber.take(9)).map(
      (moved) => `${String(moved['ticket']!['externalId'])} ${String(moved['to'])}`,
    );
    expect(delivered).toEqual([
      ...['OPEN', 'WAITING', 'RESOLVED', 'OPEN', 'RESOLVED', 'CLOSED'].map((to) => `INC0000001 ${to}`),
      ...['RESOLVED', 'CLOSED'].map((to) => `INC0000137 ${to}`),
      'INC0000500 OPEN',
    ]);
  });

  test('HIST-01 the API answers what the log says', async () => {
    expect(await ticket('INC0000001')).toMatchObject({
      ...{ number: 'INC-1', status: 'CLOSED', cycle: 2, subject: 'Network, VPN', channel: 'PHONE', priority: 'P3' },
      ...{ openedAt: at('02T09:00'), resolvedAt: at('02T11:00'), closedAt: at('05T12:00'), updatedAt: at('05T12:00') },
      requester: { name: 'Caller 1', email: null, role: 'REQUESTER', externalId: 'Caller 1' },
      ...{ openedBy: { name: 'Opened by 1' }, team: { name: 'Group 1' }, category: { name: 'Network' } },
      ...{ assignee: { name: 'Resolver 1', role: 'AGENT' }, firstRespondedAt: null, priorityOverride: null },
      resolutions: [
        { cycle: 1, code: 'NOT_GIVEN', resolvedAt: at('02T10:30'), resolvedBy: { name: 'Updated by 1' } },
        {
          cycle: 2,
          code: 'CODE_5',
          notes: 'Imported: no notes',
          resolvedAt: at('02T11:00'),
          resolvedBy: { name: 'Resolved by 1' },
        },
      ],
    });
  });

  test('the timeline holds its history, in order and with its own times', async () => {
    const { timeline } = await ticket('INC0000001');
    const events = timeline!['nodes'] as unknown as readonly Record<string, string>[];
    expect(events.map((event) => [event['at'], event['__typename'], event['to'] ?? event['kind'] ?? null])).toEqual([
      [at('02T09:00'), 'TicketOpened', null],
      [at('02T09:05'), 'TicketAssigned', 'ASSIGNED'],
      [at('02T09:30'), 'TicketAssigned', 'ASSIGNED'],
      [at('02T09:30'), 'TicketStatusChanged', 'OPEN'],
      [at('02T10:00'), 'TicketStatusChanged', 'WAITING'],
      [at('02T10:30'), 'TicketStatusChanged', 'RESOLVED'],
      [at('02T10:45'), 'TicketStatusChanged', 'OPEN'],
      [at('02T11:00'), 'TicketStatusChanged', 'RESOLVED'],
      [at('05T12:00'), 'TicketStatusChanged', 'CLOSED'],
    ]);
  });

  test('lines out of order, one of them broken, are put in order', async () => {
    const imported = await ticket('INC0000137');
    expect(imported).toMatchObject({
      status: 'CLOSED',
      cycle: 1,
      resolvedAt: at('02T11:00'),
      closedAt: at('05T12:00'),
    });
    expect(imported['timeline']!['nodes']).toMatchObject([
      { __typename: 'TicketOpened', at: at('02T09:00') },
      { __typename: 'TicketAssigned', at: at('02T09:05'), toTeam: { name: 'Group 70' } },
      { __typename: 'TicketStatusChanged', at: at('02T11:00'), from: 'NEW', to: 'RESOLVED' },
      { __typename: 'TicketStatusChanged', at: at('05T12:00'), from: 'RESOLVED', to: 'CLOSED' },
    ]);
  });

  test('HIST-02 running it again changes nothing', async () => {
    const before = await everything();
    const report = await importLog(LOG);
    expect(report.at(-1)).toBe(
      'imported 0 incidents, 0 rows, 0 incidents adapted, 3 lines skipped, 4 incidents already there',
    );
    expect(await everything()).toEqual(before);
  });

  test('a longer log adds only what is new, under the next number, in the zone that was asked for', async () => {
    const longer = `${LOG}${aLog({ number: 'INC0000600', incident_state: 'Closed', sys_updated_at: '05-03-2026 12:00' }).split('\n')[1]}\n`;
    const report = await importLog(longer, 'Asia/Seoul');
    expect(report.at(-1)).toMatch(/^imported 1 incidents, 1 rows, /);
    expect(await ticket('INC0000600')).toMatchObject({
      number: 'INC-5',
      openedAt: at('02T00:00'),
      resolvedAt: at('02T02:00'),
    });
  });

  test("its resolution codes are the workspace's own", async () => {
    const { workspace } = await acme.admin.ask('{ workspace { resolutionCodes { code standard } } }');
    const own = (workspace!['resolutionCodes'] as unknown as { code: string; standard: boolean }[]).filter(
      (c) => !c.standard,
    );
    expect(own.map(({ code }) => code)).toEqual(['CODE_5', 'NOT_GIVEN']);
  });

  test('from then on the rules of the desk hold', async () => {
    const open = await ticket('INC0000300');
    expect(open).toMatchObject({
      status: 'NEW',
      priority: 'P4',
      priorityOverride: { priority: 'P4' },
      resolvedAt: null,
    });
    const closed = await ticket('INC0000001');
    expect(await agent.refusalsOf('reopenTicket', { ticketId: idOf(closed), reason: 'It is back' })).toMatchObject([
      { __typename: 'TransitionRefused', from: 'CLOSED' },
    ]);
    await acme.admin.do('assignTicket', { ticketId: idOf(await ticket('INC0000500')), assigneeId: agent.id });
    await agent.do('resolveTicket', { ticketId: idOf(open), code: 'CODE_5', notes: 'Replaced the cable' });
    expect(await ticket('INC0000300')).toMatchObject({
      status: 'RESOLVED',
      resolutions: [{ cycle: 1, code: 'CODE_5' }],
    });
    const opened = await agent.do('openTicket', { subject: 'The next one' }, 'ticket { number }');
    expect(opened['ticket']).toEqual({ number: 'INC-6' });
  });
});
