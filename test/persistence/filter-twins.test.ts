import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { isFulfilled, isJudgeable, type Facts } from '../../src/domain/filter/condition.js';
import { readFilter, type FilterInput } from '../../src/domain/filter/read-filter.js';
import { globalId } from '../../src/domain/global-id.js';
import { EVENT_FACTS, factsOpenTo } from '../../src/domain/ticket/facts.js';
import { PRIORITIES, TICKET_STATUSES, TICKET_TYPES, WAITING_REASONS } from '../../src/domain/ticket/ticket.js';
import { fulfilled } from '../../src/persistence/reading/predicates.js';
import { readingOf } from '../../src/persistence/reading/readings.js';
import type { ReadContext } from '../../src/persistence/reading/declare.js';
import { aDesk, idOf } from '../support/desk.js';
import type { Json } from '../support/client.js';

const desk = await aDesk();
/** The facts of each ticket's last event, which are the ticket's as it is. */
let tickets: readonly Facts[] = [];
let people: readonly string[] = [];

beforeAll(async () => {
  const acme = await desk.workspace('acme');
  const mina = await acme.person('Mina');
  const ari = await acme.person('Ari', { role: 'LEAD' });
  const subjects = [
    'Mail is down',
    'MAIL again',
    '메일이 안 와요',
    'Ärger mit Ä',
    'İstanbul',
    '100%_sure',
    'O\'Brien \\ "quoted"',
  ];
  const open = (i: number) => ({
    subject: subjects[i % subjects.length],
    type: TICKET_TYPES[i % 4],
    tags: ['mail', 'vip', '급함'].slice(0, i % 4),
    customFields: [
      { key: 'floor', value: i % 3 },
      { key: 'site', value: i % 2 ? 'Seoul' : '1' },
      ...(i % 5 ? [{ key: 'vip', value: i % 2 === 0 }] : []),
    ],
    ...(i % 3 === 0 && { externalId: `EXT-${i}` }),
  });
  for (let i = 0; i < 24; i += 1) {
    const { ticket } = await ari.do(
      'openTicket',
      { ...open(i), ...(i % 2 && { requester: { id: mina.id } }) },
      'ticket { id }',
    );
    const ticketId = idOf(ticket!);
    if (i % 4 === 1) await ari.do('claimTicket', { ticketId });
    if (i % 4 === 2) await ari.do('setTicketWaiting', { ticketId, waitingReason: WAITING_REASONS[i % 5] });
    if (i % 4 === 3)
      await ari.do('changePriority', { ticketId, override: { priority: PRIORITIES[i % 5], reason: 'x' } });
    if (i % 6 === 5) await ari.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'x' });
  }
  people = [mina.id, ari.id];
  const { rows } = await sql<{ facts: Facts }>`
    select distinct on (ticket_id) ticket_facts as facts from event where ticket_id is not null
    order by ticket_id, position desc`.execute(desk.database.em().getKysely());
  tickets = rows.map(({ facts }) => facts);
}, 60_000);

const words = fc.constantFrom('mail', 'MAIL', '메일', 'ä', 'Ä', 'i', 'İ', '%', '_', '\\', "'", '"', 'sure', 'zzz');
const some = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: Math.min(3, values.length) });
const oneOf = <T>(values: readonly T[]) =>
  fc.oneof(
    fc.record({ eq: fc.constantFrom(...values) }),
    fc.record({ in: some(values) }),
    fc.record({ isNull: fc.boolean() }),
  );
const text = (values: readonly string[]) =>
  fc.oneof(oneOf(values), fc.record({ contains: words }), fc.record({ startsWith: words }));
const moment = fc
  .integer({ min: -3_600_000, max: 3_600_000 })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(Date.now() + ms));
const moments = fc.oneof(
  ...(['gt', 'gte', 'lt', 'lte'] as const).map((comparator) => moment.map((at) => ({ [comparator]: at }))),
  fc.record({ isNull: fc.boolean() }),
  fc.tuple(moment, moment).map(([from, to]) => ({ between: { from, to } })),
);
const id = fc.constantFrom(0, 1).map((i) => people[i] ?? globalId('Person', '00000000-0000-0000-0000-000000000001'));
const person = fc.oneof(
  id.map((eq) => ({ id: { eq } })),
  id.map((eq) => ({ not: { id: { eq } } })),
  fc.constant({}),
);

