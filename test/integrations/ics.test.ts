import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/domain/refusal.js';
import { chooseHolidays } from '../../src/domain/sla/import-holidays.js';
import { holidaysOfFile } from '../../src/integrations/ics.js';

const YEARS = { fromYear: 2026, toYear: 2028 };

const event = (...lines: readonly string[]): string =>
  ['BEGIN:VEVENT', 'SUMMARY:Rest', ...lines, 'END:VEVENT'].join('\r\n');
const file = (...parts: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//t//EN', ...parts, 'END:VCALENDAR', ''].join('\r\n');

async function imported(text: string, timeZone = 'Asia/Seoul') {
  const source = await holidaysOfFile(text, YEARS, ['ics']);
  if (isRefusal(source)) throw new Error(JSON.stringify(source.problems));
  const { added, leftOut } = chooseHolidays({ timeZone, holidays: [] }, source, YEARS);
  return {
    added: added.map(({ on, part }) => `${on}${part ? ` ${part.from}-${part.to}` : ''}`),
    leftOut: leftOut.map(({ on, because }) => `${on} ${because}`),
  };
}
const refused = async (text: string): Promise<string> => {
  const refusal = await holidaysOfFile(text, YEARS, ['ics']);
  if (!isRefusal(refusal)) throw new Error(`was read: ${JSON.stringify(refusal)}`);
  return refusal.problems[0]!.message;
};

// Berlin as an old calendar program writes it, under a name that is no IANA zone.
const BERLIN = `BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE`.replaceAll('\n', '\r\n');

describe('SLA-36 an iCalendar file', () => {
  test.each<[string, string, readonly string[]]>([
    ['a day without an end is that day', event('DTSTART;VALUE=DATE:20260505'), ['2026-05-05']],
    [
      'an end is not included',
      event('DTSTART;VALUE=DATE:20260505', 'DTEND;VALUE=DATE:20260507'),
      ['2026-05-05', '2026-05-06'],
    ],
    [
      'a length is as good as an end',
      event('DTSTART;VALUE=DATE:20260505', 'DURATION:P2D'),
      ['2026-05-05', '2026-05-06'],
    ],
    [
      'a time without a zone is the calendar’s',
      event('DTSTART:20261224T140000', 'DTEND:20261224T180000'),
      ['2026-12-24 14:00-18:00'],
    ],
    [
      'a time in UTC is read in the calendar’s zone',
      event('DTSTART:20261224T050000Z', 'DTEND:20261224T090000Z'),
      ['2026-12-24 14:00-18:00'],
    ],
    [
      'a zone that everybody knows needs no definition',
      event('DTSTART;TZID=Europe/Berlin:20260724T060000', 'DTEND;TZID=Europe/Berlin:20260724T110000'),
      ['2026-07-24 13:00-18:00'],
    ],
    [
      'a zone is what the file defines',
      [BERLIN, event('DTSTART;TZID=W. Europe Standard Time:20260724T060000', 'DURATION:PT5H')].join('\r\n'),
      ['2026-07-24 13:00-18:00'],
    ],
    [
      'in winter too',
      [BERLIN, event('DTSTART;TZID="W. Europe Standard Time":20261224T060000', 'DURATION:PT5H')].join('\r\n'),
      ['2026-12-24 14:00-19:00'],
    ],
    [
      'a yearly rule is followed through the years',
      event('DTSTART;VALUE=DATE:19490101', 'RRULE:FREQ=YEARLY'),
      ['2026-01-01', '2027-01-01', '2028-01-01'],
    ],
    [
      'to its end',
      event('DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=YEARLY;UNTIL=20270101'),
      ['2026-01-01', '2027-01-01'],
    ],
    [
      'the fourth Thursday of November',
      event('DTSTART;VALUE=DATE:20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'),
      ['2026-11-26', '2027-11-25', '2028-11-23'],
    ],
    [
      'the 29th of February comes in leap years',
      event('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'),
      ['2028-02-29'],
    ],
    [
      'what a rule leaves out is left out',
      event('DTSTART;VALUE=DATE:20250101', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270101'),
      ['2026-01-01', '2028-01-01'],
    ],
    [
      'further days are added',
      event('DTSTART;VALUE=DATE:20260101', 'RDATE;VALUE=DATE:20260301,20260401'),
      ['2026-01-01', '2026-03-01', '2026-04-01'],
    ],
    [
      'one occurrence may be moved, and another cancelled, wherever the file says so',
      [
        event('UID:a', 'RECURRENCE-ID;VALUE=DATE:20270101', 'DTSTART;VALUE=DATE:20270104'),
        event('UID:a', 'DTSTART;VALUE=DATE:20250101', 'RRULE:FREQ=YEARLY'),
        event('UID:a', 'RECURRENCE-ID;VALUE=DATE:20280101', 'DTSTART;VALUE=DATE:20280101', 'STATUS:CANCELLED'),
      ].join('\r\n'),
      ['2026-01-01', '2027-01-04'],
    ],
    [
      'long lines are folded',
      'BEGIN:VEVENT\r\nSUMMARY:Rest\r\nDTSTART;VALUE=DA\r\n TE:2026\r\n\t0505\r\nEND:VEVENT',
      ['2026-05-05'],
    ],
  ])('%s', async (_what, part, expected) =>
    expect(await imported(file(part))).toEqual({ added: expected, leftOut: [] }),
  );

  test.each([
    ['cancelled', event('DTSTART;VALUE=DATE:20260505', 'STATUS:CANCELLED'), '2026-05-05 CANCELLED'],
    [
      'of a zone nobody knows',
      event('DTSTART;TZID=Moon/Base:20260505T090000', 'DURATION:PT1H'),
      '2026-05-05 UNKNOWN_TIME_ZONE',
    ],
    ['of no length', event('DTSTART:20260505T090000'), '2026-05-05 TAKES_NO_TIME'],
    ['of other years', event('DTSTART;VALUE=DATE:20200505'), '2020-05-05 OUTSIDE_YEARS'],
    [
      'repeated in other years',
      event('DTSTART;VALUE=DATE:20200505', 'RRULE:FREQ=YEARLY;COUNT=2'),
      '2020-05-05 OUTSIDE_YEARS',
    ],
    [
      'repeated every second',
      event('DTSTART:20260505T090000', 'DURATION:PT1H', 'RRULE:FREQ=SECONDLY'),
      '2026-05-05 RULE_NOT_FOLLOWED',
    ],
  ])('what is %s is left out, and said so', async (_what, part, expected) =>
    expect(await imported(file(part))).toEqual({ added: [], leftOut: [expected] }),
  );

  test.each<[string, string, RegExp]>([
    ['nothing', '', /line 1, expected BEGIN:VCALENDAR/],
    ['another file', '<html>\n<body>', /line 1, expected a property/],
    ['a card', 'BEGIN:VCARD\r\nEND:VCARD', /line 1, expected BEGIN:VCALENDAR/],
    [
      'a line that is none',
      file('BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260505', 'oops', 'END:VEVENT'),
      /line 6, expected a property/,
    ],
    ['a day that is none', file(event('DTSTART;VALUE=DATE:20260230')), /line 6, expected a day such as/],
    [
      'an end that is none',
      file(event('DTSTART;VALUE=DATE:20260505', 'DTEND:tomorrow')),
      /line 7, expected a time such as/,
    ],
    ['an event without a start', file(event('UID:x')), /line 7, expected DTSTART before the end of this VEVENT/],
    ['a rule that is none', file(event('DTSTART;VALUE=DATE:20260505', 'RRULE:YEARLY')), /line 7, expected a rule/],
    [
      'an event that does not end',
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260505',
      /line 2, expected closed by END:VEVENT/,
    ],
    [
      'an end of something else',
      'BEGIN:VCALENDAR\r\nEND:VEVENT',
      /line 2, expected END:VCALENDAR, which began on line 1/,
    ],
    [
      'a component that nobody knows',
      file('BEGIN:hunter2'),
      /line 5, expected END:the same name, which began on line 4/,
    ],
    ['a zone without a name', file('BEGIN:VTIMEZONE', 'END:VTIMEZONE'), /line 5, expected TZID/],
    [
      'a length that is none',
      file(event('DTSTART;VALUE=DATE:20260505', 'DURATION:2 days')),
      /line 7, expected such as P1D/,
    ],
  ])('%s is refused, and the line named', async (_what, text, expected) =>
    expect(await refused(text)).toMatch(expected),
  );

  test.each<[string, string]>([
    ['a file of 10 MB', file('X-A:'.padEnd(10_000_000, 'x'))],
    [
      'ten thousand events',
      file(...Array.from({ length: 10_000 }, () => 'BEGIN:VEVENT\nDTSTART:20260505T000000\nEND:VEVENT')).slice(
        0,
        200_000,
      ),
    ],
    [
      'a rule that never comes true',
      file(event('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')),
    ],
    ['a rule that has run since the Middle Ages', file(event('DTSTART;VALUE=DATE:10660101', 'RRULE:FREQ=DAILY'))],
    [
      'daily rules by the thousand',
      file(...Array.from({ length: 1500 }, () => event('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY'))),
    ],
    ['brackets in the dark', `BEGIN:VCALENDAR\r\n${'BEGIN:X\r\n'.repeat(20_000)}`],
    ['quotes without an end', file(`DESCRIPTION;X=${'"'.repeat(150_000)}`)],
  ])('%s comes to an end, and to no more than 400 days', { timeout: 20_000 }, async (_what, text) => {
    const source = await holidaysOfFile(text, YEARS, ['ics']);
    const chosen = isRefusal(source) ? [] : chooseHolidays({ timeZone: 'UTC', holidays: [] }, source, YEARS).added;
    expect(chosen.length).toBeLessThanOrEqual(400);
  });
});
