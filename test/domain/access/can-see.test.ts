import { describe, expect, test } from 'vitest';
import { changesSight, canSee, type Audible } from '../../../src/domain/access/can-see.ts';
import { ada, anActor, aram, mina } from '../../support/builders.ts';

const paul = anActor({ id: 'paul', role: 'REQUESTER', organizationId: 'globex' });
const boss = anActor({ id: 'boss', role: 'REQUESTER', organizationId: 'globex', seesOrganization: true });
const outsider = anActor({ id: 'aram', workspaceId: 'other', role: 'ADMIN' });

const minas = { requesterId: 'mina', organizationId: 'globex' };
const anEvent = (said: Partial<Audible> = {}): Audible => ({
  workspaceId: 'acme',
  audience: 'PUBLIC',
  ticketFacts: minas,
  ...said,
});

const EVENTS = {
  "public, of Mina's ticket": anEvent(),
  "internal, of Mina's ticket": anEvent({ audience: 'INTERNAL' }),
  'public, of the workspace itself': anEvent({ ticketFacts: null }),
  'internal, of the workspace itself': anEvent({ ticketFacts: null, audience: 'INTERNAL' }),
} as const;

// Who hears which event.
const EXPECTED: Readonly<Record<keyof typeof EVENTS, readonly string[]>> = {
  "public, of Mina's ticket": ['Mina', 'her boss', 'an agent', 'an admin'],
  "internal, of Mina's ticket": ['an agent', 'an admin'],
  'public, of the workspace itself': ['an agent', 'an admin'],
  'internal, of the workspace itself': ['an agent', 'an admin'],
};

const SUBSCRIBERS = {
  Mina: mina,
  'a colleague': paul,
  'her boss': boss,
  'an agent': aram,
  'an admin': ada,
  'an admin of another workspace': outsider,
};

describe('an event', () => {
  test.each(Object.keys(EVENTS) as (keyof typeof EVENTS)[])('%s, is heard by those it is for', (name) => {
    const hearing = Object.entries(SUBSCRIBERS).filter(([, subscriber]) => canSee(subscriber, EVENTS[name]));
    expect(hearing.map(([who]) => who)).toEqual(EXPECTED[name]);
  });

  test('is judged by the rights of now: a requester whose rights were taken hears no more', () => {
    expect(canSee(boss, anEvent())).toBe(true);
    expect(canSee({ ...boss, seesOrganization: false }, anEvent())).toBe(false);
  });

  test("is judged by the ticket's facts of then: after a ticket leaves a requester, what follows is not theirs", () => {
    expect(canSee(mina, anEvent({ ticketFacts: { ...minas, requesterId: 'paul' } }))).toBe(false);
  });
});

const field = (shownToRequesters: boolean) => ({ form: { fields: [{ key: 'cost', shownToRequesters }] } });

test.each<[boolean, string, 'PersonChanged' | 'CategoryChanged' | 'CategoryAdded', object | null, object]>([
  [true, 'they ceased to work tickets', 'PersonChanged', { role: 'AGENT' }, { id: 'mina', role: 'REQUESTER' }],
  [true, 'another organization', 'PersonChanged', { organizationId: 'globex' }, { id: 'mina', organizationId: null }],
  [true, 'their organization is shown', 'PersonChanged', {}, { id: 'mina', seesOrganization: true }],
  [false, 'another role that sees everything', 'PersonChanged', { role: 'AGENT' }, { id: 'mina', role: 'LEAD' }],
  [false, 'another name', 'PersonChanged', { name: 'Mina' }, { id: 'mina', name: 'Mina K.' }],
  [false, 'another role of somebody else', 'PersonChanged', { role: 'AGENT' }, { id: 'bo', role: 'REQUESTER' }],
  [true, 'a form hides a field', 'CategoryAdded', null, field(false)],
  [true, 'a form shows what it hid', 'CategoryChanged', field(false), field(true)],
  [false, 'a form hides nothing', 'CategoryAdded', null, field(true)],
  [false, 'a category has another name', 'CategoryChanged', { name: 'x' }, { name: 'y' }],
])(
  'L6 it is %s that a requester sees other tickets, or other fields, when %s',
  (changes, _what, type, before, after) => {
    expect(changesSight(mina, { type, before, after })).toBe(changes);
  },
);

test('L6 staff see every field, and nobody sees others for what happens to a ticket', () => {
  expect(changesSight(aram, { type: 'CategoryAdded', before: null, after: field(false) })).toBe(false);
  expect(changesSight(mina, { type: 'TicketEdited', before: {}, after: { id: 'mina', role: 'AGENT' } })).toBe(false);
});
