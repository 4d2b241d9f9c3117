import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as operations from '../../examples/operations.generated.js';
import type { Client } from '../support/client.js';
import { aDesk, PASSWORD } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const mina = await acme.person('Mina');
const ari = await acme.person('Ari', { role: 'AGENT' });

const sent = new Set<string>();

/** Sends an operation of the catalogue; its variables and its answer have the types that codegen gave them. */
async function send<Result, Variables>(
  who: Client,
  operation: operations.TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  sent.add(nameOf(String(operation)));
  return (await who.ask(String(operation), variables as Record<string, unknown>)) as unknown as Result;
}

const nameOf = (text: string): string => /(?:query|mutation|subscription) (\w+)/.exec(text)![1]!;

describe('the operations of the catalogue', () => {
  test('play a ticket’s life, typed from end to end', async () => {
    const { signIn } = await send(desk.stranger, operations.SignInDocument, {
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
    const live = ari.watch(String(operations.StatusChangesDocument), { after: tickets.asOf });
    const timeline = ari.watch(String(operations.TicketTimelineDocument), { ticketId, after: tickets.asOf });
    sent.add(nameOf(String(operations.StatusChangesDocument))).add(nameOf(String(operations.TicketTimelineDocument)));

    await send(ari, operations.ClaimTicketDocument, { input: { ticketId } });
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

  test('say every fact of a refusal', async () => {
    const { claimTicket } = await send(mina, operations.ClaimTicketDocument, {
      input: { ticketId: 'tkt_AAAAAAAAAAAAAAAAAAAAAA' },
    });
    expect(claimTicket.userErrors).toMatchObject([{ __typename: 'NotFound', code: 'NOT_FOUND', type: 'Ticket' }]);
  });

  test('were each run by the tests above', () => {
    const folder = 'examples/operations';
    const texts = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
    const named = texts.filter((text) => /^(query|mutation|subscription) /m.test(text)).map(nameOf);
    expect([...sent].toSorted()).toEqual(named.toSorted());
  });
});
