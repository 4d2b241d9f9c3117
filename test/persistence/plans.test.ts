import { expect, onTestFinished, test } from 'vitest';
import type { Actor } from '../../src/domain/access/roles.js';
import { keepPlans, type PlansOf } from '../../src/persistence/reading/plans.js';
import { aDesk, idOf } from '../support/desk.js';

// Presence ends by the clock, not by the timer that writes it down.
const desk = await aDesk({ TIMER_POLL_MS: '60000' });

test('L8 L9 what was planned for one event is read anew for the next, as things are then', async () => {
  const acme = await desk.workspace('acme');
  const agent = await acme.person('Agent', { role: 'AGENT' });
  const requester = await acme.person('Requester');
  const [first, second] = await Promise.all(
    ['First', 'Second'].map(async (subject) => {
      const custom = { subject, type: 'INCIDENT', impact: 'HIGH', urgency: 'HIGH', channel: 'API' };
      return idOf((await requester.do('openTicket', custom, 'ticket { id }'))['ticket']!);
    }),
  );
  const subscriber = agent.subscribe(`subscription { ticketEvents { ... on EntryAdded { ticket {
    subject entries(last: 2) { totalCount nodes { text author { name presence } } } } } } }`);
  onTestFinished(() => subscriber.close());
  await desk.subscribers(1);
  const writer = await acme.person('Writer', { role: 'AGENT' });
  await writer.do('setPresence', { presence: 'AVAILABLE', aliveFor: 'PT30S' });
  const deliveredAfter = async (ticketId: string | undefined, text: string) => {
    desk.clock.advance('PT20S');
    await writer.do('addNote', { ticketId, text });
    return (await subscriber.next())['ticket'];
  };
  const entry = (text: string, presence: string) => ({ text, author: { name: 'Writer', presence } });
  expect(await deliveredAfter(first, 'a')).toMatchObject({
    subject: 'First',
    entries: { totalCount: 1, nodes: [entry('a', 'AVAILABLE')] },
  });
  expect(await deliveredAfter(second, 'b')).toMatchObject({
    subject: 'Second',
    entries: { totalCount: 1, nodes: [entry('b', 'OFFLINE')] },
  });
  expect(await deliveredAfter(first, 'c')).toMatchObject({
    subject: 'First',
    entries: { totalCount: 2, nodes: [entry('a', 'OFFLINE'), entry('c', 'OFFLINE')] },
  });
});

test('L5 L8 a subscription is planned once, and anew when its viewer becomes another', async () => {
  const globex = await desk.workspace('globex');
  const both = await globex.person('Both', { role: 'AGENT' });
  const writer = await globex.person('Writer', { role: 'AGENT' });
  const ticketId = idOf((await both.do('openTicket', { subject: 'Mine' }, 'ticket { id }'))['ticket']!);
  const services = desk.server.services as { plansOf: PlansOf };
  const { plansOf } = services;
  const used: unknown[] = [];
  services.plansOf = (operation, actor) => {
    const plans = plansOf(operation, actor);
    used.push(plans);
    return plans;
  };
  onTestFinished(() => void (services.plansOf = plansOf));
  const subscriber = both.subscribe(
    'subscription { ticketEvents(types: [ENTRY_ADDED]) { ... on TicketEvent { actor { name presence } } } }',
  );
  await desk.subscribers(1);
  const deliveredActor = async () => {
    await writer.do('replyToTicket', { ticketId, text: 'x' });
    return (await subscriber.next())['actor'];
  };
  const seenByStaff = { name: 'Writer', presence: 'OFFLINE' };
  expect([await deliveredActor(), await deliveredActor()]).toEqual([seenByStaff, seenByStaff]);
  await globex.admin.do('updatePerson', { personId: both.id, role: 'REQUESTER' });
  expect(await deliveredActor()).toEqual({ name: 'Writer', presence: null });
  expect(used[1]).toBe(used[0]);
  expect(used[2]).not.toBe(used[0]);
});

test('plans are kept for the actor who asked last, and forgotten once many others were asked for', () => {
  const [ari, bo] = [{ id: 'ari' } as Actor, { id: 'bo' } as Actor];
  const [operation, other, another] = [{}, {}, {}];
  const plansOf = keepPlans(2);
  const plans = plansOf(operation, ari);
  expect(plansOf(operation, ari)).toBe(plans);
  const hers = plansOf(operation, bo);
  expect(hers).not.toBe(plans);
  plansOf(other, ari);
  expect(plansOf(operation, bo)).toBe(hers);
  plansOf(another, ari); // the other was not asked for the longest
  expect(plansOf(operation, bo)).toBe(hers);
  plansOf(other, ari);
  plansOf(another, ari);
  expect(plansOf(operation, bo)).not.toBe(hers);
});
