import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { FEEDBACK_GROUPS, type FeedbackGroup } from '../../src/domain/feedback/figures.js';
import { keyOf, type NodeType } from '../../src/domain/global-id.js';
import type { Client, Json } from '../support/client.js';
import { aDesk, idOf } from '../support/desk.js';
import { statementsOf } from '../support/statements.js';

const desk = await aDesk({ TIMER_POLL_MS: '60000' });
const acme = await desk.workspace('acme');
const ari = await acme.person('Ari', { role: 'AGENT' });
const noa = await acme.person('Noa', { role: 'AGENT' });
const mina = await acme.person('Mina');

const from = '2026-10-20T10:00:00Z';
const to = '2026-12-02T09:00:00Z';

/** One resolution, with what was asked and answered. */
interface Ended {
  readonly id: string;
  readonly feedbackId: string;
  readonly invitationId: string;
  readonly ticketId: string;
  readonly cycle: number;
  readonly resolvedById: string | null;
  readonly resolvedAt: string;
  readonly invitation: 'NONE' | 'LEFT_OUT' | 'SENT';
  readonly rating: number | null;
  readonly reasons: readonly string[];
}
interface KeptTicket {
  readonly id: string;
  readonly number: string;
  readonly teamId: string | null;
  readonly categoryId: string | null;
  readonly serviceIds: readonly string[];
}

let resolutions: readonly Ended[] = [];
let tickets: readonly KeptTicket[] = [];

const made = async (mutation: string, what: string, input: Readonly<Record<string, unknown>>): Promise<string> =>
  idOf((await acme.admin.do(mutation, input, `${what} { id }`))[what]!);
const uuid = (type: NodeType, id: string | null): string | null => id && keyOf(type, id);

beforeAll(async () => {
  const teamId = await made('createTeam', 'team', { name: 'Desk' });
  const categoryId = await made('createCategory', 'category', { name: 'Mail' });
  const services = [
    await made('createService', 'service', { name: 'Mail' }),
    await made('createService', 'service', { name: 'VPN' }),
  ];
  const rows: KeptTicket[] = [];
  for (let i = 0; i < 6; i += 1) {
    const input = { teamId: i % 2 ? teamId : null, categoryId: i % 3 ? categoryId : null };
    const serviceIds = services.slice(0, i % 3);
    const { ticket } = await ari.do('openTicket', { subject: `T${i}`, serviceIds, ...input }, 'ticket { id number }');
    rows.push({
      ...{ id: uuid('Ticket', idOf(ticket!))!, number: String(ticket!['number']) },
      ...{ teamId: uuid('Team', input.teamId), categoryId: uuid('Category', input.categoryId) },
      serviceIds: serviceIds.map((id) => uuid('Service', id)!),
    });
  }
  tickets = rows;
  const one = fc.record({
    ...{ id: fc.uuid(), feedbackId: fc.uuid(), invitationId: fc.uuid() },
    ticketId: fc.constantFrom(...rows.map(({ id }) => id)),
    resolvedById: fc.constantFrom(null, uuid('Person', ari.id), uuid('Person', noa.id)),
    at: fc.date({ min: new Date('2026-10-15'), max: new Date('2026-12-10'), noInvalidDate: true }),
    invitation: fc.constantFrom('NONE', 'LEFT_OUT', 'SENT'),
    rating: fc.constantFrom(null, 1, 2, 3, 4, 5),
    reasons: fc.subarray(['speed', 'friendliness', 'unsolved']),
  });
  const [drawn] = fc.sample(fc.array(one, { minLength: 600, maxLength: 600 }), 1);
  resolutions = drawn!.map(({ at, ...each }, i) => ({
    ...each,
    ...{ cycle: i + 1, reasons: each.rating === null ? [] : each.reasons },
    resolvedAt: [from, to][i] ?? at.toISOString(), // exactly at the edges: the first counts, the second does not
  })) as readonly Ended[];
  const db = desk.database.em().getKysely();
  const given = sql`jsonb_to_recordset(${JSON.stringify(resolutions)}::jsonb) as r(id uuid, "feedbackId" uuid, "invitationId" uuid,
    "ticketId" uuid, cycle int, "resolvedById" uuid, "resolvedAt" timestamptz, invitation text, rating int, reasons jsonb)`;
  const acmeId = sql`(select id from workspace where slug = 'acme')`;
  const minaId = uuid('Person', mina.id);
  await sql`insert into resolution (id, workspace_id, ticket_id, cycle, code, notes, resolved_by_id, resolved_at)
    select id, ${acmeId}, "ticketId", cycle, 'FIXED', 'x', "resolvedById", "resolvedAt" from ${given}`.execute(db);
  await sql`insert into feedback (id, workspace_id, ticket_id, cycle, rating, reasons, given_by_id, created_at, updated_at)
    select "feedbackId", ${acmeId}, "ticketId", cycle, rating, array(select jsonb_array_elements_text(reasons)), ${minaId}, now(), now()
      from ${given} where rating is not null`.execute(db);
  await sql`insert into feedback_invitation (id, workspace_id, ticket_id, cycle, person_id, invited_at, reason)
    select "invitationId", ${acmeId}, "ticketId", cycle, ${minaId}, case when invitation = 'SENT' then "resolvedAt" end,
      case when invitation = 'LEFT_OUT' then 'ASKED_LATELY' end from ${given} where invitation <> 'NONE'`.execute(db);
}, 60_000);

