import { describe, expect, test } from 'vitest';
import { decideOpening, openingProblems, type Opening } from '../../../src/domain/ticket/opening.js';
import { DEFAULT_PRIORITY_MATRIX } from '../../../src/domain/ticket/priority.js';
import { ada, anActor, aram, at, fieldsRefused, granted, lena, mina, problemsIn } from '../../support/builders.js';

const now = at('Mon 09:00');

/** Mina reports an incident, in no category, and leaves the team to the desk. */
const anOpening = (said: Partial<Opening> = {}): Opening => ({
  id: 'ticket',
  number: 'INC-1',
  details: { type: 'INCIDENT', subject: 'No mail' },
  impact: 'MEDIUM',
  urgency: 'MEDIUM',
  channel: 'PORTAL',
  requester: { id: mina.id, organizationId: null, active: true },
  chosenTeamId: undefined,
  categoryTeamId: null,
  followUpOfId: null,
  ...said,
});
const open = (said: Partial<Opening> = {}, actor = mina) =>
  granted(decideOpening(anOpening(said), DEFAULT_PRIORITY_MATRIX, actor, now));

describe('a new ticket', () => {
  test('is NEW, in its first cycle, with nobody on it and nothing answered', () => {
    expect(open().ticket).toEqual({
      ...{ id: 'ticket', workspaceId: 'acme', number: 'INC-1', type: 'INCIDENT', channel: 'PORTAL' },
      ...{ status: 'NEW', waitingReason: null, waitingUntil: null, cycle: 1 },
      ...{ subject: 'No mail', description: null, categoryId: null, serviceIds: [], contact: null },
      ...{ tags: [], customFields: {}, externalId: null, followUpOfId: null },
      ...{ impact: 'MEDIUM', urgency: 'MEDIUM', priority: 'P3', derivedPriority: 'P3' },
      ...{ overrideReason: null, overrideById: null, overrideAt: null },
      ...{ requesterId: 'mina', organizationId: null, openedById: 'mina', teamId: null, assigneeId: null },
      ...{ openedAt: now, updatedAt: now, firstRespondedAt: null, resolvedAt: null, closedAt: null },
    });
  });

  test('says all that was reported', () => {
    const details: Opening['details'] = {
      ...{ type: 'CHANGE', subject: 'New router', description: 'Tonight', categoryId: 'network' },
      ...{ serviceIds: ['vpn'], tags: ['router'], customFields: { floor: 4 }, externalId: 'ERP-7' },
      contact: { name: 'Paul', email: null, phone: null },
    };
    expect(open({ details }, aram).ticket).toMatchObject(details);
  });

  test("has the priority that the workspace's matrix makes of impact and urgency", () => {
    expect(open({ impact: 'HIGH', urgency: 'LOW' }).ticket).toMatchObject({ priority: 'P3', derivedPriority: 'P3' });
    const own = { ...DEFAULT_PRIORITY_MATRIX, MEDIUM: { HIGH: 'P1', MEDIUM: 'P1', LOW: 'P1' } } as const;
    expect(granted(decideOpening(anOpening(), own, mina, now)).ticket.priority).toBe('P1');
  });

  test("keeps the requester's organization of this day, and who opened it", () => {
    const requester = { id: mina.id, organizationId: 'globex', active: true };
    const { ticket } = open({ requester }, aram);
    expect(ticket).toMatchObject({ requesterId: 'mina', organizationId: 'globex', openedById: 'aram' });
  });

  test('names the ticket that it follows up', () => {
    expect(open({ followUpOfId: 'old' }).ticket.followUpOfId).toBe('old');
  });

  test('is told with subject, priority and channel', () => {
    expect(open().facts).toEqual([
      {
        type: 'TicketOpened',
        audience: 'PUBLIC',
        before: null,
        after: { subject: 'No mail', priority: 'P3', channel: 'PORTAL' },
      },
    ]);
  });
});

describe('the queue of a new ticket', () => {
  const unassigned = { teamId: null, assigneeId: null };

  test.each([
    ["its category's, when nobody chose", undefined, 'network', 'network', 'ROUTED'],
    ['the chosen one, whatever the category', 'service-desk', 'network', 'service-desk', 'ASSIGNED'],
  ] as const)('is %s', (_, chosenTeamId, categoryTeamId, teamId, kind) => {
    const { ticket, facts } = open({ chosenTeamId, categoryTeamId }, aram);
    expect(ticket).toMatchObject({ teamId, assigneeId: null });
    expect(facts).toMatchObject([
      { type: 'TicketOpened' },
      { type: 'TicketAssigned', before: unassigned, after: { teamId, assigneeId: null, kind, reason: null } },
    ]);
  });

  test.each([
    ['neither chose nor has a category with one', undefined, null],
    ['chose none', null, 'network'],
  ] as const)('is none when the reporter %s', (_, chosenTeamId, categoryTeamId) => {
    const { ticket, facts } = open({ chosenTeamId, categoryTeamId }, aram);
    expect(ticket.teamId).toBeNull();
    expect(facts.map(({ type }) => type)).toEqual(['TicketOpened']);
  });
});

describe('who may open', () => {
  const minas = { id: mina.id, organizationId: null, active: true };
  const pauls = { id: 'paul', organizationId: null, active: true };
  const OPENINGS: readonly (readonly [string, Partial<Opening>, readonly string[]])[] = [
    ['an incident of their own', { requester: minas }, []],
    ['a request of their own', { requester: minas, details: { type: 'SERVICE_REQUEST', subject: 'x' } }, []],
    ['an incident for somebody else', { requester: pauls }, ['open tickets for somebody else']],
    ['an incident into a team', { chosenTeamId: 'network' }, ['choose the team of a new ticket']],
    ['an incident into no team', { chosenTeamId: null }, ['choose the team of a new ticket']],
    ['a problem', { details: { type: 'PROBLEM', subject: 'x' } }, ['open a PROBLEM or a CHANGE']],
    ['a change', { details: { type: 'CHANGE', subject: 'x' } }, ['open a PROBLEM or a CHANGE']],
  ];

  test.each(OPENINGS)('%s: staff always may, requesters only what is theirs', (_, said, forbidden) => {
    expect(openingProblems(anOpening(said), mina).map(({ message }) => message)).toEqual(
      forbidden.map((doing) => `You may not ${doing}. These roles may: AGENT, LEAD, ADMIN.`),
    );
    for (const actor of [aram, lena, ada]) expect(openingProblems(anOpening(said), actor)).toEqual([]);
  });

  test('nobody for somebody who is gone', () => {
    const gone = anOpening({ requester: { ...minas, active: false } });
    expect(fieldsRefused(decideOpening(gone, DEFAULT_PRIORITY_MATRIX, aram, now))).toEqual(['requester']);
  });

  test('an agent for themselves', () => {
    const requester = { id: aram.id, organizationId: null, active: true };
    expect(openingProblems(anOpening({ requester }), anActor())).toEqual([]);
  });

  test('is told with all reasons at once', () => {
    const said = { requester: { ...pauls, active: false }, chosenTeamId: 'network' };
    const details = { type: 'CHANGE', subject: 'x' } as const;
    const problems = problemsIn(decideOpening(anOpening({ ...said, details }), DEFAULT_PRIORITY_MATRIX, mina, now));
    expect(problems.map(({ code }) => code)).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'INVALID_INPUT']);
  });
});
