import proxyAddress from 'proxy-addr';
import { z } from 'zod';

const PATTERN = /^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/;

/** An ISO 8601 duration of days, hours, minutes and seconds, from one second to the longest. */
export const duration = (longest: string) =>
  z.string().transform((text, { addIssue }) => {
    const time = durationOf(text);
    if (time && time.total('seconds') >= 1 && Temporal.Duration.compare(time, longest) <= 0) return time;
    addIssue(`expected an ISO 8601 duration from PT1S to ${longest}, such as PT15M`);
    return z.NEVER;
  });

/** Null for what is none, and for what is longer than Temporal counts. */
function durationOf(text: string): Temporal.Duration | null {
  try {
    return PATTERN.test(text) ? Temporal.Duration.from(text) : null;
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

/** A whole number within bounds. */
export const whole = (least: number, most: number) =>
  z.coerce
    .number(`expected a whole number from ${least} to ${most}`)
    .int(`expected a whole number from ${least} to ${most}`)
    .min(least, `expected a whole number from ${least} to ${most}`)
    .max(most, `expected a whole number from ${least} to ${most}`);

/** A choice of on and off. */
export const flag = z.enum(['on', 'off'], 'expected on or off').transform((value) => value === 'on');

/** Several values, separated by commas. */
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
);

/** An origin as browsers name it, or `*`; null for what is none, such as an address with a path. */
function originOf(text: string): string | null {
  if (text === '*') return text;
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@*]+\/?$/i.test(text) || !URL.canParse(text)) return null;
  const { origin } = new URL(text); // only of web addresses; apps have schemes of their own
  return origin === 'null' ? text.toLowerCase().replace(/\/$/, '') : origin;
}

/** Origins of pages. */
export const origins = list
  .refine(
    (all) => all.every((each) => originOf(each) !== null),
    'expected origins such as https://app.example.com, or *',
  )
  .transform((all) => all.map((each) => originOf(each)!));

/** Whether `proxy-addr` understands every one of them. */
function areProxies(values: readonly string[]): boolean {
  try {
    proxyAddress.compile([...values]);
    return true;
  } catch (fault) {
    if (fault instanceof TypeError) return false; // its way to say that one of them is no address or range
    throw fault;
  }
}

/** Addresses, ranges and names of proxies. */
export const proxies = list.refine(
  areProxies,
  'expected addresses, ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal; separated by commas',
);

const POSTGRES = 'expected postgresql://user:password@host:port/database';
const MODES_OF_TLS = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/** What is wrong about the address of a server, in words that don't repeat it: it may hold a password. */
function faultOf(text: string, form: string): string | null {
  const [, authority = ''] = /^[a-z]+:\/\/([^/?#]*)/.exec(text) ?? [];
  const url = URL.parse(text);
  const hosts = `${authority.slice(authority.lastIndexOf('@') + 1)}${url?.searchParams.get('host') ?? ''}`;
  if (hosts.includes(',')) return `expected one host, as in ${form.replace('expected ', '')}`;
  if (!url) return form;
  try {
    decodeURIComponent(`${url.username}:${url.password}${url.pathname}`);
  } catch {
    return `${form}, with % in names and passwords written as %25`;
  }
  return null;
}

/** One database on one server. */
export const postgres = z
  .string()
  .regex(/^postgres(ql)?:\/\//, { error: POSTGRES, abort: true })
  .superRefine((text, { addIssue }) => {
    const fault = faultOf(text, POSTGRES) ?? faultOfDatabase(new URL(text));
    if (fault) addIssue({ code: 'custom', message: fault });
  })
  // As the driver (pg 8) does it anyway, but for a warning of several lines.
  .transform((text) =>
    /[?&]uselibpqcompat=/.test(text)
      ? text
      : text.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/, '$1verify-full'),
  );

function faultOfDatabase({ pathname, searchParams }: URL): string | null {
  if (pathname.length < 2) return `${POSTGRES}, with the name of the database`;
  if (!searchParams.getAll('port').every(isPort)) return 'expected a whole number from 1 to 65535 as its port';
  if (!searchParams.getAll('host').every(isHost))
    return 'expected the name of a host, or the path of a folder, as its host';
  const mode = searchParams.get('sslmode');
  return mode === null || MODES_OF_TLS.includes(mode)
    ? null
    : `expected one of ${MODES_OF_TLS.join(', ')} as its sslmode`;
}

/** The driver takes what is empty for absent. */
const isPort = (text: string): boolean =>
  text === '' || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535);

/** A folder is where the server has its socket. */
const isHost = (text: string): boolean => /^(\/\P{Cc}*|[^\p{Cc}\s/?#@]*)$/u.test(text);

const REDIS = 'expected redis://host:port';

/** One Redis server. */
export const redis = z
  .string()
  .regex(/^rediss?:\/\//, { error: REDIS, abort: true })
  .superRefine((text, { addIssue }) => {
    const fault = faultOf(text, REDIS);
    if (fault) addIssue({ code: 'custom', message: fault });
  });
