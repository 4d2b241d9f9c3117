import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../support/client.js';
import { aDesk, idOf } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const mina = await acme.person('Mina');

const SIMULATE = `query ($input: SimulateSlaInput!) { simulateSla(input: $input) { dueAt pausedSince consumed remaining
  explanation { from to counted windows { from to open paused counted } pauses { from to open } holidays { name on closed } } } }`;

const simulate = async (input: object): Promise<Json> => (await mina.ask(SIMULATE, { input }))['simulateSla']!;

interface WorkedCase {
  readonly id: string;
  readonly timezone: string;
  readonly weeklyHours: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly holidays: readonly string[];
  readonly start: string;
  readonly targetMinutes: number | null;
  readonly targetBusinessDays?: number;
  readonly pauses: readonly (readonly [string, string])[];
  readonly expectedDueAt: string;
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  ...{
    mon: 'MONDAY',
    tue: 'TUESDAY',
    wed: 'WEDNESDAY',
    thu: 'THURSDAY',
    fri: 'FRIDAY',
    sat: 'SATURDAY',
    sun: 'SUNDAY',
  },
};

const cases = (JSON.parse(readFileSync('test/domain/sla/sla-cases.json', 'utf8')) as WorkedCase[]).filter(
  ({ weeklyHours, holidays, pauses }) =>
    weeklyHours && holidays.every((day) => typeof day === 'string') && pauses.every((pause) => Array.isArray(pause)),
);

const OFFICE = {
  timeZone: 'Asia/Seoul',
  weekly: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => ({
    weekday,
    windows: [{ from: '09:00', to: '18:00' }],
  })),
};
const promise = { calendar: OFFICE, target: { openingTime: 'PT4H' }, start: '2026-11-20T07:00:00Z' };

