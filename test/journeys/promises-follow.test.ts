import { describe, expect, test } from 'vitest';
import type { Client, Json } from '../support/client.js';
import { aDesk, idOf } from '../support/desk.js';

const desk = await aDesk({ TIMER_POLL_MS: '60000' });
const shop = await desk.workspace('follow');
const lead = await shop.person('Lead', { role: 'LEAD' });
const requester = await shop.person('Requester');
const teamOf = async (name: string): Promise<string> =>
  idOf((await shop.admin.do('createTeam', { name, members: [{ personId: lead.id }] }, 'team { id }'))['team']!);
const [mail, vpn] = [await teamOf('Mail'), await teamOf('VPN')];
const { category } = await shop.admin.do('createCategory', { name: 'Phones' }, 'category { id }');

const HOUR = { openingTime: 'PT1H' };
const kinds = ['FIRST_RESPONSE', 'NEXT_RESPONSE', 'PERIODIC_UPDATE', 'RESOLUTION'];
const all = kinds.map((kind) => ({ priority: 'P3', kind, length: HOUR }));
const resolution = (priority: string, length: object) => [{ priority, kind: 'RESOLUTION', length }];
const policy = (name: string, filter: object, targets: readonly object[]) =>
  shop.admin.do('createSlaPolicy', { name, filter, targets });
await policy('Tagged', { tags: { has: 'vip' } }, resolution('P3', { openingTime: 'PT10M' }));
await policy('Phones', { category: { id: { eq: idOf(category!) } } }, resolution('P3', { openingTime: 'PT20M' }));
await policy('VPN', { team: { id: { eq: vpn } } }, resolution('P3', { openingTime: 'PT30M' }));
await policy('Fields', { customFields: [{ key: 'floor', eq: 7 }] }, resolution('P3', { openingTime: 'PT40M' }));
await policy('All', {}, [...all, ...resolution('P1', { openingTime: 'PT5M' })]);

