import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as operations from '../../examples/operations.generated.js';
import type { Client } from '../support/client.js';
import { aDesk, idOf, PASSWORD } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const mina = await acme.person('Mina');
const ari = await acme.person('Ari', { role: 'AGENT' });

const OFFICE_HOURS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => ({
  weekday,
  windows: [{ from: '09:00', to: '18:00' }],
}));

const sent = new Set<string>();

/** Sends an operation of the catalogue; its variables and its answer have the types that codegen gave them. */
async function send<Result, Variables>(
  who: Client,
  operation: operations.TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  sent.add(operationName(String(operation)));
  return (await who.ask(String(operation), variables as Record<string, unknown>)) as unknown as Result;
}

const operationName = (text: string): string => /(?:query|mutation|subscription) (\w+)/.exec(text)![1]!;

describe('the operations of the catalogue', () => {
  test('play a ticket’s life, typed from end to end', async () => {
    const { signIn } = await send(desk.anonymous, operations.SignInDocument, {
      input: { email: 'ari@acme.test', password: PASSWORD },
    });
    expect(signIn.session?.person.name).toBe('Ari');

    const { viewer } = await send(mina, operations.DirectoryDocument, {});
    expect(viewer.role).toBe('REQUESTER');
    const { openTicket } = await send(mina, operations.OpenTicketDocument, {
      input: { subject: 'The door is stuck', urgency: 'HIGH' },
    });
    const ticketId = openTicket.ticket!.id;

    const { tickets } = await send(ari, operations.QueueDocument, {});
    expect(tickets.nodes.map(({ id }) => id)).toEqual([ticketId]);
    const live = ari.subscribe(String(operations.StatusChangesDocument), { after: tickets.asOf });
    const timeline = ari.subscribe(String(operations.TicketTimelineDocument), { ticketId, after: tickets.asOf });
    const count = ari.subscribe(String(operations.TicketCountDocument), {
      where: { isAssigned: true },
      after: tickets.asOf,
    });
    sent
      .add(operationName(String(operations.StatusChangesDocument)))
      .add(operationName(String(operations.TicketTimelineDocument)));
    sent.add(operationName(String(operations.TicketCountDocument)));

    await send(ari, operations.ClaimTicketDocument, { input: { ticketId } });
    expect(await count.next()).toMatchObject({ count: 1 });
    await send(ari, operations.ReplyDocument, { input: { ticketId, text: 'Which door?' } });
    await send(ari, operations.SetWaitingDocument, { input: { ticketId, waitingReason: 'REQUESTER' } });
    const { replyToTicket } = await send(mina, operations.ReplyDocument, { input: { ticketId, text: 'The red one' } });
    expect(replyToTicket.ticket?.status).toBe('OPEN');
    await send(ari, operations.ResolveTicketDocument, { input: { ticketId, code: 'FIXED', notes: 'Oiled' } });
    await send(mina, operations.CloseTicketDocument, { input: { ticketId } });
    const { rateTicket } = await send(mina, operations.RateTicketDocument, { input: { ticketId, rating: 5 } });
    expect(rateTicket.feedback?.rating).toBe(5);

    const { ticket } = await send(ari, operations.TicketDetailDocument, { id: ticketId });
    expect(ticket?.resolution?.code).toBe('FIXED');
    expect(ticket?.timeline.nodes.at(-1)).toMatchObject({ __typename: 'FeedbackGiven', newRating: 5 });
    expect(await live.take(5)).toMatchObject([
      { to: 'OPEN' },
      { to: 'WAITING' },
      { to: 'OPEN' },
      { to: 'RESOLVED' },
      { to: 'CLOSED' },
    ]);
    expect(await timeline.take(ticket!.timeline.nodes.length - 1)).toHaveLength(ticket!.timeline.nodes.length - 1);
  });

  test('ask what a category asks, and advise the report', async () => {
    const since = { key: 'since', label: 'Since when?', type: 'TEXT', required: true, topic: 'SINCE_WHEN' };
    const { category } = await acme.admin.do(
      'createCategory',
      { name: 'Doors', form: { fields: [since] } },
      'category { id }',
    );
    const categoryId = idOf(category!);
    const { node } = await send(mina, operations.CategoryFormDocument, { id: categoryId });
    expect(node).toMatchObject({ form: { fields: [{ key: 'since', required: true }], asksForScreenshot: false } });
    const { adviseDraft } = await send(mina, operations.AdviseDraftDocument, {
      draft: { subject: 'The door is stuck', description: 'The red one', categoryId },
    });
    expect(adviseDraft).toMatchObject({
      lacks: [{ need: 'REQUIRED', topic: 'SINCE_WHEN', field: { key: 'since' } }],
      problems: [{ __typename: 'InvalidInput', field: ['customFields', 'since'] }],
    });
  });

  test('promise, say what is promised, and alarm', async () => {
    const windows = [{ from: '00:00', to: '24:00' }];
    const weekly = (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const).map(
      (weekday) => ({ weekday, windows }),
    );
    const { createCalendar } = await send(acme.admin, operations.CreateCalendarDocument, {
      input: { name: 'Always', timeZone: 'Asia/Seoul', weekly },
    });
    const { createSlaPolicy } = await send(acme.admin, operations.CreateSlaPolicyDocument, {
      input: {
        ...{ name: 'At once', calendarId: createCalendar.calendar!.id },
        targets: [{ priority: 'P3', kind: 'RESOLUTION', length: { openingTime: 'PT0S' } }],
      },
    });
    expect(createSlaPolicy).toMatchObject({ userErrors: [], slaPolicy: { position: 1 } });
    const { openTicket } = await send(mina, operations.OpenTicketDocument, { input: { subject: 'Now' } });
    const { ticket } = await send(ari, operations.TicketTargetsDocument, { id: openTicket.ticket!.id });
    expect(ticket?.targets).toMatchObject([{ kind: 'RESOLUTION', explanation: { counted: 'PT0S' } }]);
    sent.add(operationName(String(operations.SlaAlertsDocument)));
    const alerts = ari.subscribe(String(operations.SlaAlertsDocument), { after: openTicket.position });
    expect(await alerts.next()).toMatchObject({ __typename: 'TargetBreached', ticket: { subject: 'Now' } });
    await acme.admin.do('updateSlaPolicy', { slaPolicyId: createSlaPolicy.slaPolicy!.id, active: false });
  });

  test('run the promised time', async () => {
    const { calendar } = await acme.admin.do(
      'createCalendar',
      { name: 'Office', timeZone: 'Asia/Seoul', weekly: OFFICE_HOURS },
      'calendar { id }',
    );
    const { importHolidays } = await send(acme.admin, operations.ImportHolidaysDocument, {
      input: { calendarId: idOf(calendar!), source: { region: { country: 'KR' } }, fromYear: 2026, toYear: 2027 },
    });
    expect(importHolidays.added).toBeGreaterThan(20);

    const { slaPolicy } = await acme.admin.do(
      'createSlaPolicy',
      {
        ...{ name: 'Gold', calendarId: idOf(calendar!) },
        targets: [{ priority: 'P1', kind: 'RESOLUTION', length: { openingTime: 'PT4H' } }],
      },
      'slaPolicy { id }',
    );
    const { simulateSla } = await send(ari, operations.TryPolicyDocument, {
      ...{ slaPolicyId: idOf(slaPolicy!), priority: 'P1', kind: 'RESOLUTION', start: '2026-12-31T09:00:00+09:00' },
    });
    expect(simulateSla.dueAt).toBe('2026-12-31T04:00:00.000Z');

    const ticketId = idOf(
      (await mina.do('openTicket', { subject: 'x', impact: 'HIGH', urgency: 'HIGH' }, 'ticket { id }'))['ticket']!,
    );
    await ari.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'Done' });
    const now = desk.clock.now();
    const { slaAttainment } = await send(ari, operations.AttainmentDocument, {
      ...{
        from: now.subtract({ hours: 24 }).toString(),
        to: now.add({ hours: 24 }).toString(),
        timeZone: 'Asia/Seoul',
      },
    });
    expect(slaAttainment).toMatchObject([{ team: null, kind: 'RESOLUTION', met: 1, missed: 0, share: 1 }]);

    const { service } = await acme.admin.do('createService', { name: 'Mail' }, 'service { id }');
    const started = now.subtract({ hours: 2 }).toString();
    const { createOutage } = await send(ari, operations.RecordOutageDocument, {
      input: { serviceId: idOf(service!), startedAt: started },
    });
    await send(ari, operations.EndOutageDocument, {
      input: { outageId: createOutage.outage!.id, endedAt: now.subtract({ hours: 1 }).toString() },
    });
    const { services } = await send(mina, operations.AvailabilityDocument, {
      ...{ from: now.subtract({ hours: 4 }).toString(), to: now.toString() },
    });
    expect(services.nodes).toMatchObject([{ availability: { figure: 0.75 }, outages: { nodes: [{ note: null }] } }]);

    const ola = { length: { openingTime: 'PT4H' } };
    const { team } = await acme.admin.do('createTeam', { name: 'Network', ola }, 'team { id }');
    const held = await acme.admin.do('openTicket', { subject: 'Slow', teamId: idOf(team!) }, 'ticket { id }');
    const { ticket } = await send(ari, operations.TeamTargetsDocument, { id: idOf(held['ticket']!) });
    expect(ticket?.teamTargets).toMatchObject([{ team: { name: 'Network' }, state: 'RUNNING' }]);
  });

  test('give a ticket to the right person, ask, and hear how it was', async () => {
    const bora = await acme.person('Bora'); // who was never invited to rate anything: nobody is twice within the interval
    await acme.admin.do('updateWorkspace', { rules: { inviteAfter: 'PT0S' } });
    const members = [{ personId: ari.id }];
    const { team } = await acme.admin.do('createTeam', { name: 'Mail', members, autoAssign: true }, 'team { id }');
    const teamId = idOf(team!);
    const { setPresence } = await send(ari, operations.SetPresenceDocument, {
      input: { presence: 'AVAILABLE', aliveFor: 'PT1H' },
    });
    expect(setPresence).toMatchObject({ person: { presence: 'AVAILABLE' }, userErrors: [] });
    const { previewAssignment } = await send(ari, operations.PreviewAssignmentDocument, {
      input: { teamId, priority: 'P3' },
    });
    expect(previewAssignment.chosen).toMatchObject({ name: 'Ari' });
    const { ticket: opened } = await acme.admin.do(
      'openTicket',
      { subject: 'No mail', teamId, requester: { id: bora.id } },
      'ticket { id }',
    );
    const ticketId = idOf(opened!);
    const { ticket } = await send(ari, operations.AssignmentExplanationDocument, { id: ticketId });
    expect(ticket).toMatchObject({
      assignee: { name: 'Ari' },
      assignmentExplanation: { candidates: [{ eligible: true }] },
    });

    const { askRequester } = await send(ari, operations.AskRequesterDocument, {
      input: { ticketId, question: 'Since when?' },
    });
    expect(askRequester.ticket).toMatchObject({ status: 'WAITING', waitingReason: 'REQUESTER' });
    await bora.do('replyToTicket', { ticketId, text: 'Since noon' });
    const { position } = await ari.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'x' });
    const subscriber = bora.subscribe(
      'subscription ($ticketId: ID!, $after: Position) { ticketTimeline(ticketId: $ticketId, after: $after) { __typename } }',
      {
        ...{ ticketId, after: position },
      },
    );
    expect(await subscriber.next()).toEqual({ __typename: 'FeedbackInvited' });
    const { ticket: ended } = await acme.admin.ask(
      'query ($id: ID!) { ticket(id: $id) { feedbackInvitation { token } } }',
      { id: ticketId },
    );
    const token = String(ended!['feedbackInvitation']!['token']);
    const { submitFeedback } = await send(desk.anonymous, operations.SubmitFeedbackDocument, {
      input: { token, rating: 4 },
    });
    expect(submitFeedback).toEqual({ rating: 4, userErrors: [] });
    sent
      .add(operationName(String(operations.AgentQueueDocument)))
      .add(operationName(String(operations.LowRatingsDocument)));
    const { agentQueue } = await ari.ask('{ agentQueue { asOf tickets } }');
    const holding = ari.subscribe(String(operations.AgentQueueDocument), { after: agentQueue!['asOf'] });
    const low = acme.admin.subscribe(String(operations.LowRatingsDocument), { after: position });
    await acme.admin.do('openTicket', { subject: 'Again', teamId });
    expect(await holding.next()).toMatchObject({ tickets: Number(agentQueue!['tickets']) + 1 });
    await bora.do('rateTicket', { ticketId, rating: 1 });
    expect(await low.next()).toMatchObject({ __typename: 'LowRatingGiven', newRating: 1 });

    const now = desk.clock.now();
    const { feedbackFigures } = await send(ari, operations.FeedbackFiguresDocument, {
      ...{ from: now.subtract({ hours: 1 }).toString(), to: now.add({ hours: 1 }).toString(), timeZone: 'Asia/Seoul' },
    });
    expect(feedbackFigures.find(({ agent }) => agent?.name === 'Ari')).toMatchObject({ given: 2, csat: 0.5, mean: 3 });
  });

  test('say every fact of a refusal', async () => {
    const { claimTicket } = await send(mina, operations.ClaimTicketDocument, {
      input: { ticketId: 'tkt_AAAAAAAAAAAAAAAAAAAAAA' },
    });
    expect(claimTicket.userErrors).toMatchObject([{ __typename: 'NotFound', code: 'NOT_FOUND', type: 'Ticket' }]);
  });

  test('were each run by the tests above', () => {
    const folder = 'examples/operations';
    const texts = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
    const named = texts.filter((text) => /^(query|mutation|subscription) /m.test(text)).map(operationName);
    expect([...sent].toSorted()).toEqual(named.toSorted());
  });
});
