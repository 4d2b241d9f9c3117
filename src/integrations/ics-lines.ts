/** The first thing in an iCalendar file that keeps it from being read: the line, from 1, and what should stand there. */
export interface FaultyLine {
  readonly line: number;
  readonly expected: string;
}

/** Events of one file. */
const MOST_EVENTS = 5000;

/** One logical line: lines that begin with a blank continue the one before. */
interface ContentLine {
  readonly line: number;
  readonly text: string;
}

interface OpenComponent {
  readonly name: string;
  readonly line: number;
  readonly properties: Set<string>;
}

/**
 * The first fault of a file, null when it can be read. The parser (ical.js 2.2.1) knows no line numbers, and takes a 31st of
 * February for the 3rd of March; whoever has a broken file of thousands of lines wants to know where.
 */
export function faultyLine(text: string): FaultyLine | null {
  const open: OpenComponent[] = [];
  let events = 0;
  let last = 1;
  for (const content of contentLines(text)) {
    last = content.line;
    if (content.text === '\n') return { line: last, expected: 'a line that does not continue another' };
    const fault = read(content, open);
    if (fault) return { line: last, expected: fault };
    if (/^BEGIN:VEVENT$/i.test(content.text) && (events += 1) > MOST_EVENTS)
      return { line: last, expected: `the end: at most ${MOST_EVENTS} events` };
  }
  const unclosed = open.at(-1);
  if (unclosed) return { line: unclosed.line, expected: `closed by END:${named(unclosed)}` };
  return last === 1 ? { line: 1, expected: 'BEGIN:VCALENDAR' } : null;
}

function* contentLines(text: string): Generator<ContentLine, void, void> {
  let content: { line: number; text: string } | null = null;
  let line = 0;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    line += 1;
    if (/^[ \t]/.test(raw)) {
      if (content) content.text += raw.slice(1);
      else if (raw.trim()) yield { line, text: '\n' };
    } else {
      if (content) yield content;
      content = raw === '' ? null : { line, text: raw };
    }
  }
  if (content) yield content;
}

/** A name, parameters whose quoted values may hold anything, a colon, and the value. */
const CONTENT = /^([\w-]+)((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)$/s;

/** Reads one line into the components that are open; answers what should stand there instead, null when all is well. */
function read({ line, text }: ContentLine, open: OpenComponent[]): string | null {
  const [, given = '', parameters = '', value = ''] = CONTENT.exec(text) ?? [];
  const name = given.toUpperCase();
  const inner = open.at(-1);
  if (!name) return 'a property, such as SUMMARY:New Year';
  if (!inner) return isBegin(name, value, 'VCALENDAR') ? begin(value, line, open) : 'BEGIN:VCALENDAR';
  if (name === 'BEGIN') return begin(value, line, open);
  if (name === 'END') return end(value, inner, open);
  inner.properties.add(name);
  return inner.name === 'VEVENT' ? (EXPECTED[name]?.(value, parameters) ?? null) : null;
}

const isBegin = (name: string, value: string, component: string): boolean =>
  name === 'BEGIN' && value.trim().toUpperCase() === component;

function begin(value: string, line: number, open: OpenComponent[]): null {
  open.push({ name: value.trim().toUpperCase(), line, properties: new Set() });
  return null;
}

const COMPONENTS = /^(VCALENDAR|VEVENT|VTODO|VJOURNAL|VFREEBUSY|VTIMEZONE|VALARM|STANDARD|DAYLIGHT)$/;

/** A component as people are told of it; names that the standard does not know are not repeated, because they may be anything. */
const named = ({ name }: OpenComponent): string => (COMPONENTS.test(name) ? name : 'the same name');

/** What a component can't do without. */
const NEEDED: Readonly<Record<string, string>> = { VEVENT: 'DTSTART', VTIMEZONE: 'TZID' };

function end(value: string, inner: OpenComponent, open: OpenComponent[]): string | null {
  if (value.trim().toUpperCase() !== inner.name) return `END:${named(inner)}, which began on line ${inner.line}`;
  const needed = NEEDED[inner.name];
  if (needed && !inner.properties.has(needed)) return `${needed} before the end of this ${inner.name}`;
  open.pop();
  return null;
}

const DAY = 'a day such as 20260505 after VALUE=DATE';
const TIME = 'a time such as 20260505T090000Z; a day needs VALUE=DATE';

type Expected = (value: string, parameters: string) => string | null;

const times: Expected = (value, parameters) => {
  const isDay = /;VALUE=DATE(?=;|$)/i.test(parameters);
  const isRight = value.split(',').every((each) => isTime(each.split('/')[0]!, isDay));
  return isRight ? null : isDay ? DAY : TIME;
};

/** What the properties of an event must be, as far as the days depend on them. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  DTSTART: times,
  DTEND: times,
  'RECURRENCE-ID': times,
  EXDATE: times,
  RDATE: times,
  RRULE: (value) =>
    /(^|;)FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)/i.test(value)
      ? null
      : 'a rule such as FREQ=YEARLY',
  DURATION: (value) => (/^[+-]?P(?=.)(\d+W|(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?)$/.test(value) ? null : 'such as P1D'),
};

function isTime(value: string, isDay: boolean): boolean {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(value.trim()) ?? [];
  if (!year || isDay !== /^\d{8}$/.test(value.trim())) return false;
  try {
    Temporal.PlainDateTime.from(`${year}-${month}-${day}T${hour}:${minute}:${second}`, { overflow: 'reject' });
    return true;
  } catch {
    return false; // the 30th of February
  }
}
