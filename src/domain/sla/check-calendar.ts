/** Decides whether a calendar may be saved, and names every fault at once when it may not. */
import { refuse, type SlaRefusal } from './sla-refusal.js';
import { type Calendar, type Holiday, type OpeningException, type OpeningWindow, WEEKDAYS } from './calendar.js';
import { compileCalendar } from './compiled-calendar.js';
import { nextOpening } from './opening-time.js';
import { minutesOf } from './opening-hours.js';
import { calendarDay, epochMsOf, type Instant, isTimeZone, SEARCH_LIMIT_MS } from './time.js';

/** Where in the calendar a fault is: the path to the field, such as `['weekly', 'MONDAY', '0', 'to']`. */
export type FieldPath = readonly string[];

/** What can be wrong with a calendar; `facts.field` says where. */
export type CalendarRefusal =
  | SlaRefusal<'UNKNOWN_TIME_ZONE', { readonly field: FieldPath; readonly timeZone: string }>
  | SlaRefusal<'INVALID_TIME', { readonly field: FieldPath; readonly value: string }>
  | SlaRefusal<'INVALID_DATE', { readonly field: FieldPath; readonly value: string }>
  | SlaRefusal<'WINDOW_REVERSED', { readonly field: FieldPath; readonly window: OpeningWindow }>
  | SlaRefusal<'WINDOWS_OVERLAP', { readonly field: FieldPath; readonly windows: readonly OpeningWindow[] }>
  | SlaRefusal<'DUPLICATE_EXCEPTION', { readonly field: FieldPath; readonly on: string }>
  /** No opening from `from` on for 366 days: a target on this calendar would never be due. */
  | SlaRefusal<'NEVER_OPENS', { readonly field: FieldPath; readonly from: Instant }>;

/** Every fault of a calendar that is to be saved at `now`; none when it may be. */
export function checkCalendar(calendar: Calendar, now: Instant): readonly CalendarRefusal[] {
  const faults = [
    ...checkTimeZone(calendar.timeZone),
    ...WEEKDAYS.flatMap((weekday) => checkWindows(calendar.weekly[weekday] ?? [], ['weekly', weekday])),
    ...calendar.holidays.flatMap((holiday, index) => checkHoliday(holiday, ['holidays', `${index}`])),
    ...calendar.exceptions.flatMap((exception, index) => checkException(exception, ['exceptions', `${index}`])),
    ...checkDuplicates(calendar.exceptions),
  ];
  return faults.length > 0 ? faults : checkOpens(calendar, now);
}

const checkTimeZone = (timeZone: string): readonly CalendarRefusal[] =>
  isTimeZone(timeZone) ? [] : [refuse('UNKNOWN_TIME_ZONE', { field: ['timeZone'], timeZone })];

function checkHoliday({ on, part }: Holiday, field: FieldPath): readonly CalendarRefusal[] {
  // The 29th of February is a day of every leap year: 2000 stands for them.
  const date = /^\d\d-\d\d$/.test(on) ? `2000-${on}` : on;
  return [...checkDate(date, on, field), ...(part ? checkWindow(part, [...field, 'part']) : [])];
}

const checkException = ({ on, windows }: OpeningException, field: FieldPath): readonly CalendarRefusal[] => [
  ...checkDate(on, on, field),
  ...checkWindows(windows, [...field, 'windows']),
];

const checkDate = (date: string, value: string, field: FieldPath): readonly CalendarRefusal[] =>
  calendarDay(date) ? [] : [refuse('INVALID_DATE', { field: [...field, 'on'], value })];

function checkDuplicates(exceptions: readonly OpeningException[]): readonly CalendarRefusal[] {
  const isRepeated = ({ on }: OpeningException, index: number) =>
    exceptions.findIndex((exception) => exception.on === on) < index;
  return exceptions.flatMap((exception, index) =>
    isRepeated(exception, index)
      ? [refuse('DUPLICATE_EXCEPTION', { field: ['exceptions', `${index}`, 'on'], on: exception.on })]
      : [],
  );
}

function checkWindows(windows: readonly OpeningWindow[], field: FieldPath): readonly CalendarRefusal[] {
  const faults = windows.flatMap((window, index) => checkWindow(window, [...field, `${index}`]));
  return faults.length > 0 ? faults : checkOverlaps(windows, field);
}

function checkWindow(window: OpeningWindow, field: FieldPath): readonly CalendarRefusal[] {
  const faults = [...checkTime(window.from, [...field, 'from']), ...checkTime(window.to, [...field, 'to'])];
  if (faults.length > 0) return faults;
  const { from, to } = minutesOf(window);
  return from < to ? [] : [refuse('WINDOW_REVERSED', { field, window })];
}

const checkTime = (value: string, field: FieldPath): readonly CalendarRefusal[] =>
  /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(value) ? [] : [refuse('INVALID_TIME', { field, value })];

function checkOverlaps(windows: readonly OpeningWindow[], field: FieldPath): readonly CalendarRefusal[] {
  const ordered = windows.toSorted((a, b) => minutesOf(a).from - minutesOf(b).from);
  return ordered.flatMap((window, index) => {
    const next = ordered[index + 1];
    if (!next || minutesOf(next).from >= minutesOf(window).to) return []; // touching windows are one
    return [refuse('WINDOWS_OVERLAP', { field, windows: [window, next] })];
  });
}

function checkOpens(calendar: Calendar, now: Instant): readonly CalendarRefusal[] {
  const from = epochMsOf(now);
  const opening = nextOpening(compileCalendar(calendar), from, from + SEARCH_LIMIT_MS);
  return opening === null ? [refuse('NEVER_OPENS', { field: ['weekly'], from: now })] : [];
}
