import { beforeEach, describe, expect, test } from 'vitest';
import type { Client, Json } from '../support/client.js';
import { aDesk, idOf, type Workspace } from '../support/desk.js';

const desk = await aDesk({ TIMER_POLL_MS: '20', ACCESS_TOKEN_LIFE: 'P365D' });

let week = 0;
let shop: Workspace;
let agent: Client & { readonly id: string };
let requester: Client;

beforeEach(() =>
  desk.clock.moveTo(
    Temporal.Instant.from('2027-03-01T09:00:00Z')
      .add({ hours: 24 * 365 * (week += 1) })
      .toString(),
  ),
);

async function aShop(rules: Readonly<Record<string, unknown>> = {}): Promise<void> {
  shop = await desk.workspace(`endings-${week}`);
  agent = await shop.person('Agent', { role: 'AGENT' });
  requester = await shop.person('Requester');
  await shop.admin.do('updateWorkspace', { rules });
}

const opened = async (who: Client = requester): Promise<string> =>
  idOf((await who.do('openTicket', { subject: 'Mail is down' }, 'ticket { id }'))['ticket']!);
const resolve = (ticketId: string) => agent.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'Done' });

async function read(id: string, what: string, who: Client = agent): Promise<Json> {
  const { ticket } = await who.ask(`query ($id: ID!) { ticket(id: $id) { ${what} } }`, { id });
  return ticket!;
}

async function eventTypesOf(id: string, who: Client = agent): Promise<readonly string[]> {
  const { timeline } = await read(id, 'timeline(first: 100) { nodes { __typename } }', who);
  return (timeline!['nodes'] as unknown as readonly Json[]).map(({ __typename }) => `${__typename}`);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 250; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve_) => setTimeout(resolve_, 20));
  }
  throw new Error('it did not come to be');
}

const recorded = (id: string, type: string, times = 1) =>
  until(async () => (await eventTypesOf(id)).filter((each) => each === type).length === times);
const becomes = (id: string, status: string) => until(async () => `${(await read(id, 'status'))['status']}` === status);

describe('END-02 a question to the requester', () => {
  test('makes the ticket wait, is answered by the next reply, and work goes on', async () => {
    await aShop();
    const ticketId = await opened();
    const { informationRequest, ticket } = await agent.do(
      'askRequester',
      { ticketId, question: 'Which mailbox?' },
      'informationRequest { id status dueAt question { text } askedBy { name } } ticket { status waitingReason }',
    );
    expect(informationRequest).toMatchObject({
      status: 'OPEN',
      question: { text: 'Which mailbox?' },
      askedBy: { name: 'Agent' },
    });
    expect(ticket).toEqual({ status: 'WAITING', waitingReason: 'REQUESTER' });
    await agent.do('askRequester', { ticketId, question: 'Since when?' });
    await requester.do('replyToTicket', { ticketId, text: 'Both, since Monday' });
    const after = await read(ticketId, 'status informationRequests { status answer { text } }', requester);
    expect(after).toEqual({
      status: 'OPEN',
      informationRequests: [1, 2].map(() => ({ status: 'ANSWERED', answer: { text: 'Both, since Monday' } })),
    });
  });

  test('is answered by itself, or withdrawn: the ticket goes on with the last one', async () => {
    await aShop();
    const ticketId = await opened();
    const ask = async (question: string): Promise<string> =>
      idOf(
        (await agent.do('askRequester', { ticketId, question }, 'informationRequest { id }'))['informationRequest']!,
      );
    const [first, second] = [await ask('Where?'), await ask('When?')];
    expect(await requester.refusalsOf('withdrawInformationRequest', { requestId: first })).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
    expect(await requester.refusalsOf('answerInformationRequest', { requestId: first })).toMatchObject([
      { field: ['text'] },
    ]);
    await requester.do('answerInformationRequest', { requestId: first, text: 'Here' });
    expect(await read(ticketId, 'status')).toEqual({ status: 'WAITING' });
    const { ticket } = await agent.do(
      'withdrawInformationRequest',
      { requestId: second, reason: 'Found it' },
      'ticket { status }',
    );
    expect(ticket).toEqual({ status: 'OPEN' });
    expect(await agent.refusalsOf('withdrawInformationRequest', { requestId: second })).toMatchObject([
      { field: ['requestId'] },
    ]);
    const outsider = await (await desk.workspace(`strangers-${week}`)).person('Stranger', { role: 'AGENT' });
    expect(await outsider.refusalsOf('withdrawInformationRequest', { requestId: first })).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });
});