const FIGURES = `query ($from: DateTime!, $to: DateTime!, $groupBy: [FeedbackGroup!]!, $period: PeriodInput, $where: TicketFilter) {
  feedbackFigures(from: $from, to: $to, groupBy: $groupBy, period: $period, where: $where) {
    period agent { id } team { id } category { id } service { id } reason
    invited responseRate given distribution satisfied csat mean } }`;

const figures = async (asked: Readonly<Record<string, unknown>> = {}, who: Client = ari): Promise<readonly Json[]> =>
  (await who.ask(FIGURES, { from, to, groupBy: [], ...asked }))['feedbackFigures'] as unknown as readonly Json[];

interface Asked {
  readonly groupBy: readonly FeedbackGroup[];
  readonly period: { readonly unit: string; readonly timeZone: string } | null;
}

/** The groups of a resolution, the plain way. */
function groupsOf({ ticketId, resolvedById, reasons }: Ended, group: FeedbackGroup): readonly (string | null)[] {
  const { teamId, categoryId, serviceIds } = tickets.find(({ id }) => id === ticketId)!;
  const several = { SERVICE: serviceIds, REASON: reasons };
  const one = { AGENT: resolvedById, TEAM: teamId, CATEGORY: categoryId };
  if (group === 'SERVICE' || group === 'REASON') return several[group].length ? several[group] : [null];
  return [one[group]];
}

const FIRST_DAY: Readonly<Record<string, (day: Temporal.PlainDate) => Temporal.PlainDate>> = {
  DAY: (day) => day,
  WEEK: (day) => day.subtract({ days: day.dayOfWeek - 1 }),
  MONTH: (day) => day.with({ day: 1 }),
};

/** Every resolution counted by hand into `period|group|group: invited/answered 1,2,3,4,5`. */
function byHand({ groupBy, period }: Asked): readonly string[] {
  const counted = resolutions.filter(
    ({ resolvedAt, invitation, rating }) =>
      Date.parse(resolvedAt) >= Date.parse(from) &&
      Date.parse(resolvedAt) < Date.parse(to) &&
      (invitation === 'SENT' || rating !== null),
  );
  const entries = counted.flatMap((each) => {
    const day = Temporal.Instant.from(each.resolvedAt)
      .toZonedDateTimeISO(period?.timeZone ?? 'UTC')
      .toPlainDate();
    const start = period ? FIRST_DAY[period.unit]!(day).toString() : 'always';
    const paths = groupBy.reduce<readonly (readonly (string | null)[])[]>(
      (some, group) => some.flatMap((path) => groupsOf(each, group).map((value) => [...path, value])),
      [[start]],
    );
    return paths.map((path) => [path.join('|'), each] as const);
  });
  return [...Map.groupBy(entries, ([path]) => path)]
    .map(([path, all]) => {
      const sent = all.filter(([, { invitation }]) => invitation === 'SENT');
      const answered = sent.filter(([, { rating }]) => rating !== null).length;
      const stars = [1, 2, 3, 4, 5].map((star) => all.filter(([, { rating }]) => rating === star).length);
      return `${path}: ${sent.length}/${answered} ${stars.join(',')}`;
    })
    .toSorted();
}