describe('simulateSla', () => {
  test('has worked cases to be held against', () => expect(cases.length).toBeGreaterThan(30));

  test.each(cases.filter((_, i) => i % 3 === 0).map((each) => [each.id, each] as const))('%s', async (_id, each) => {
    const simulation = await simulate({
      calendar: {
        timeZone: each.timezone,
        weekly: Object.entries(each.weeklyHours).map(([day, windows]) => ({
          weekday: WEEKDAYS[day],
          windows: windows.map(([from, to]) => ({ from, to })),
        })),
        holidays: each.holidays.map((on) => ({ name: 'Holiday', on })),
      },
      target:
        each.targetBusinessDays === undefined
          ? { openingTime: `PT${each.targetMinutes}M` }
          : { businessDays: each.targetBusinessDays },
      start: each.start,
      pauses: each.pauses.map(([from, to]) => ({ from, to })),
    });
    expect(Temporal.Instant.from(String(simulation['dueAt'])).toString()).toBe(
      Temporal.Instant.from(each.expectedDueAt).toString(),
    );
    const { explanation } = simulation;
    const counted = (explanation!['windows'] as unknown as readonly Json[])
      .map((window) => Temporal.Duration.from(String(window['counted'])))
      .reduce((sum, length) => sum.add(length), new Temporal.Duration());
    if (each.targetMinutes !== null) expect(counted.total('seconds')).toBe(each.targetMinutes * 60);
    expect(Temporal.Duration.from(String(explanation!['counted'])).total('seconds')).toBe(counted.total('seconds'));
  });

  test('says since when the clock stands, what is used up and what is left', async () => {
    const pauses = [{ from: '2026-11-20T08:00:00Z' }];
    expect(await simulate({ ...promise, pauses, at: '2026-11-20T08:30:00Z' })).toMatchObject({
      ...{ dueAt: null, pausedSince: '2026-11-20T08:00:00.000Z', consumed: 'PT1H', remaining: 'PT3H' },
    });
  });

  test('is due over the weekend on Monday, past a holiday that is named', async () => {
    const holidays = [{ name: '임시공휴일', on: '2026-11-23' }];
    expect(await simulate({ ...promise, calendar: { ...OFFICE, holidays } })).toMatchObject({
      dueAt: '2026-11-24T02:00:00.000Z',
      explanation: { counted: 'PT4H', holidays: [{ name: '임시공휴일', on: '2026-11-23', closed: 'PT9H' }] },
    });
  });

  test('counts business days at the same time of the day', async () => {
    expect(await simulate({ ...promise, target: { businessDays: 2 } })).toMatchObject({
      dueAt: '2026-11-24T07:00:00.000Z',
    });
  });

  test.each<[string, object, readonly string[], string | RegExp]>([
    [
      'a calendar that never opens',
      { calendar: { timeZone: 'UTC', weekly: [] } },
      ['input', 'calendar', 'weekly'],
      /366 days/,
    ],
    [
      'windows that overlap',
      {
        calendar: {
          timeZone: 'UTC',
          weekly: [
            {
              weekday: 'MONDAY',
              windows: [
                { from: '09:00', to: '12:00' },
                { from: '11:00', to: '13:00' },
              ],
            },
          ],
        },
      },
      ['input', 'calendar', 'weekly', '0', 'windows'],
      /overlap/,
    ],
    [
      'a window reversed',
      { calendar: { timeZone: 'UTC', weekly: [{ weekday: 'MONDAY', windows: [{ from: '12:00', to: '09:00' }] }] } },
      ['input', 'calendar', 'weekly', '0', 'windows', '0'],
      /ends after/,
    ],
    [
      'a weekday named twice',
      { calendar: { timeZone: 'UTC', weekly: [...OFFICE.weekly, OFFICE.weekly[0]] } },
      ['input', 'calendar', 'weekly', '5', 'weekday'],
      /once/,
    ],
    [
      'a holiday that is no day',
      { calendar: { ...OFFICE, holidays: [{ name: 'x', on: '2026-02-30' }] } },
      ['input', 'calendar', 'holidays', '0', 'on'],
      /a day/,
    ],
    ['a due time beyond the limit', { target: { openingTime: 'P3650D' } }, ['input', 'target'], /366 days/],
    ['negative business days', { target: { businessDays: -1 } }, ['input', 'target', 'businessDays'], '0 to 250'],
    [
      'a pause reversed',
      { pauses: [{ from: '2026-11-20T08:00:00Z', to: '2026-11-20T07:00:00Z' }] },
      ['input', 'pauses', '0', 'to'],
      /after/,
    ],
    [
      'a pause in another age',
      { pauses: [{ from: '1950-11-20T08:00:00Z', to: '2100-11-20T07:00:00Z' }] },
      ['input', 'pauses', '0'],
      /ten years/,
    ],
  ])('%s is refused at once, with its place', async (_what, input, argument, expected) => {
    const { errors } = await mina.send(SIMULATE, { input: { ...promise, ...input } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
    expect(errors![0]!.extensions['expected']).toMatch(expected);
  });

  test('is for those who are signed in', async () => {
    expect((await desk.anonymous.send(SIMULATE, { input: promise })).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});

describe('SLA-37 simulateSla of a policy', () => {
  let policy: { slaPolicyId: string; priority: string; kind: string };
  let agent: Awaited<ReturnType<typeof acme.person>>;

  beforeAll(async () => {
    agent = await acme.person('Agent', { role: 'AGENT' });
    const { calendar } = await acme.admin.do('createCalendar', { name: 'Office', ...OFFICE }, 'calendar { id }');
    const { team } = await acme.admin.do('createTeam', { name: 'Night' }, 'team { id }');
    const { slaPolicy } = await acme.admin.do(
      'createSlaPolicy',
      {
        ...{ name: 'Gold', calendarId: idOf(calendar!), filter: { subject: { eq: 'never' } } },
        targets: [{ priority: 'P1', kind: 'RESOLUTION', length: { openingTime: 'PT4H' } }],
        warnings: [{ percentUsed: 50 }],
        escalations: [{ when: 'AFTER_DUE', distance: 'PT1H', action: 'REASSIGN', teamId: idOf(team!) }],
      },
      'slaPolicy { id }',
    );
    policy = { slaPolicyId: idOf(slaPolicy!), priority: 'P1', kind: 'RESOLUTION' };
  });

  const start = '2026-11-20T07:00:00Z'; // Friday 16:00 in Seoul
  const MOMENTS = `query ($input: SimulateSlaInput!) { simulateSla(input: $input) { dueAt remaining explanation { counted }
    moments { at warning { percentUsed } escalation { action team { name } } } } }`;

  test('says when it would be due, warn and escalate', async () => {
    const { simulateSla } = await agent.ask(MOMENTS, { input: { policy, start, at: start } });
    expect(simulateSla).toEqual({
      ...{ dueAt: '2026-11-23T02:00:00.000Z', remaining: 'PT4H', explanation: { counted: 'PT4H' } },
      moments: [
        { at: '2026-11-20T09:00:00.000Z', warning: { percentUsed: 50 }, escalation: null },
        { at: '2026-11-23T03:00:00.000Z', warning: null, escalation: { action: 'REASSIGN', team: { name: 'Night' } } },
      ],
    });
  });

  test('is moved by pauses, whatever they are for; what a standing clock has not reached is not told', async () => {
    const pauses = [{ from: '2026-11-20T08:00:00Z', to: '2026-11-20T08:30:00Z' }];
    const { simulateSla } = await agent.ask(MOMENTS, { input: { policy, start, pauses } });
    expect(simulateSla).toMatchObject({
      dueAt: '2026-11-23T02:30:00.000Z',
      moments: [{ at: '2026-11-23T00:30:00.000Z' }, {}],
    });
    const standing = { policy, start, pauses: [{ from: '2026-11-23T01:00:00Z' }], at: '2026-11-23T05:00:00Z' };
    expect((await agent.ask(MOMENTS, { input: standing }))['simulateSla']).toMatchObject({
      ...{ dueAt: null, remaining: 'PT1H', moments: [{ at: '2026-11-20T09:00:00.000Z' }] },
    });
  });

  test.each<[string, (known: typeof policy) => object, readonly string[]]>([
    ['neither a target nor a policy', () => ({}), ['input', 'target']],
    ['both', (known) => ({ policy: known, target: { openingTime: 'PT1H' } }), ['input', 'target']],
    ['a policy with another calendar', (known) => ({ policy: known, calendar: OFFICE }), ['input', 'calendar']],
    ['an unknown policy', (known) => ({ policy: { ...known, slaPolicyId: 'x' } }), ['input', 'policy', 'slaPolicyId']],
    ['another age', (known) => ({ policy: known, start: '1950-01-01T00:00:00Z' }), ['input', 'start']],
    ['what it does not promise', (known) => ({ policy: { ...known, priority: 'P5' } }), ['input', 'policy', 'kind']],
  ])('%s is refused, with its place', async (_what, input, argument) => {
    const { errors } = await agent.send(MOMENTS, { input: { start, ...input(policy) } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
  });

  test('is for staff: for a requester there is no such policy', async () => {
    const { errors } = await mina.send(MOMENTS, { input: { start, policy } });
    expect(errors).toMatchObject([{ extensions: { argument: ['input', 'policy', 'slaPolicyId'] } }]);
  });
});