describe('END-06 a resolution is confirmed and rejected by the requester only', () => {
  /** Who moved the ticket to a status last, as the timeline shows it to the requester. */
  async function moverTo(ticketId: string, status: string): Promise<unknown> {
    const events = 'timeline(first: 100) { nodes { ... on TicketStatusChanged { to reason actor { name } } } }';
    const { timeline } = await read(ticketId, events, requester);
    return (timeline!['nodes'] as unknown as readonly Json[]).findLast(({ to }) => `${to}` === status);
  }
  const confirm = (ticketId: string) => ['closeTicket', { ticketId }] as const;
  const reject = (ticketId: string, reason = 'Still no mail') => ['reopenTicket', { ticketId, reason }] as const;

  test('closeTicket by the requester confirms, reopenTicket rejects, with the reason; the event names them', async () => {
    await aShop();
    const [good, bad] = [await opened(), await opened()];
    for (const ticketId of [good, bad]) await resolve(ticketId);
    await requester.do(...confirm(good));
    await requester.do(...reject(bad));
    expect(await read(good, 'status cycle')).toEqual({ status: 'CLOSED', cycle: 1 });
    expect(await read(bad, 'status cycle')).toEqual({ status: 'OPEN', cycle: 2 });
    expect(await moverTo(good, 'CLOSED')).toEqual({ to: 'CLOSED', reason: null, actor: { name: 'Requester' } });
    expect(await moverTo(bad, 'OPEN')).toEqual({ to: 'OPEN', reason: 'Still no mail', actor: { name: 'Requester' } });
  });

  test('another requester who sees the ticket may do neither, nor reply to it', async () => {
    await aShop();
    const { organization } = await shop.admin.do('createOrganization', { name: 'Acme' }, 'organization { id }');
    const ofAcme = { organizationId: idOf(organization!), seesOrganization: true };
    requester = await shop.person('Mina', ofAcme);
    const colleague = await shop.person('Minjun', ofAcme);
    const ticketId = await opened();
    await resolve(ticketId);
    expect(await read(ticketId, 'status allowedTransitions { to }', colleague)).toEqual({
      status: 'RESOLVED',
      allowedTransitions: [],
    });
    for (const [mutation, input] of [
      confirm(ticketId),
      reject(ticketId),
      ['replyToTicket', { ticketId, text: 'It is not!' }] as const,
    ])
      expect(await colleague.refusalsOf(mutation, input), mutation).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect(await read(ticketId, 'status')).toEqual({ status: 'RESOLVED' });
  });

  test('for a requester who may not see the ticket it does not exist', async () => {
    await aShop();
    const ticketId = await opened();
    await resolve(ticketId);
    const other = await shop.person('Other');
    for (const [mutation, input] of [confirm(ticketId), reject(ticketId)])
      expect(await other.refusalsOf(mutation, input), mutation).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test.each(['AGENT', 'LEAD', 'ADMIN'])(
    '%s closes and reopens in their own name, not as the requester',
    async (role) => {
      await aShop();
      const [first, second] = [await opened(), await opened()];
      for (const ticketId of [first, second]) await resolve(ticketId);
      const staff = await shop.person('Staff', { role });
      await staff.do(...confirm(first));
      await staff.do(...reject(second));
      expect(await moverTo(first, 'CLOSED')).toMatchObject({ actor: { name: 'Staff' } });
      expect(await moverTo(second, 'OPEN')).toMatchObject({ actor: { name: 'Staff' } });
    },
  );

  test('the requester says why they reject, and can do neither before the resolution nor after the reopen window', async () => {
    await aShop();
    const ticketId = await opened();
    const refused = async (...[mutation, input]: ReturnType<typeof confirm | typeof reject>) =>
      (await requester.refusalsOf(mutation, input)).map(({ code }) => code);
    expect([await refused(...confirm(ticketId)), await refused(...reject(ticketId))]).toEqual([
      ['TRANSITION_REFUSED'],
      ['TRANSITION_REFUSED'],
    ]);
    await resolve(ticketId);
    expect(await refused(...reject(ticketId, ''))).not.toEqual([]);
    await shop.admin.do('updateWorkspace', { reopenWindow: 'P1D' });
    desk.clock.advance('P1DT1M');
    expect(await refused(...reject(ticketId))).toEqual(['TRANSITION_REFUSED']);
  });
});

test('END-03 END-04 END-05 silent, reminded, resolved, reopened by a reply in the window: a new cycle with all that belongs to it', async () => {
  await aShop({ resolveUnansweredAfter: 'P1D', inviteAfter: 'PT1H', inviteInterval: 'PT0S' });
  const targets = [{ priority: 'P3', kind: 'RESOLUTION', length: { openingTime: 'PT100H' } }];
  await shop.admin.do('createSlaPolicy', { name: 'All', targets });
  const ticketId = await opened();
  await agent.do('claimTicket', { ticketId });
  await agent.do('askRequester', { ticketId, question: 'Which mailbox?' });
  desk.clock.advance('P1D');
  await recorded(ticketId, 'InformationReminded');
  desk.clock.advance('P1D');
  await recorded(ticketId, 'InformationReminded', 2);
  desk.clock.advance('P1D');
  await recorded(ticketId, 'InformationOverdue');
  desk.clock.advance('P1D');
  await becomes(ticketId, 'RESOLVED');
  expect(await read(ticketId, 'resolution { code resolvedBy { name } } informationRequests { status }')).toEqual({
    resolution: { code: 'NO_ANSWER', resolvedBy: null },
    informationRequests: [{ status: 'UNANSWERED' }],
  });
  desk.clock.advance('PT1H');
  await recorded(ticketId, 'FeedbackInvited');
  await requester.do('replyToTicket', { ticketId, text: 'Sorry, I was away' });
  const again = await read(ticketId, 'status cycle assignee { name } targets { cycle state }');
  expect(again).toEqual({
    ...{ status: 'OPEN', cycle: 2, assignee: { name: 'Agent' } },
    targets: [
      { cycle: 1, state: 'MET' },
      { cycle: 2, state: 'RUNNING' },
    ],
  });
  await resolve(ticketId);
  desk.clock.advance('PT1H');
  await recorded(ticketId, 'FeedbackInvited', 2);
  desk.clock.advance('P7D');
  await becomes(ticketId, 'CLOSED');
  expect((await eventTypesOf(ticketId)).filter((type) => type === 'FeedbackInvited')).toHaveLength(2);
});

describe('END-08 END-09 feedback by a link', () => {
  const rate = async (token: string, rating: number, who: Client = desk.anonymous): Promise<Json> => {
    const query =
      'mutation ($input: SubmitFeedbackInput!) { submitFeedback(input: $input) { rating userErrors { code field } } }';
    return (await who.ask(query, { input: { token, rating } }))['submitFeedback']!;
  };
  const UNKNOWN = { rating: null, userErrors: [{ code: 'NOT_FOUND', field: ['token'] }] };

  test('opens the rating of its cycle without signing in, may be changed, and opens nothing after a reopening or once it is final', async () => {
    await aShop({ inviteInterval: 'PT0S' });
    const ticketId = await opened();
    await resolve(ticketId);
    desk.clock.advance('PT1H');
    await recorded(ticketId, 'FeedbackInvited');
    const { feedbackInvitation } = await read(
      ticketId,
      'feedbackInvitation { cycle token notInvitedBecause }',
      shop.admin,
    );
    const token = `${feedbackInvitation!['token']}`;
    expect(feedbackInvitation).toMatchObject({ cycle: 1, notInvitedBecause: null });
    expect(await read(ticketId, 'feedbackInvitation { token }', requester)).toEqual({ feedbackInvitation: null });
    expect(await read(ticketId, 'feedbackInvitation { cycle token }')).toEqual({
      feedbackInvitation: { cycle: 1, token: null },
    });

    expect(await rate(token, 2)).toEqual({ rating: 2, userErrors: [] });
    await recorded(ticketId, 'LowRatingGiven');
    expect(await eventTypesOf(ticketId, requester)).not.toContain('LowRatingGiven');
    expect(await rate(token, 5)).toEqual({ rating: 5, userErrors: [] });
    expect(await read(ticketId, 'feedback { rating givenBy { name } }')).toEqual({
      feedback: { rating: 5, givenBy: { name: 'Requester' } },
    });
    expect(await rate(token, 9)).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT', field: ['rating'] }] });

    await requester.do('reopenTicket', { ticketId, reason: 'No' });
    expect(await rate(token, 1)).toEqual(UNKNOWN);
    await resolve(ticketId);
    expect(await rate(token, 1)).toEqual(UNKNOWN);
    desk.clock.advance('PT1H');
    await recorded(ticketId, 'FeedbackInvited', 2);
    const fresh = `${(await read(ticketId, 'feedbackInvitation { token }', shop.admin))['feedbackInvitation']!['token']}`;
    await requester.do('closeTicket', { ticketId });
    desk.clock.advance('P14DT1M');
    expect(await rate(fresh, 1)).toEqual(UNKNOWN);
  });

  test('an access token, a forged or an overlong one opens nothing', async () => {
    await aShop();
    for (const token of [`${agent.token}`, 'eyJhbGciOiJub25lIn0.e30.', 'x'.repeat(5000), ''])
      expect(await rate(token, 5)).toEqual(UNKNOWN);
  });

  test('nobody is invited too often, nor for what they resolved themselves', async () => {
    await aShop();
    const [first, second] = [await opened(), await opened()];
    const own = await opened(agent);
    for (const ticketId of [first, own]) await resolve(ticketId);
    desk.clock.advance('PT1H');
    await recorded(first, 'FeedbackInvited');
    await resolve(second);
    desk.clock.advance('PT1H');
    const reasonOf = async (id: string): Promise<unknown> =>
      ((await read(id, 'feedbackInvitation { notInvitedBecause token }'))['feedbackInvitation'] as Json | null)?.[
        'notInvitedBecause'
      ];
    await until(async () => (await reasonOf(second)) !== undefined && (await reasonOf(own)) !== undefined);
    expect([await reasonOf(second), await reasonOf(own)]).toEqual(['INVITED_LATELY', 'RESOLVED_IT_THEMSELVES']);
  });
});

test('END-07 what nobody takes or touches is told once for each quiet stretch, and found', async () => {
  await aShop({ unattendedAfter: 'PT4H' });
  const ticketId = await opened();
  const found = async (who: Client = agent): Promise<number> => {
    const { tickets } = await who.ask('{ tickets(where: { unattended: true }) { totalCount } }');
    return tickets!['totalCount'] as unknown as number;
  };
  expect(await found()).toBe(0);
  await requester.do('replyToTicket', { ticketId, text: 'Hello?' }); // no touch
  desk.clock.advance('PT4H');
  await recorded(ticketId, 'TicketUnattended');
  expect([await found(), await found(requester)]).toEqual([1, 0]);
  expect(await eventTypesOf(ticketId, requester)).not.toContain('TicketUnattended');
  await agent.do('addNote', { ticketId, text: 'Looking' });
  expect(await found()).toBe(0);
  desk.clock.advance('PT4H');
  await recorded(ticketId, 'TicketUnattended', 2);
  await agent.do('claimTicket', { ticketId });
  expect([await found(), (await read(ticketId, 'unattendedSince'))['unattendedSince']]).toEqual([0, null]);
  const bad = await agent
    .send('subscription { ticketStatusChanged(where: { unattended: true }) { to } }')
    .catch(() => null);
  expect(bad?.status).toBe(400);
});

describe('rules that are changed', () => {
  test('hold for what is there already: it closes, reminds and resolves by them', async () => {
    await aShop({ closeAfter: 'P7D', remindAfter: ['P1D'], resolveUnansweredAfter: null });
    const [done, asked] = [await opened(), await opened()];
    await resolve(done);
    await agent.do('askRequester', { ticketId: asked, question: 'Which?' });
    desk.clock.advance('PT2H');
    const rules = { closeAfter: 'PT1H', remindAfter: ['PT1H', 'PT3H'] };
    const { recompute } = await shop.admin.do('updateWorkspace', { rules }, 'recompute { id cause }');
    expect(recompute).toMatchObject({ cause: 'RULES' });
    await becomes(done, 'CLOSED');
    await recorded(asked, 'InformationReminded');
    desk.clock.advance('PT1H1M');
    await recorded(asked, 'InformationReminded', 2);
    desk.clock.advance('P5D');
    await recorded(asked, 'InformationOverdue');
    expect(await read(asked, 'status')).toEqual({ status: 'WAITING' });
    await shop.admin.do('updateWorkspace', { rules: { resolveUnansweredAfter: 'PT1H' } });
    await becomes(asked, 'RESOLVED');
  });

  test('so do the hours of the desk’s own calendar', async () => {
    await aShop({ closeAfter: 'PT8H' });
    const weekly = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((weekday) => ({
      weekday,
      windows: [{ from: '00:00', to: '01:00' }],
    }));
    const { calendar } = await shop.admin.do(
      'createCalendar',
      { name: 'Short', timeZone: 'UTC', weekly },
      'calendar { id }',
    );
    const calendarId = idOf(calendar!);
    await shop.admin.do('updateWorkspace', { calendarId });
    const ticketId = await opened();
    await resolve(ticketId);
    desk.clock.advance('PT9H');
    const always = weekly.map((day) => ({ ...day, windows: [{ from: '00:00', to: '24:00' }] }));
    await shop.admin.do('updateCalendar', { calendarId, weekly: always });
    await becomes(ticketId, 'CLOSED');
    expect(await eventTypesOf(ticketId)).toContain('TicketStatusChanged');
  });

  test('but a name is no rule', async () => {
    await aShop();
    expect(await shop.admin.do('updateWorkspace', { name: 'Shop' }, 'recompute { id }')).toMatchObject({
      recompute: null,
    });
  });
});
