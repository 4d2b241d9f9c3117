/** Builders for the tests of the SLA clock: a desk in UTC, open Monday to Friday from 09:00 to 17:00. */
import { alwaysOpen, type Calendar, type OpeningWindow } from '../../../src/domain/sla/calendar.js';
import { type CompiledCalendar, compileCalendar } from '../../../src/domain/sla/compiled-calendar.js';
import type { Interval } from '../../../src/domain/sla/spans.js';
import type { Stopwatch } from '../../../src/domain/sla/stopwatch.js';
import type { TargetLength } from '../../../src/domain/sla/target.js';
import type { TargetTerms } from '../../../src/domain/sla/target-reading.js';
import type {
  EntryAdded,
  TeamAssigned,
  TicketCovered,
  TicketOpened,
  TicketStatusChanged,
} from '../../../src/domain/sla/ticket-facts.js';
import type { Priority, TicketStatus, WaitingReason } from '../../../src/domain/ticket/ticket.js';
import type { Instant } from '../../../src/domain/sla/time.js';

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * `Mon 09:00` or `Mon 09:00:30` in the week of 2026-03-02 (UTC), `next Mon 09:00` in the one after it, `last Sun 09:00` in
 * the one before; or an ISO instant.
 */
export function at(moment: string): Instant {
  const [, other = '', weekday, time] = /^(next |last )?([A-Z][a-z]{2}) ([\d:]+)$/.exec(moment) ?? [];
  if (!weekday || !time) return Temporal.Instant.from(moment);
  const day = MONDAY[other]?.add({ days: WEEK.indexOf(weekday) });
  return Temporal.Instant.from(`${day}T${time}Z`);
}

const MONDAY: Readonly<Record<string, Temporal.PlainDate>> = {
  'last ': new Temporal.PlainDate(2026, 2, 23),
  '': new Temporal.PlainDate(2026, 3, 2),
  'next ': new Temporal.PlainDate(2026, 3, 9),
};

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => minutes(60 * count);

/** A target of so many business hours. */
export const lasting = (count: number): TargetLength => ({ unit: 'OPENING_TIME', ms: hours(count) });
export const businessDays = (days: number): TargetLength => ({ unit: 'BUSINESS_DAYS', days });

/** `09:00-17:00` as a window. */
export function window(text: string): OpeningWindow {
  const [from = '', to = ''] = text.split('-');
  return { from, to };
}

/** A calendar with the same windows from Monday to Friday. */
export const weekdays = (timeZone: string, ...windows: readonly string[]): Calendar => ({
  timeZone,
  weekly: Object.fromEntries(
    ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => [weekday, windows.map(window)]),
  ),
  holidays: [],
  exceptions: [],
});

/** A calendar with the same windows on every day. */
export const everyDay = (timeZone: string, ...windows: readonly string[]): Calendar => {
  const { weekly, ...calendar } = weekdays(timeZone, ...windows);
  return { ...calendar, weekly: { ...weekly, SATURDAY: windows.map(window), SUNDAY: windows.map(window) } };
};

export const OFFICE: Calendar = weekdays('UTC', '09:00-17:00');
export const officeHours: CompiledCalendar = compileCalendar(OFFICE);
export const roundTheClock: CompiledCalendar = compileCalendar(alwaysOpen());

/** A stretch from one moment to another; `null` goes on. */
export const interval = ([from, to]: readonly [string, string | null]): Interval => ({
  from: at(from),
  to: to === null ? null : at(to),
});

/** Facts of a ticket's history. */
export const opened = (moment: string): TicketOpened => ({ kind: 'TicketOpened', at: at(moment) });
export const covered = (moment: string, policyId: string | null, priority: Priority = 'P3'): TicketCovered => ({
  kind: 'TicketCovered',
  at: at(moment),
  policyId,
  priority,
});
export const moved = (
  moment: string,
  to: TicketStatus,
  waitingReason: WaitingReason | null = null,
): TicketStatusChanged => ({
  kind: 'TicketStatusChanged',
  at: at(moment),
  to,
  waitingReason,
});
export const reply = (moment: string, author: EntryAdded['author']): EntryAdded => ({
  kind: 'EntryAdded',
  at: at(moment),
  author,
  isPublic: true,
});
export const note = (moment: string): EntryAdded => ({ ...reply(moment, 'AGENT'), isPublic: false });
export const assigned = (moment: string, teamId: string | null): TeamAssigned => ({
  kind: 'TeamAssigned',
  at: at(moment),
  teamId,
});

/** A stopwatch that runs, or ran, from one moment to another. */
export const stopwatch = (startedAt: string, stoppedAt: string | null = null): Stopwatch => ({
  startedAt: at(startedAt),
  stoppedAt: stoppedAt === null ? null : at(stoppedAt),
  isCancelled: false,
});

/** Terms on office hours whose clock stands while the ticket waits for the requester. */
export const terms = (length: TargetLength, calendar: CompiledCalendar = officeHours): TargetTerms => ({
  length,
  calendar,
  pausedBy: ['REQUESTER'],
});
