import { describe, expect, test } from 'vitest';
import { aDesk, idOf } from '../support/desk.js';
import type { Json } from '../support/client.js';

const desk = await aDesk({ TIMER_POLL_MS: '20' });
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });
const mina = await acme.person('Mina');

let calendars = 0;
const aCalendar = async (): Promise<string> => {
  const { calendar } = await acme.admin.do(
    'createCalendar',
    {
      name: `Office ${(calendars += 1)}`,
      timeZone: 'Asia/Seoul',
      weekly: [{ weekday: 'MONDAY', windows: [{ from: '09:00', to: '18:00' }] }],
      holidays: [{ name: 'Ours', on: '05-05' }],
    },
    'calendar { id }',
  );
  return idOf(calendar!);
};

const WHAT = `calendar { version holidays { name on part { from to } } } added leftOut { name on because } leftOutCount recompute { cause }`;
const korea = { source: { region: { country: 'KR' } }, fromYear: 2026, toYear: 2026 };
const ics = (...lines: readonly string[]): object => ({
  source: { ics: ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\n') },
  fromYear: 2026,
  toYear: 2035,
});
const today = desk.clock.now().toString().slice(0, 10).replaceAll('-', '');

describe('importHolidays', () => {
  test('SLA-35 adds the days of a country to those that are there, and says what it left out', async () => {
    const payload = await acme.admin.do('importHolidays', { calendarId: await aCalendar(), ...korea }, WHAT);
    const holidays = payload['calendar']!['holidays'] as unknown as readonly Json[];
    expect(holidays[0]).toEqual({ name: 'Ours', on: '05-05', part: null });
    expect(holidays).toContainEqual({ name: '추석', on: '2026-09-25', part: null });
    expect(payload).toMatchObject({
      ...{ added: holidays.length - 1, leftOut: [{ name: '어린이날', on: '2026-05-05', because: 'ALREADY_THERE' }] },
      ...{ leftOutCount: 1, recompute: null, calendar: { version: 2 } },
    });
  });

  test('SLA-35 a second time changes nothing; under the same key it is not even done again', async () => {
    const calendarId = await aCalendar();
    const once = { calendarId, ...korea, idempotencyKey: 'korea' };
    const first = await acme.admin.do('importHolidays', once, WHAT);
    expect(await acme.admin.do('importHolidays', once, WHAT)).toEqual(first);
    const again = await acme.admin.do('importHolidays', { calendarId, ...korea }, WHAT);
    expect(again).toMatchObject({ added: 0, position: null, calendar: { version: 2 } });
    expect(again['leftOutCount']).toBe(Number(first['added']) + 1);
  });

  test('SLA-36 reads a file, and measures what is open anew', async () => {
    const calendarId = await aCalendar();
    const targets = [{ priority: 'P3', kind: 'RESOLUTION', length: { openingTime: 'PT90H' } }];
    await acme.admin.do('createSlaPolicy', { name: 'Any', calendarId, targets });
    await mina.do('openTicket', { subject: 'Slow' });
    const file = ics(
      'BEGIN:VEVENT',
      'SUMMARY:Moving services',
      'DTSTART:20261228T130000',
      'DURATION:PT9H',
      'END:VEVENT',
    );
    const input = { calendarId, expectedVersion: 1, ...file };
    expect(await acme.admin.do('importHolidays', input, WHAT)).toMatchObject({
      ...{ added: 1, leftOut: [], recompute: { cause: 'HOLIDAY' } },
      calendar: { holidays: [{}, { name: 'Moving services', on: '2026-12-28', part: { from: '13:00', to: '22:00' } }] },
    });
    expect(await acme.admin.refusalsOf('importHolidays', input)).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
  });

  test.each<[string, object, readonly string[] | null, RegExp]>([
    ['a broken file', ics('BEGIN:VEVENT', 'DTSTART:soon'), ['source', 'ics'], /line 3/],
    [
      'an unknown country',
      { ...korea, source: { region: { country: 'XX' } } },
      ['source', 'region', 'country'],
      /country/,
    ],
    ['a reign of years', { ...korea, toYear: 2126 }, ['toYear'], /10 years/],
    [
      'a year and more without a day of work',
      ics('BEGIN:VEVENT', `DTSTART;VALUE=DATE:${today}`, 'DURATION:P399D', 'END:VEVENT'),
      ['source'],
      /366 days/,
    ],
  ])('%s is refused, with its place', async (_what, input, field, expected) => {
    const refusals = await acme.admin.refusalsOf('importHolidays', { calendarId: await aCalendar(), ...input });
    expect(refusals).toMatchObject([{ code: 'INVALID_INPUT', field, expected: expect.stringMatching(expected) }]);
  });

  test('is for admins', async () => {
    const calendarId = await aCalendar();
    expect(await agent.refusalsOf('importHolidays', { calendarId, ...korea })).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });
});
