import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globalId, keyOf, parseGlobalId, type NodeType } from '../../src/domain/global-id.js';

// A prefix is in every id that a client has kept: it never changes.
const PREFIXES: Readonly<Record<NodeType, string>> = {
  Workspace: 'wsp',
  Organization: 'org',
  Person: 'per',
  Team: 'tea',
  Category: 'cat',
  Service: 'svc',
  Ticket: 'tkt',
  Entry: 'ent',
  Resolution: 'res',
  Feedback: 'fbk',
  TicketEvent: 'evt',
  Calendar: 'cal',
  Skill: 'skl',
  InformationRequest: 'inf',
  FeedbackInvitation: 'inv',
  SlaPolicy: 'pol',
  SlaRecompute: 'rcp',
  Target: 'tgt',
  Outage: 'out',
};
const types = Object.keys(PREFIXES) as NodeType[];
const key = '0192f0c1-2345-7abc-8def-0123456789ab';
const id = 'tkt_AZLwwSNFeryN7wEjRWeJqw';

describe('a global id', () => {
  test('leads back to the type and the UUID it was made of', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.uuid(), (type, uuid) => {
        expect(parseGlobalId(globalId(type, uuid))).toEqual({ type, key: uuid });
        expect(keyOf(type, globalId(type, uuid))).toBe(uuid);
      }),
    );
  });

  test.each(Object.entries(PREFIXES) as [NodeType, string][])('of a %s begins with %s_', (type, prefix) => {
    expect(globalId(type, key)).toBe(`${prefix}_AZLwwSNFeryN7wEjRWeJqw`);
  });

  test('of one type is none of another', () => {
    for (const type of types.filter((each) => each !== 'Ticket')) expect(keyOf(type, id)).toBeNull();
  });

  test.each([
    ['nothing', ''],
    ['a bare UUID', key],
    ['no prefix', 'AZLwwSNFeryN7wEjRWeJqw'],
    ['an unknown prefix', 'xyz_AZLwwSNFeryN7wEjRWeJqw'],
    ['a prefix in capitals', 'TKT_AZLwwSNFeryN7wEjRWeJqw'],
    ['a name every object has', 'constructor_AZLwwSNFeryN7wEjRWeJqw'],
    ['one character less', 'tkt_AZLwwSNFeryN7wEjRWeJq'],
    ['one character more', 'tkt_AZLwwSNFeryN7wEjRWeJqwA'],
    ['padding', 'tkt_AZLwwSNFeryN7wEjRWeJqw=='],
    ['the other base64', 'tkt_AZLwwSNFeryN7wEjRWeJ+/'],
    ['a blank before it', ` ${id}`],
    ['a line end after it', `${id}\n`],
    ['bits that no UUID has', 'tkt_AZLwwSNFeryN7wEjRWeJqx'],
  ])('is not read from a forged one with %s', (_, forged) => {
    expect(parseGlobalId(forged)).toBeNull();
    expect(keyOf('Ticket', forged)).toBeNull();
  });

  test('is the only one of its object: whatever is read back is written the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(tkt|per|xxx)_[\w-]{22}$/), (text) => {
        const parsed = parseGlobalId(text);
        if (parsed) expect(globalId(parsed.type, parsed.key)).toBe(text);
      }),
    );
  });
});
