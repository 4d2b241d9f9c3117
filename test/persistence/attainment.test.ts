import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { ATTAINMENT_GROUPS, type AttainmentGroup } from '../../src/domain/sla/attainment.js';
import { keyOf } from '../../src/domain/global-id.js';
import { TARGET_KINDS } from '../../src/domain/sla/stopwatch.js';
import { TARGET_STATES } from '../../src/domain/sla/target-reading.js';
import { PRIORITIES } from '../../src/domain/ticket/ticket.js';
import { aDesk, idOf } from '../support/desk.js';
import { statementsOf } from '../support/statements.js';
import type { Client, Json } from '../support/client.js';

const desk = await aDesk({ ACCESS_TOKEN_LIFE: 'P365D' });
const acme = await desk.workspace('acme');
const ari = await acme.person('Ari', { role: 'AGENT' });
const noa = await acme.person('Noa', { role: 'AGENT' });
const mina = await acme.person('Mina');

const from = '2026-10-20T10:00:00Z';
const to = '2026-12-02T09:00:00Z';

interface Kept {
  readonly id: string;
  readonly ticketId: string;
  readonly kind: string;
  readonly sequence: number;
  readonly priority: string;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  readonly policyId: string;
  readonly state: string;
  readonly stoppedAt: string | null;
  readonly consumedMs: number;
}
interface KeptTicket {
  readonly id: string;
  readonly number: string;
  readonly categoryId: string | null;
  readonly serviceIds: readonly string[];
}

let targets: readonly Kept[] = [];
let tickets: readonly KeptTicket[] = [];

const made = async (mutation: string, what: string, input: object): Promise<string> =>
  idOf((await acme.admin.do(mutation, input as Record<string, unknown>, `${what} { id }`))[what]!);
const uuid = (type: 'Team' | 'Category' | 'Service' | 'SlaPolicy' | 'Person' | 'Ticket', id: string): string =>
  keyOf(type, id)!;

beforeAll(async () => {
  const named = (mutation: string, what: string, ...names: readonly string[]) =>
    Promise.all(names.map((name) => made(mutation, what, { name })));
  const teams = (await named('createTeam', 'team', 'Desk', 'Network')).map((id) => uuid('Team', id));
  const categories = await named('createCategory', 'category', 'Mail', 'VPN');
  const services = await named('createService', 'service', 'Mail', 'VPN', 'Payroll');
  const promise = [{ priority: 'P1', kind: 'RESOLUTION', length: { openingTime: 'PT1H' } }];
  const policies: string[] = [];
  for (const name of ['Gold', 'Silver'])
    policies.push(
      uuid(
        'SlaPolicy',
        await made('createSlaPolicy', 'slaPolicy', { name, targets: promise, filter: { subject: { eq: 'never' } } }),
      ),
    );
  const rows: KeptTicket[] = [];
  for (let i = 0; i < 12; i += 1) {
    const input = { subject: `T${i}`, categoryId: categories[i % 3] ?? null, serviceIds: services.slice(0, i % 4) };
    const { ticket } = await mina.do('openTicket', input, 'ticket { id number }');
    rows.push({
      ...{ id: uuid('Ticket', idOf(ticket!)), number: String(ticket!['number']) },
      categoryId: input.categoryId && uuid('Category', input.categoryId),
      serviceIds: input.serviceIds.map((id) => uuid('Service', id)),
    });
  }
  tickets = rows;
  const people = [ari, noa].map(({ id }) => uuid('Person', id));
  const [target] = fc.sample(
    fc.array(
      fc.record({
        id: fc.uuid(),
        ticketId: fc.constantFrom(...rows.map(({ id }) => id)),
        kind: fc.constantFrom(...TARGET_KINDS),
        priority: fc.constantFrom(...PRIORITIES),
        teamId: fc.constantFrom(null, ...teams),
        assigneeId: fc.constantFrom(null, ...people),
        policyId: fc.constantFrom(...policies),
        state: fc.constantFrom(...TARGET_STATES),
        at: fc.date({ min: new Date('2026-10-15'), max: new Date('2026-12-10'), noInvalidDate: true }),
        consumedMs: fc.nat(10_000_000),
      }),
      { minLength: 4000, maxLength: 4000 },
    ),
    1,
  );
  const isOpen = (state: string): boolean => state === 'RUNNING' || state === 'PAUSED';
  targets = target!.map(({ at, ...each }, sequence) => ({
    ...{ ...each, sequence, stoppedAt: isOpen(each.state) ? null : at.toISOString() },
  }));
  // Exactly at the edges: the first counts, the second does not.
  targets = targets
    .with(0, { ...targets[0]!, state: 'MET', stoppedAt: from })
    .with(1, { ...targets[1]!, state: 'MET', stoppedAt: to });
  await sql`insert into target (id, workspace_id, ticket_id, kind, cycle, sequence, policy_id, priority, team_id, assignee_id, paused_by,
      length, state, started_at, stopped_at, consumed_ms, told)
    select id, (select id from workspace where slug = 'acme'), "ticketId", kind, 1, sequence, "policyId", priority, "teamId", "assigneeId", '{}',
      '{"unit": "OPENING_TIME", "ms": 1}', state, coalesce("stoppedAt", now()) - interval '1 hour', "stoppedAt", "consumedMs", '{}'
    from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as t(id uuid, "ticketId" uuid, kind text, sequence int, "policyId" uuid,
      priority text, "teamId" uuid, "assigneeId" uuid, state text, "stoppedAt" timestamptz, "consumedMs" bigint)`.execute(
    desk.database.em().getKysely(),
  );
}, 60_000);

