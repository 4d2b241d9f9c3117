/** Desks, moments and pauses as fast-check draws them: all around the clock changes of their zones. */
import * as fc from 'fast-check';
import { type Calendar, type OpeningWindow, WEEKDAYS } from '../../../src/domain/sla/calendar.js';
import type { Stretch } from './walker.js';

const MINUTE = 60_000;

/** A zone and the day round which its moments are drawn. */
export const HARD_DAYS = [
  ['Europe/Berlin', '2024-03-31'],
  ['Europe/Berlin', '2024-10-27'],
  ['America/New_York', '2024-03-10'],
  ['America/New_York', '2024-11-03'],
  ['America/Havana', '2024-03-10'],
  ['America/Santiago', '2024-04-06'],
  ['America/Santiago', '2024-09-08'],
  ['Australia/Sydney', '2024-10-06'],
  ['Australia/Lord_Howe', '2024-04-07'],
  ['Australia/Lord_Howe', '2024-10-06'],
  ['Pacific/Apia', '2011-12-30'],
  ['Asia/Seoul', '2023-12-31'],
  ['Asia/Kathmandu', '2024-12-31'],
] as const;

/** A ticket on a desk; times are whole minutes, in epoch milliseconds. */
export interface DrawnTicket {
  readonly calendar: Calendar;
  readonly start: number;
  readonly targetMinutes: number;
  readonly pauses: readonly Stretch[];
}

/** A ticket that starts within a week of the given day. */
export function ticketAround(timeZone: string, day: string): fc.Arbitrary<DrawnTicket> {
  const around = Temporal.PlainDate.from(day);
  const noon = around.toZonedDateTime({ timeZone, plainTime: '12:00' }).epochMilliseconds;
  return fc.record({
    calendar: calendar(timeZone, around),
    start: moment(noon, 7),
    targetMinutes: fc.integer({ min: 0, max: 40 * 60 }),
    pauses: fc.array(pause(noon), { maxLength: 4 }),
  });
}

const moment = (noon: number, days: number): fc.Arbitrary<number> =>
  fc.integer({ min: -days * 1440, max: days * 1440 }).map((minutes) => noon + minutes * MINUTE);

const pause = (noon: number): fc.Arbitrary<Stretch> =>
  fc
    .tuple(moment(noon, 10), fc.integer({ min: 0, max: 3 * 1440 }))
    .map(([from, minutes]) => ({ from, to: from + minutes * MINUTE }));

const calendar = (timeZone: string, around: Temporal.PlainDate): fc.Arbitrary<Calendar> =>
  fc.record({
    timeZone: fc.constant(timeZone),
    weekly: fc
      .tuple(...WEEKDAYS.map(() => windows(0)), windows(1))
      .map((days) => Object.fromEntries(WEEKDAYS.map((weekday, index) => [weekday, days[index] ?? []])))
      // Some weekday opens, or most drawn desks would say nothing.
      .filter((weekly) => Object.values(weekly).filter((day) => day.length > 0).length > 2),
    holidays: fc.array(
      fc.record({
        name: fc.constant('Holiday'),
        on: fc.oneof(
          date(around),
          date(around).map((on) => on.slice(5)),
        ),
        part: fc.option(windows(1).map(([part]) => part ?? { from: '00:00', to: '24:00' })),
      }),
      { maxLength: 3 },
    ),
    exceptions: fc.uniqueArray(fc.record({ name: fc.constant('Exception'), on: date(around), windows: windows(0) }), {
      maxLength: 2,
      selector: ({ on }) => on,
    }),
  });

const date = (around: Temporal.PlainDate): fc.Arbitrary<string> =>
  fc.integer({ min: -9, max: 12 }).map((days) => around.add({ days }).toString());

/** Windows of a day that don't overlap, on quarters of an hour; they like to lie where clocks change. */
const windows = (minLength: number): fc.Arbitrary<readonly OpeningWindow[]> =>
  fc
    .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 96 })), {
      minLength: minLength * 2,
      maxLength: 6,
    })
    .map((quarters) => quarters.toSorted((a, b) => a - b).map(wallTime))
    .map((times) =>
      times.flatMap((from, index) => {
        const to = times[index + 1];
        return index % 2 === 0 && to ? [{ from, to }] : [];
      }),
    );

const wallTime = (quarters: number): string =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;

/** A ticket around any of the days. */
export const anyTicket: fc.Arbitrary<DrawnTicket> = fc.oneof(
  ...HARD_DAYS.map(([timeZone, day]) => ticketAround(timeZone, day)),
);
