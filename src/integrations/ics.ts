import { runInNewContext } from 'node:vm';
import type ICAL from 'ical.js';
import { isTimeZone, type Instant } from '../domain/instant.js';
import { invalid, refuse, type Refusal } from '../domain/refusal.js';
import type { FoundHoliday, FoundHolidays, LeftOut, LeftOutBecause, Years } from '../domain/sla/import-holidays.js';
import { faultyLine } from './ics-lines.js';

/** Characters of one file. */
const MOST_CHARACTERS = 200_000;
/** Occurrences that one file's rules are followed to. */
const MOST_OCCURRENCES = 20_000;
/** How long a file may take. Rules can be written that no day fulfils, and the parser looks for one for ever. */
const MOST_MS = 1000;

type Ical = typeof ICAL;
type Time = InstanceType<Ical['Time']>;
type Event = InstanceType<Ical['Event']>;
type Component = InstanceType<Ical['Component']>;

/** The events of an iCalendar file (RFC 5545) as closed time, rules followed within the years; `path` leads to the text in the input. */
export async function holidaysOfFile(
  text: string,
  years: Years,
  path: readonly string[],
): Promise<FoundHolidays | Refusal> {
  if (text.length > MOST_CHARACTERS) return refuse(invalid(path, `at most ${MOST_CHARACTERS} characters`));
  const faulty = faultyLine(text);
  if (faulty) return refuse(invalid(path, `an iCalendar file: on line ${faulty.line}, expected ${faulty.expected}`));
  const { default: ical } = await import('ical.js'); // when first asked for: few desks ever do
  try {
    return within(MOST_MS, () => read(ical, text, years));
  } catch (fault) {
    // The parser throws plain errors, and whatever it throws it is the file that it could not read.
    const why = (fault as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? 'within a second' : 'whole';
    return refuse(invalid(path, `an iCalendar file that can be read ${why}`));
  }
}

/** Does something that must end; thrown out of it when it does not. A context of its own is what `timeout` needs, not a sandbox. */
const within = <T>(timeout: number, work: () => T): T => runInNewContext('work()', { work }, { timeout }) as T;

interface Reading {
  readonly ical: Ical;
  readonly years: Years;
  readonly found: FoundHoliday[];
  readonly leftOut: LeftOut[];
  occurrences: number;
}

function read(ical: Ical, text: string, years: Years): FoundHolidays {
  const parsed = ical.parse(text.replace(/^\uFEFF/, '')) as unknown[];
  const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown as string[][];
  const reading: Reading = { ical, years, found: [], leftOut: [], occurrences: 0 };
  for (const each of calendars) readCalendar(new ical.Component(each as never), reading);
  return reading;
}

/** An event that changes one occurrence of another belongs to that one, wherever in the file it stands. */
function readCalendar(calendar: Component, reading: Reading): void {
  const events = calendar.getAllSubcomponents('vevent').map((each) => new reading.ical.Event(each));
  const changes = Map.groupBy(
    events.filter((event) => event.isRecurrenceException()),
    ({ uid }) => uid,
  );
  for (const event of events) {
    if (event.isRecurrenceException()) continue;
    for (const change of changes.get(event.uid) ?? []) event.relateException(change);
    readEvent(event, reading);
    changes.delete(event.uid);
  }
  for (const orphan of [...changes.values()].flat()) readEvent(orphan, reading);
}

function readEvent(event: Event, reading: Reading): void {
  const without = whyNot(event);
  if (without) return leaveOut(event, without, reading);
  if (event.isRecurrenceException() || !event.isRecurring())
    return find(event, event.startDate, event.endDate, reading);
  if (!follow(event, reading)) leaveOut(event, 'RULE_NOT_FOLLOWED', reading);
}

function whyNot(event: Event): LeftOutBecause | null {
  if (isCancelled(event)) return 'CANCELLED';
  const zone = zoneOf(event, 'dtstart');
  return zone === 'UNKNOWN' ? 'UNKNOWN_TIME_ZONE' : null;
}

/** Every occurrence within the years; false when there are too many to follow, or none to be found. */
function follow(event: Event, reading: Reading): boolean {
  const { fromYear, toYear } = reading.years;
  if (/FREQ=(SECONDLY|MINUTELY|HOURLY)/i.test(String(event.component.getFirstPropertyValue('rrule')))) return false;
  const before = reading.found.length;
  try {
    asTheStandardSays(event);
    const occurrences = event.iterator();
    for (let next = occurrences.next(); next && next.year <= toYear; next = occurrences.next()) {
      if ((reading.occurrences += 1) > MOST_OCCURRENCES) return false;
      const { startDate, endDate, item } = event.getOccurrenceDetails(next);
      if (endDate.year >= fromYear && !isCancelled(item)) find(item, startDate, endDate, reading);
    }
  } catch {
    return false; // ical.js 2.2.1 gives a rule up by throwing plain errors
  }
  if (reading.found.length === before) leaveOut(event, 'OUTSIDE_YEARS', reading);
  return true;
}

/**
 * ical.js 2.2.1 takes the 29th of February for the 1st of March in other years (they should be left out), and forgets an event's own day
 * where further days are listed without a rule.
 */
function asTheStandardSays({ component, startDate }: Event): void {
  for (const property of component.getAllProperties('rrule')) {
    const rule = property.getFirstValue() as InstanceType<Ical['Recur']>;
    if (rule.freq === 'YEARLY' && Object.keys(rule.parts).length === 0 && startDate.month === 2 && startDate.day === 29)
      rule.parts = { BYMONTH: [2], BYMONTHDAY: [29] };
  }
  if (!component.hasProperty('rrule')) component.addPropertyWithValue('rdate', startDate);
}

function find(event: Event, from: Time, to: Time, { found }: Reading): void {
  found.push({ name: summaryOf(event), from: edgeOf(event, from), to: edgeOf(event, to) });
}

function leaveOut(event: Event, because: LeftOutBecause, { leftOut }: Reading): void {
  const { year, month, day } = event.startDate;
  leftOut.push({ name: summaryOf(event), on: Temporal.PlainDate.from({ year, month, day }).toString(), because });
}

const isCancelled = ({ component }: Event): boolean =>
  String(component.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED';

const summaryOf = ({ summary }: Event): string => String(summary ?? '').slice(0, 500);

/** How the file says in which zone a time is: not at all, by a definition of its own, by a name that everybody knows, or by none. */
function zoneOf({ component }: Event, property: string): 'NONE' | 'DEFINED' | 'KNOWN' | 'UNKNOWN' {
  const name = component.getFirstProperty(property)?.getFirstParameter('tzid');
  if (!name) return 'NONE';
  if (component.getTimeZoneByID(name)) return 'DEFINED';
  return isTimeZone(name) ? 'KNOWN' : 'UNKNOWN';
}

/** A day, or a time without a zone, is what the clocks of the calendar show; any other time is a moment. */
function edgeOf(event: Event, time: Time): Temporal.PlainDateTime | Instant {
  const { year, month, day, hour, minute, second } = time;
  if (time.isDate) return new Temporal.PlainDateTime(year, month, day);
  if (zoneOf(event, 'dtstart') === 'KNOWN') {
    const timeZone = event.component.getFirstProperty('dtstart')!.getFirstParameter('tzid');
    return new Temporal.PlainDateTime(year, month, day, hour, minute, second).toZonedDateTime(timeZone).toInstant();
  }
  return time.zone.tzid === 'floating'
    ? new Temporal.PlainDateTime(year, month, day, hour, minute, second)
    : Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000);
}