const ATTAINMENT = `query ($from: DateTime!, $to: DateTime!, $groupBy: [AttainmentGroup!]!, $period: PeriodInput, $where: TicketFilter, $kinds: [TargetKind!]) {
  slaAttainment(from: $from, to: $to, groupBy: $groupBy, period: $period, where: $where, kinds: $kinds) {
    period team { id } agent { id } policy { id } priority category { id } service { id } kind met missed share meanConsumed } }`;

const figures = async (asked: Readonly<Record<string, unknown>> = {}, who: Client = ari): Promise<readonly Json[]> =>
  (await who.ask(ATTAINMENT, { from, to, groupBy: [], ...asked }))['slaAttainment'] as unknown as readonly Json[];

const ticketOf = ({ ticketId }: Kept): KeptTicket => tickets.find(({ id }) => id === ticketId)!;

/** What a group of a target is, the plain way; a target of several services is in several. */
const GROUPS: Readonly<Record<AttainmentGroup, (target: Kept) => readonly (string | null)[]>> = {
  TEAM: ({ teamId }) => [teamId],
  AGENT: ({ assigneeId }) => [assigneeId],
  POLICY: ({ policyId }) => [policyId],
  PRIORITY: ({ priority }) => [priority],
  CATEGORY: (target) => [ticketOf(target).categoryId],
  SERVICE: (target) => (ticketOf(target).serviceIds.length ? ticketOf(target).serviceIds : [null]),
  KIND: ({ kind }) => [kind],
};

const firstDayOf: Readonly<Record<string, (day: Temporal.PlainDate) => Temporal.PlainDate>> = {
  DAY: (day) => day,
  WEEK: (day) => day.subtract({ days: day.dayOfWeek - 1 }),
  MONTH: (day) => day.with({ day: 1 }),
};

interface Asked {
  readonly groupBy: readonly AttainmentGroup[];
  readonly period: { readonly unit: string; readonly timeZone: string } | null;
  readonly kinds: readonly string[] | null;
}

/** Every target counted by hand into `period|group|group: met missed mean`. */
function byHand({ groupBy, period, kinds }: Asked): readonly string[] {
  const counted = targets.filter(
    ({ state, stoppedAt, kind }) =>
      ['MET', 'MISSED'].includes(state) &&
      stoppedAt !== null &&
      Date.parse(stoppedAt) >= Date.parse(from) &&
      Date.parse(stoppedAt) < Date.parse(to) &&
      (kinds?.includes(kind) ?? true),
  );
  const entries = counted.flatMap((target) => {
    const day = Temporal.Instant.from(target.stoppedAt!)
      .toZonedDateTimeISO(period?.timeZone ?? 'UTC')
      .toPlainDate();
    const start = period ? firstDayOf[period.unit]!(day).toString() : 'always';
    const groups = groupBy.reduce<readonly (readonly (string | null)[])[]>(
      (paths, group) => paths.flatMap((path) => GROUPS[group](target).map((value) => [...path, value])),
      [[start]],
    );
    return groups.map((path) => [path.join('|'), target] as const);
  });
  return [...Map.groupBy(entries, ([path]) => path)]
    .map(([path, all]) => {
      const met = all.filter(([, { state }]) => state === 'MET').length;
      const mean = Math.round(all.reduce((sum, [, { consumedMs }]) => sum + consumedMs, 0) / all.length);
      return `${path}: ${met} ${all.length - met} ${mean}`;
    })
    .toSorted();
}