interface Step {
  readonly who: Client;
  readonly mutation: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

const by = (who: Client, mutation: string, input: Step['input'] = {}): Step => ({ who, mutation, input });
const waiting = by(lead, 'setTicketWaiting', { waitingReason: 'REQUESTER' });
const resolved = by(lead, 'resolveTicket', { code: 'FIXED', notes: 'Done' });

/** What is promised and not over after these steps, by policy; and what stopped last. */
const CASES: readonly [string, readonly Step[], string][] = [
  ['opening', [], 'All: FIRST_RESPONSE RUNNING, RESOLUTION RUNNING'],
  ['starting', [by(lead, 'startTicket')], 'All: FIRST_RESPONSE RUNNING, RESOLUTION RUNNING'],
  ['claiming', [by(lead, 'claimTicket')], 'All: FIRST_RESPONSE RUNNING, RESOLUTION RUNNING'],
  ['a note', [by(lead, 'addNote', { text: 'Hm' })], 'All: FIRST_RESPONSE RUNNING, RESOLUTION RUNNING'],
  [
    'a reply of the requester',
    [by(requester, 'replyToTicket', { text: 'Hello?' })],
    'All: FIRST_RESPONSE RUNNING, RESOLUTION RUNNING',
  ],
  [
    'a reply of an agent',
    [by(lead, 'replyToTicket', { text: 'Yes' })],
    'All: FIRST_RESPONSE MET, RESOLUTION RUNNING, PERIODIC_UPDATE RUNNING',
  ],
  [
    'a note turned public',
    [by(lead, 'addNote', { text: 'Hm' }), by(lead, 'setEntryVisibility', { visibility: 'PUBLIC' })],
    'All: FIRST_RESPONSE MET, RESOLUTION RUNNING, PERIODIC_UPDATE RUNNING',
  ],
  ['waiting', [waiting], 'All: FIRST_RESPONSE RUNNING, RESOLUTION PAUSED'],
  ['resuming', [waiting, by(lead, 'resumeTicket')], 'All: FIRST_RESPONSE RUNNING, RESOLUTION RUNNING'],
  [
    'a reply to a waiting ticket',
    [waiting, by(requester, 'replyToTicket', { text: 'Here' })],
    'All: FIRST_RESPONSE RUNNING, RESOLUTION RUNNING',
  ],
  ['resolving', [resolved], 'All: FIRST_RESPONSE MET, RESOLUTION MET'],
  ['closing', [resolved, by(requester, 'closeTicket')], 'All: FIRST_RESPONSE MET, RESOLUTION MET'],
  [
    'reopening',
    [resolved, by(requester, 'reopenTicket', { reason: 'No' })],
    'All: FIRST_RESPONSE MET, RESOLUTION MET, FIRST_RESPONSE 2 RUNNING, RESOLUTION 2 RUNNING',
  ],
  [
    'a reply that reopens',
    [resolved, by(requester, 'replyToTicket', { text: 'No' })],
    'All: FIRST_RESPONSE MET, RESOLUTION MET, FIRST_RESPONSE 2 RUNNING, RESOLUTION 2 RUNNING',
  ],
  [
    'cancelling',
    [by(lead, 'cancelTicket', { reason: 'Twice' })],
    'All: FIRST_RESPONSE CANCELLED, RESOLUTION CANCELLED',
  ],
  [
    'another priority',
    [by(lead, 'changePriority', { impact: 'HIGH', urgency: 'HIGH' })],
    'All: FIRST_RESPONSE CANCELLED, RESOLUTION RUNNING',
  ],
  ['another team', [by(lead, 'handOverTicket', { teamId: vpn })], 'VPN: FIRST_RESPONSE CANCELLED, RESOLUTION RUNNING'],
  ['another tag', [by(lead, 'editTicket', { tags: ['vip'] })], 'Tagged: FIRST_RESPONSE CANCELLED, RESOLUTION RUNNING'],
  [
    'another category',
    [by(lead, 'editTicket', { categoryId: idOf(category!) })],
    'Phones: FIRST_RESPONSE CANCELLED, RESOLUTION RUNNING',
  ],
  [
    'another field',
    [by(lead, 'editTicket', { customFields: [{ key: 'floor', value: 7 }] })],
    'Fields: FIRST_RESPONSE CANCELLED, RESOLUTION RUNNING',
  ],
];

describe('SLA-33 targets follow in the same answer', () => {
  test.each(CASES)('%s', async (_, steps, expected) => {
    const ticketId = await opened(requester);
    let entryId: string | undefined;
    for (const { who, mutation, input } of steps) {
      const of = mutation === 'setEntryVisibility' ? { entryId } : { ticketId };
      const says = /^(addNote|replyToTicket)$/.test(mutation);
      const { entry } = await who.do(mutation, { ...of, ...input }, says ? 'entry { id }' : '');
      entryId = entry && idOf(entry);
    }
    expect(await clocksOf(ticketId)).toBe(expected);
  });

  test('an agent who reported the ticket answers nobody, neither by a reply nor by a note turned public', async () => {
    const ticketId = await opened(lead);
    await lead.do('replyToTicket', { ticketId, text: 'And' });
    const { entry } = await lead.do('addNote', { ticketId, text: 'By the way' }, 'entry { id }');
    await lead.do('setEntryVisibility', { entryId: idOf(entry!), visibility: 'PUBLIC' });
    expect(await clocksOf(ticketId)).toBe('All: FIRST_RESPONSE RUNNING, RESOLUTION RUNNING');
  });

  test('a later reply opens a follow-up with targets of its own', async () => {
    const ticketId = await opened(requester);
    await lead.do('cancelTicket', { ticketId, reason: 'Twice' });
    const { ticket } = await requester.do('replyToTicket', { ticketId, text: 'Still' }, 'ticket { id }');
    expect(await clocksOf(idOf(ticket!))).toBe('All: FIRST_RESPONSE RUNNING, RESOLUTION RUNNING');
  });

  test('a refused step leaves them as they are', async () => {
    const ticketId = await opened(requester);
    expect(await lead.refusalsOf('resolveTicket', { ticketId, code: 'NO_SUCH_CODE', notes: 'x' })).toHaveLength(1);
    expect(await clocksOf(ticketId)).toBe('All: FIRST_RESPONSE RUNNING, RESOLUTION RUNNING');
  });
});

async function opened(who: Client): Promise<string> {
  const { ticket } = await who.do('openTicket', { subject: 'Mail is down' }, 'ticket { id }');
  if (who === lead) return idOf(ticket!);
  await lead.do('handOverTicket', { ticketId: idOf(ticket!), teamId: mail });
  return idOf(ticket!);
}

async function clocksOf(id: string): Promise<string> {
  const { ticket } = await lead.ask(
    'query ($id: ID!) { ticket(id: $id) { targets { kind cycle state policy { name } } } }',
    { id },
  );
  const targets = ticket!['targets'] as unknown as readonly Json[];
  const words = targets.map(({ kind, cycle, state }) => `${kind}${Number(cycle) > 1 ? ` ${cycle}` : ''} ${state}`);
  return `${targets.at(-1)!['policy']!['name']}: ${words.join(', ')}`;
}
