import { beforeAll, describe, expect, test } from 'vitest';
import { statementsOf } from '../support/statements.js';
import type { Client, Json, Subscriber } from '../support/client.js';
import { aDesk, idOf } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
let staff: readonly Client[];
let lead: Client;
let mina: Client;
let ticketId: string;

beforeAll(async () => {
  staff = [await acme.person('Ari', { role: 'AGENT' }), await acme.person('Bo', { role: 'AGENT' })];
  lead = await acme.person('Lena', { role: 'LEAD' });
  mina = await acme.person('Mina');
  ticketId = idOf((await mina.do('openTicket', { subject: 'x' }, 'ticket { id }'))['ticket']!);
  await lead.do('startTicket', { ticketId }); // or the first reply would begin it, which is a second event
});

const subscriptionOf = (fields: string) =>
  `subscription ($ticketId: ID!, $after: Position) { ticketTimeline(ticketId: $ticketId, after: $after) { ... on TicketEvent { position ${fields} } } }`;

/** How often the event was read for an answer while `change` was told to all of them. */
async function answersWorkedOut(subscribers: readonly Subscriber[], change: () => Promise<unknown>): Promise<number> {
  await desk.subscribers(subscribers.length);
  const statements = await statementsOf(async () => {
    await change();
    await Promise.all(subscribers.map((each) => each.next()));
  });
  for (const each of subscribers) each.close();
  await desk.subscribers(0);
  return statements.filter((text) => /from "event" as t/.test(text)).length;
}

const note = () => staff[0]!.do('addNote', { ticketId, text: 'x' });
const reply = () => staff[0]!.do('replyToTicket', { ticketId, text: 'x' });

describe('equal subscriptions', () => {
  test('L8 are answered once for all who see the same, wherever each of them began', async () => {
    const { asOf } = await lead.ask('{ asOf }');
    const subscribers = [
      ...staff.map((each) => each.subscribe(subscriptionOf('ticket { number }'), { ticketId })),
      ...staff.map((each) => each.subscribe(subscriptionOf('ticket { number }'), { ticketId, after: asOf })),
      ...staff.map((each) => each.subscribe(subscriptionOf('ticket { number }'), { after: asOf, ticketId })),
    ];
    expect(await answersWorkedOut(subscribers, note)).toBe(1);
    expect(new Set(subscribers.map(({ delivered }) => JSON.stringify(delivered))).size).toBe(1);
  });

  test('L8 of people with other rights are not shared: staff of another role, and the requester', async () => {
    const subscribers = [...staff, lead, mina].map((each) =>
      each.subscribe(subscriptionOf('ticket { requester { email } }'), { ticketId }),
    );
    expect(await answersWorkedOut(subscribers, reply)).toBe(3);
  });

  test('L8 that ask what depends on the person are shared with nobody', async () => {
    const fields = 'ticket { allowedTransitions { mutation } }';
    const subscribers = [...staff, staff[0]!].map((each) => each.subscribe(subscriptionOf(fields), { ticketId }));
    expect(await answersWorkedOut(subscribers, note)).toBe(2); // the same person on two sockets sees the same
  });

  test('that ask otherwise are answered each for itself', async () => {
    const subscribers = ['ticket { number }', 'ticket { subject }'].map((fields) =>
      lead.subscribe(subscriptionOf(fields), { ticketId }),
    );
    expect(await answersWorkedOut(subscribers, note)).toBe(2);
  });

  test('L9 read each event anew: nothing is remembered from the one before', async () => {
    const subscriber = lead.subscribe(subscriptionOf('ticket { subject assignee { name } }'), { ticketId });
    await desk.subscribers(1);
    await lead.do('editTicket', { ticketId, subject: 'First' });
    await subscriber.next();
    await staff[0]!.do('claimTicket', { ticketId });
    await subscriber.next();
    await lead.do('editTicket', { ticketId, subject: 'Second' });
    let last: Json = {};
    while (JSON.stringify(last).includes('First') || !('ticket' in last)) last = await subscriber.next();
    expect(last).toMatchObject({ ticket: { subject: 'Second', assignee: { name: 'Ari' } } });
  });
});

describe('rights', () => {
  const delivered = (subscriber: Subscriber) => subscriber.delivered.map((each) => Object.values(each)[0]!['position']);

  test('L5 that change take effect at the next event, in both directions, on the socket that is open', async () => {
    const nia = await acme.person('Nia', { role: 'AGENT' });
    const subscriber = nia.subscribe(subscriptionOf(''), { ticketId });
    const all = lead.subscribe(subscriptionOf(''), { ticketId });
    await desk.subscribers(2);
    await note();
    await acme.admin.do('updatePerson', { personId: nia.id, role: 'REQUESTER' });
    await note();
    await reply();
    await acme.admin.do('updatePerson', { personId: nia.id, role: 'AGENT' });
    await note();
    await all.take(4);
    const [first, , , last] = delivered(all);
    await subscriber.take(2);
    expect(delivered(subscriber)).toEqual([first, last]);
  });

  test('L5 a session that is signed out loses its socket at once, on which nothing else happens', async () => {
    const gone = await desk.signIn('ari@acme.test');
    const subscriber = gone.subscribe(subscriptionOf(''), { ticketId });
    await desk.subscribers(1);
    await gone.ask('mutation { signOut { userErrors { code } } }');
    expect(await subscriber.fault()).toMatchObject({ code: 4410 });
  });
});
