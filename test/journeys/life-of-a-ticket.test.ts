import { describe, expect, test } from 'vitest';
import { aDesk, idOf } from '../support/desk.js';

const desk = await aDesk();

describe('the life of a ticket', () => {
  test('report, assign, work, resolve, close and rate, seen live by those who may', async () => {
    const acme = await desk.workspace('acme');
    const mina = await acme.person('Mina', { role: 'REQUESTER' });
    const agent = await acme.person('Agent One', { role: 'AGENT' });
    const opened = await mina.do(
      'openTicket',
      { subject: '메일이 안 와요' },
      'ticket { id number status priority requester { name } }',
    );
    expect(opened['ticket']).toMatchObject({
      number: 'INC-1',
      status: 'NEW',
      priority: 'P3',
      requester: { name: 'Mina' },
    });
    const watcher = agent.watch('subscription { ticketStatusChanged { ticket { number status } from to position } }');
    const ticketId = idOf(opened['ticket']!);
    await new Promise((r) => setTimeout(r, 300));
    await agent.do('claimTicket', { ticketId });
    expect(await watcher.next()).toMatchObject({
      from: 'NEW',
      to: 'OPEN',
      ticket: { number: 'INC-1', status: 'OPEN' },
    });
    await agent.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'Mailbox was full' });
    await mina.do('closeTicket', { ticketId });
    await mina.do('rateTicket', { ticketId, rating: 5 }, 'feedback { rating }');
    expect(await watcher.take(2)).toMatchObject([{ to: 'RESOLVED' }, { to: 'CLOSED' }]);
    const { ticket } = await mina.ask(
      `query ($id: ID!) { ticket(id: $id) { number status assignee { name email } resolution { code resolvedBy { name } } feedback { rating }
        timeline { nodes { __typename ... on TicketEvent { actor { name } } ... on TicketStatusChanged { from to } } totalCount asOf pageInfo { endCursor hasNextPage } }
        entries(last: 3) { nodes { text author { name } } edges { cursor } } allowedTransitions { to mutation requiredFields } } }`,
      { id: ticketId },
    );
    expect(ticket).toEqual({});
  });
});
