import { describe, expect, test } from 'vitest';
import { changesSight, mayHear, type Audible } from '../../../src/domain/access/hear.js';
import { ada, anActor, aram, mina } from '../../support/builders.js';

const paul = anActor({ id: 'paul', role: 'REQUESTER', organizationId: 'globex' });
const boss = anActor({ id: 'boss', role: 'REQUESTER', organizationId: 'globex', seesOrganization: true });
const stranger = anActor({ id: 'aram', workspaceId: 'other', role: 'ADMIN' });

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

const WATCHERS = {
  Mina: mina,
  'a colleague': paul,
  'her boss': boss,
  'an agent': aram,
  'an admin': ada,
  'an admin of another workspace': stranger,
};

describe('an event', () => {
  test.each(Object.keys(EVENTS) as (keyof typeof EVENTS)[])('%s, is heard by those it is for', (name) => {
    const hearing = Object.entries(WATCHERS).filter(([, watcher]) => mayHear(watcher, EVENTS[name]));
    expect(hearing.map(([who]) => who)).toEqual(EXPECTED[name]);
  });

  test('is judged by the rights of now: a requester whose rights were taken hears no more', () => {
    expect(mayHear(boss, anEvent())).toBe(true);
    expect(mayHear({ ...boss, seesOrganization: false }, anEvent())).toBe(false);
  });

  test("is judged by the ticket's facts of then: after a ticket leaves a requester, what follows is not theirs", () => {
    expect(mayHear(mina, anEvent({ ticketFacts: { ...minas, requesterId: 'paul' } }))).toBe(false);
  });
});

test.each<[boolean, string, object]>([
  [true, 'another role of theirs', { id: 'aram', role: 'REQUESTER' }],
  [true, 'another organization of theirs', { id: 'aram', organizationId: null }],
  [true, 'seeing their organization', { id: 'aram', seesOrganization: true }],
  [false, 'another name of theirs', { id: 'aram', name: 'Aram K.' }],
  [false, 'another role of somebody else', { id: 'bo', role: 'REQUESTER' }],
])('L6 it is %s that an actor sees other tickets after %s', (changes, _what, after) => {
  expect(changesSight({ id: 'aram' }, { type: 'PersonChanged', after })).toBe(changes);
});

test('L6 nobody sees other tickets after what happens to a ticket', () => {
  expect(changesSight({ id: 'aram' }, { type: 'TicketEdited', after: { id: 'aram', role: 'x' } })).toBe(false);
});