const FIELD = { AGENT: 'agent', TEAM: 'team', CATEGORY: 'category', SERVICE: 'service' } as const;
const TYPE = { AGENT: 'Person', TEAM: 'Team', CATEGORY: 'Category', SERVICE: 'Service' } as const;

const readFigures = (rows: readonly Json[], { groupBy }: Asked): readonly string[] =>
  rows
    .map((row) => {
      const path = groupBy.map((group) => {
        if (group === 'REASON') return row['reason'] as unknown as string | null;
        const named = row[FIELD[group]] as Json | null;
        return named && keyOf(TYPE[group], idOf(named));
      });
      const invited = Number(row['invited']);
      const answered = row['responseRate'] === null ? 0 : Math.round(Number(row['responseRate']) * invited);
      return `${[row['period'] ?? 'always', ...path].join('|')}: ${invited}/${answered} ${String(row['distribution'])}`;
    })
    .toSorted();

const ask = fc.record<Asked>({
  groupBy: fc.subarray([...FEEDBACK_GROUPS], { maxLength: 2 }),
  period: fc.option(
    fc.record({
      unit: fc.constantFrom('DAY', 'WEEK', 'MONTH'),
      timeZone: fc.constantFrom('Asia/Seoul', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Los_Angeles'),
    }),
  ),
});

describe('END-12 figures of feedback', () => {
  test('are what counting by hand gives, by whatever they are grouped', async () => {
    await fc.assert(
      fc.asyncProperty(ask, async (asked) => {
        const expected = byHand(asked);
        fc.pre(expected.length <= 1000);
        expect(readFigures(await figures({ ...asked }), asked)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('say how satisfied requesters are', async () => {
    const [row] = await figures();
    const stars = row!['distribution'] as unknown as readonly number[];
    const given = stars.reduce((sum, count) => sum + count, 0);
    expect(row).toMatchObject({ given, satisfied: stars[3]! + stars[4]!, csat: (stars[3]! + stars[4]!) / given });
    expect(row!['mean']).toBeCloseTo(stars.reduce((sum, count, i) => sum + count * (i + 1), 0) / given, 12);
  });

  test('are counted by one statement', async () => {
    const sent = await statementsOf(() =>
      figures({ groupBy: ['SERVICE', 'REASON'], period: { unit: 'WEEK', timeZone: 'Asia/Seoul' } }),
    );
    expect(sent.filter((text) => /\bresolution\b/.test(text))).toHaveLength(1);
  });

  test('are of the tickets that a filter names', async () => {
    const { id, number } = tickets[0]!;
    const [row] = await figures({ where: { number: { eq: number } } });
    const rated = resolutions.filter(
      ({ ticketId, rating, resolvedAt }) => ticketId === id && rating !== null && resolvedAt >= from && resolvedAt < to,
    );
    expect(row!['given']).toBe(rated.length);
  });

  test('are empty where nothing ended, in other workspaces, and for requesters', async () => {
    expect(await figures({ from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' })).toEqual([]);
    expect(await figures({}, mina)).toEqual([]);
    const other = await desk.workspace('other');
    expect(await figures({}, other.admin)).toEqual([]);
  });

  test('of a time reversed are refused', async () => {
    const { errors } = await ari.send(FIGURES, { from: to, to: from, groupBy: [] });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: ['to'] } }]);
  });
});