const TYPE = { TEAM: 'Team', AGENT: 'Person', POLICY: 'SlaPolicy', CATEGORY: 'Category', SERVICE: 'Service' } as const;
const FIELD = { TEAM: 'team', AGENT: 'agent', POLICY: 'policy', CATEGORY: 'category', SERVICE: 'service' } as const;

function readFigures(rows: readonly Json[], { groupBy }: Asked): readonly string[] {
  const valueOf = (row: Json, group: AttainmentGroup): string | null => {
    if (group === 'PRIORITY' || group === 'KIND') return row[group.toLowerCase()] as unknown as string;
    const named = row[FIELD[group]] as Json | null;
    return named && keyOf(TYPE[group], idOf(named));
  };
  return rows
    .map((row) => {
      const path = [row['period'] ?? 'always', ...groupBy.map((group) => valueOf(row, group))].join('|');
      expect(row['share']).toBe(Number(row['met']) / (Number(row['met']) + Number(row['missed'])));
      return `${path}: ${row['met']} ${row['missed']} ${Temporal.Duration.from(String(row['meanConsumed'])).total('milliseconds')}`;
    })
    .toSorted();
}

const ask = fc.record<Asked>({
  groupBy: fc.subarray([...ATTAINMENT_GROUPS], { maxLength: 3 }),
  period: fc.option(
    fc.record({
      unit: fc.constantFrom('DAY', 'WEEK', 'MONTH'),
      timeZone: fc.constantFrom('Asia/Seoul', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Los_Angeles'),
    }),
  ),
  kinds: fc.option(fc.subarray([...TARGET_KINDS])),
});

describe('SLA-38 attainment', () => {
  test('is what counting by hand gives, by whatever it is grouped', async () => {
    await fc.assert(
      fc.asyncProperty(ask, async (asked) => {
        const expected = byHand(asked);
        fc.pre(expected.length <= 1000);
        expect(readFigures(await figures({ ...asked }), asked)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('is counted by one statement', async () => {
    const sent = await statementsOf(() =>
      figures({ groupBy: ['PRIORITY', 'KIND'], period: { unit: 'WEEK', timeZone: 'Asia/Seoul' } }),
    );
    expect(sent.filter((text) => /\btarget\b/.test(text))).toHaveLength(1);
  });

  test('comes in the order of periods, then the most first', async () => {
    const rows = await figures({ groupBy: ['PRIORITY'], period: { unit: 'MONTH', timeZone: 'UTC' } });
    const order = rows.map((row) => [String(row['period']), -Number(row['met']) - Number(row['missed'])] as const);
    expect(order).toEqual(order.toSorted(([a, m], [b, n]) => (a < b ? -1 : a > b ? 1 : m - n)));
  });

  test('is of the tickets that a filter names', async () => {
    const one = tickets[0]!;
    const rows = await figures({ where: { number: { eq: one.number } } });
    const expected = targets.filter(
      ({ ticketId, state, stoppedAt }) =>
        ticketId === one.id && ['MET', 'MISSED'].includes(state) && stoppedAt! >= from && stoppedAt! < to,
    );
    expect(Number(rows[0]!['met']) + Number(rows[0]!['missed'])).toBe(expected.length);
  });

  test('is empty where nothing stopped, and for requesters', async () => {
    expect(await figures({ from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' })).toEqual([]);
    expect(await figures({}, mina)).toEqual([]);
    const other = await desk.workspace('other');
    expect(await figures({}, other.admin)).toEqual([]);
  });

  test.each([
    ['an empty time', { to: from }],
    ['a time reversed', { to: '2026-10-01T00:00:00Z' }],
    ['more than 366 days', { to: '2027-10-22T10:00:00Z' }],
  ])('%s is refused', async (_what, asked) => {
    const { errors } = await ari.send(ATTAINMENT, { from, groupBy: [], ...asked });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: ['to'] } }]);
  });

  test('of more than 1,000 rows is refused', async () => {
    const period = { unit: 'DAY', timeZone: 'UTC' };
    const { errors } = await ari.send(ATTAINMENT, {
      ...{ from: '2026-10-14T00:00:00Z', to: '2026-12-12T00:00:00Z', groupBy: ATTAINMENT_GROUPS, period },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'TOO_MUCH_ASKED' } }]);
  });
});
