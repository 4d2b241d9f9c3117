import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { checkEmail } from '../domain/people/person.js';
import { instantOf, isTimeZone, toText, type Duration as Length, type Instant } from '../domain/instant.js';
import { calendarDay } from '../domain/sla/time.js';
import { isRefusal } from '../domain/refusal.js';
import { positionOf, positionText } from '../domain/position.js';
import type { ErrorCode } from './errors.js';

/** What is said of a value that is none; it never repeats the value. */
const refused = (message: string, nodes?: ValueNode): GraphQLError =>
  new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode } });

/** A scalar that is written as text; `read` answers null for a text that is none. */
function textual<T>(
  name: string,
  expected: string,
  read: (text: string) => T | null,
  write: (value: T | string) => string,
) {
  const parse = (value: unknown, nodes?: ValueNode): T => {
    const parsed = typeof value === 'string' ? read(value) : null;
    if (parsed === null) throw refused(`${name} must be ${expected}`, nodes);
    return parsed;
  };
  return new GraphQLScalarType<T, string>({
    name,
    serialize: (value) => write(value as T | string),
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null, node),
  });
}

/** Null instead of an exception for what can't be read. */
const orNull =
  <T>(read: (text: string) => T) =>
  (text: string): T | null => {
    try {
      return read(text);
    } catch {
      return null; // RangeError is how Temporal says no
    }
  };

const RFC3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** A moment; the desk keeps milliseconds. */
export const DateTime = textual<Instant>(
  'DateTime',
  'an RFC 3339 moment with an offset, years 1900 to 9999, such as 2026-11-22T09:00:00Z',
  orNull((text) => {
    const instant = RFC3339.test(text)
      ? instantOf(text.toUpperCase()).round({ smallestUnit: 'millisecond', roundingMode: 'floor' })
      : null;
    return instant && /^(19|[2-9]\d)\d\d-/.test(instant.toString()) ? instant : null;
  }),
  (value) => (typeof value === 'string' ? value : toText(value)),
);

/** A length of time in days of 24 hours, hours, minutes and seconds. */
export const Duration = textual<Length>(
  'Duration',
  'an ISO 8601 duration of days, hours, minutes and seconds up to P3650D, such as P7D or PT4H30M',
  orNull((text) => {
    const length = /^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,3})?S)?)?$/.test(text)
      ? Temporal.Duration.from(text)
      : null;
    return length && length.total('days') <= 3650 ? length : null;
  }),
  String,
);

/** An IANA time zone. */
export const TimeZone = textual<string>(
  'TimeZone',
  'an IANA time zone, such as Asia/Seoul',
  (text) => (isTimeZone(text) ? text : null),
  String,
);

/** A day on a wall calendar. */
export const LocalDate = textual<string>(
  'LocalDate',
  'a day such as 2026-05-05',
  (text) => (calendarDay(text) ? text : null),
  String,
);

/** A time on a wall clock. */
export const LocalTime = textual<string>(
  'LocalTime',
  'a time from 00:00 to 24:00, such as 09:30',
  (text) => (/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text) ? text : null),
  String,
);

/** An e-mail address in lower case. */
export const EmailAddress = textual<string>(
  'EmailAddress',
  'an e-mail address of at most 254 characters',
  (text) => {
    const email = checkEmail(null, text);
    return isRefusal(email) ? null : email;
  },
  String,
);

/** A place in the log. */
export const Position = textual<number>('Position', 'a position that this API gave out', positionOf, (value) =>
  positionText(value as number),
);

type Plain = string | number | boolean | null;

/** Text, number, boolean or null. */
export const JSON = new GraphQLScalarType<Plain, Plain>({
  name: 'JSON',
  serialize: (value) => value as Plain,
  parseValue: (value) => plain(value),
  parseLiteral: (node) => plain(literal(node), node),
});

/** A JSON object, only ever answered. */
export const JSONObject = new GraphQLScalarType<never, Readonly<Record<string, unknown>>>({
  name: 'JSONObject',
  serialize: (value) => value as Readonly<Record<string, unknown>>,
});

function plain(value: unknown, nodes?: ValueNode): Plain {
  if (
    value === null ||
    ['string', 'boolean'].includes(typeof value) ||
    (typeof value === 'number' && Number.isFinite(value))
  )
    return value as Plain;
  throw refused('JSON must be text, a number, a boolean or null, nothing nested', nodes);
}

function literal(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    default:
      return undefined;
  }
}