const leaf: fc.Arbitrary<FilterInput> = fc.oneof(
  oneOf(TICKET_STATUSES).map((status) => ({ status })),
  oneOf(TICKET_TYPES).map((type) => ({ type })),
  oneOf(WAITING_REASONS).map((waitingReason) => ({ waitingReason })),
  fc
    .oneof(fc.record({ gt: fc.constantFrom(...PRIORITIES) }), fc.record({ lte: fc.constantFrom(...PRIORITIES) }))
    .map((priority) => ({ priority })),
  text(['Mail is down', 'MAIL AGAIN']).map((subject) => ({ subject })),
  text(['EXT-0', 'EXT-3', 'nothing']).map((externalId) => ({ externalId })),
  fc
    .oneof(
      fc.record({ has: words }),
      fc.record({ hasAll: some(['mail', 'VIP']) }),
      fc.record({ hasAny: some(['급함', 'vip']) }),
      fc.record({ isEmpty: fc.boolean() }),
    )
    .map((tags) => ({ tags })),
  fc
    .record({ eq: fc.constantFrom(0, 1, '1', 'Seoul', true) })
    .map((condition) => ({ customFields: [{ key: 'floor', ...condition }] })),
  fc
    .oneof(
      fc.record({ contains: words }),
      fc.record({ isNull: fc.boolean() }),
      fc.record({ in: some([true, 'Seoul', 1]) }),
    )
    .map((condition) => ({
      customFields: [
        { key: 'vip', ...condition },
        { key: 'site', isNull: false },
      ],
    })),
  person.map((requester) => ({ requester })),
  person.map((assignee) => ({ assignee })),
  fc.boolean().map((isAssigned) => ({ isAssigned })),
  moments.map((openedAt) => ({ openedAt })),
  moments.map((resolvedAt) => ({ resolvedAt })),
  fc
    .record({ between: fc.record({ from: fc.integer({ min: 0, max: 2 }), to: fc.integer({ min: 0, max: 2 }) }) })
    .map((cycle) => ({ cycle })),
);

const { filter } = fc.letrec<{ filter: FilterInput }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    tie('filter').map((not) => ({ not })),
    fc.array(tie('filter'), { maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('filter'), { maxLength: 3 }).map((or) => ({ or })),
    fc.tuple(leaf, leaf).map(([a, b]) => ({ ...a, ...b })),
  ),
}));

describe('a filter', () => {
  test.each([[[]], [['vip']]])(
    'READ-04 means the same in SQL and on the facts of events, hidden: %j',
    async (hidden) => {
      const actor = { role: 'ADMIN', hiddenFields: hidden } as const;
      const readContext = { viewer: { actor }, now: Temporal.Now.instant() } as unknown as ReadContext;
      expect(tickets).toHaveLength(24);
      await fc.assert(
        fc.asyncProperty(filter, async (input) => {
          const condition = readFilter('Ticket', input);
          expect(isJudgeable(condition, EVENT_FACTS)).toBe(true);
          const where = fulfilled(condition, readingOf('Ticket'), 't', readContext, readingOf);
          const { rows } = await sql<{ number: string }>`select number from ticket t where ${where}`.execute(
            desk.database.em().getKysely(),
          );
          const judged = tickets
            .filter((facts) => isFulfilled(condition, factsOpenTo(actor, facts)))
            .map((facts) => String(facts['number']));
          expect(judged.toSorted()).toEqual(rows.map(({ number }) => number).toSorted());
        }),
        { numRuns: 400 },
      );
    },
    60_000,
  );

  test('over related objects finds what a person would look for', async () => {
    const admin = await desk.signIn('admin@acme.test');
    const count = async (where: object): Promise<unknown> =>
      (
        (await admin.ask('query ($where: TicketFilter) { tickets(where: $where) { totalCount } }', { where }))[
          'tickets'
        ] as Json
      )['totalCount'];
    expect(await count({ requester: { name: { eq: 'Mina' } } })).toBe(12);
    expect(await count({ requester: { email: { startsWith: 'MINA@' } } })).toBe(12);
    expect(await count({ not: { requester: { name: { contains: 'min' } } } })).toBe(12);
    expect(await count({ assignee: { role: { eq: 'LEAD' } } })).toBe(6);
    expect(await count({ not: { assignee: { role: { eq: 'LEAD' } } } })).toBe(18);
    expect(await count({ openedAt: { within: 'PT1H' } })).toBe(24);
    expect(await count({ openedAt: { within: 'PT0S' } })).toBe(0);
  });
});
