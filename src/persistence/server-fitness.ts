import pg from 'pg';
import { Unfit } from '../unfit.js';

/** The oldest PostgreSQL that the migrations run on. */
const OLDEST = 15;

/** Where an address leads, as far as it may be shown: never with a password. */
export interface Address {
  /** Such as `db.example:5432`, or the folder of a local socket. */
  readonly host: string;
  readonly role: string;
  readonly database: string;
}

type Describe = (address: Address, message: string) => string;

const UNREACHABLE: Describe = ({ host }) => `${host} can't be reached from here`;
const UNRESOLVED: Describe = ({ host }) => `the host name of ${host} can't be resolved`;
const NO_ANSWER: Describe = ({ host }, message) => `${host} did not answer in time (${message})`;
const BROKE_OFF: Describe = ({ host }) => `${host} broke off the connection; is it a PostgreSQL server?`;
const NOT_LET_IN: Describe = ({ host, role }, message) => `${host} does not let the role ${role} in (${message})`;
const REFUSED: Describe = ({ host }, message) => `${host} refuses the connection (${message})`;
const NOT_NOW: Describe = ({ host }, message) => `${host} takes no connections now (${message})`;
const NO_TLS: Describe = ({ host }, message) => `no connection over TLS to ${host} (${message})`;
const DISK_FULL: Describe = ({ host }) => `the disk of ${host} is full`;
const READ_ONLY: Describe = ({ database, host }) => `the database ${database} on ${host} is read-only`;

/** What can be wrong about a server, by the code of PostgreSQL or of the system. */
const FAULTS: Readonly<Record<string, Describe>> = {
  ECONNREFUSED: ({ host }) => `nothing listens at ${host}`,
  ...{ EHOSTUNREACH: UNREACHABLE, ENETUNREACH: UNREACHABLE, EADDRNOTAVAIL: UNREACHABLE },
  ...{ ENOTFOUND: UNRESOLVED, EAI_AGAIN: UNRESOLVED, EAI_FAIL: UNRESOLVED },
  ...{ ETIMEDOUT: NO_ANSWER, ECONNRESET: BROKE_OFF, EPIPE: BROKE_OFF },
  ...{ ENOENT: ({ host }) => `there is no socket of a server in ${host}`, EACCES: NOT_LET_IN },
  '28P01': ({ host, role }) => `${host} does not take the password of the role ${role}`,
  '28000': NOT_LET_IN,
  '3D000': ({ database, host }) => `there is no database ${database} on ${host}; create it first`,
  '42501': ({ role, database, host }, message) =>
    `the role ${role} lacks rights in the database ${database} on ${host} (${message}); run "ticketwire migrate" as its owner, or grant them`,
  '42P07': ({ database, host }, message) =>
    `the database ${database} on ${host} holds tables that are not Ticketwire's (${message}); choose an empty one`,
  ...{ '25006': READ_ONLY, '53100': DISK_FULL },
  ...{ '53300': NOT_NOW, '53400': NOT_NOW, '55000': NOT_NOW, '57P01': NOT_NOW, '57P02': NOT_NOW, '57P03': NOT_NOW },
};

/** What a pooler means by 08P01, where it is more than that it refuses: by the words of PgBouncer 1.18. */
const BY_POOLER: readonly (readonly [RegExp, Describe])[] = [
  [
    /^query_wait_timeout/,
    ({ host }) =>
      `${host} had no connection to the server free in time (query_wait_timeout); a pooler needs DATABASE_POOL for each process`,
  ],
  [/\b(no such user|password|auth|SASL)/, NOT_LET_IN],
];

/** What has no code of its own, by the words of the driver. */
const BY_MESSAGE: readonly (readonly [RegExp, Describe])[] = [
  [/^The server does not support SSL/, NO_TLS],
  [/client password must be a/, ({ host, role }) => `${host} wants a password for the role ${role}`],
  [/^(Connection terminated due to connection timeout|timeout expired|Query read timeout)/, NO_ANSWER],
  [/^PostgreSQL has been silent/, NO_ANSWER],
  [/^Connection terminated/, BROKE_OFF],
];

/** Codes of certificates that are not trusted, and of broken handshakes. */
const TLS_CODE = /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

/** A fault of the server or on the way there in words for the operator; null when it is none of those. `setting` has the address. */
export function serverFault(url: string, fault: unknown, setting = 'DATABASE_URL'): Unfit | null {
  if (fault instanceof Unfit) return fault;
  const { path } = fault as NodeJS.ErrnoException;
  if (path && fault instanceof UnreadableFile)
    return new Unfit(setting, `the file ${path} that it names can't be read`);
  const describe = describing(fault);
  return describe ? new Unfit(setting, describe(addressOf(url), oneLine(messageOf(fault)))) : null;
}

/** What any other fault of the first connection means. */
export function noServer(url: string, fault: unknown, setting: string): Unfit {
  const [address, message] = [addressOf(url), oneLine(messageOf(fault))];
  const { code = '' } = firstOf(fault) as NodeJS.ErrnoException;
  const hasAnswered = SQLSTATE.test(code);
  return new Unfit(
    setting,
    hasAnswered ? REFUSED(address, message) : `no PostgreSQL answers at ${address.host} (${message})`,
  );
}

/** Only a server says one; the system's codes have no digits. */
const SQLSTATE = /^(?=.*\d)[\dA-Z]{5}$/;

function describing(fault: unknown): Describe | undefined {
  const { code, syscall } = firstOf(fault) as NodeJS.ErrnoException;
  if (code === undefined) return BY_MESSAGE.find(([words]) => words.test(messageOf(fault)))?.[1];
  if (TLS_CODE.test(code)) return NO_TLS;
  if (code === '08P01') return BY_POOLER.find(([words]) => words.test(messageOf(fault)))?.[1] ?? REFUSED;
  // The system's codes befall files and ports, too.
  return /^E[A-Z]/.test(code) && !OF_CONNECTIONS.has(syscall ?? '') ? undefined : FAULTS[code];
}

const OF_CONNECTIONS: ReadonlySet<string> = new Set(['connect', 'getaddrinfo', 'read', 'write']);

/** Several addresses of one name fail together, with an empty message of their own. */
const firstOf = (fault: unknown): unknown => (fault instanceof AggregateError ? fault.errors[0] : fault);

const messageOf = (fault: unknown): string => String((firstOf(fault) as Error).message);

const oneLine = (text: string): string => text.split('\n')[0]!.trim();

/** A certificate or a key that an address names. */
class UnreadableFile extends Error {
  constructor(readonly path: string) {
    super(`${path} can't be read`);
  }
}

/** A client for a first look at a server. */
export function clientFor(url: string, maxSilenceMs: number): pg.Client {
  const limits = { connectionTimeoutMillis: maxSilenceMs, query_timeout: maxSilenceMs };
  try {
    return new pg.Client({ connectionString: url, ...limits, application_name: 'ticketwire start' });
  } catch (fault) {
    const { path } = fault as NodeJS.ErrnoException; // certificates and keys that the address names are read here
    throw path ? new UnreadableFile(path) : fault;
  }
}

/** What a server says of itself. */
export interface Facts {
  readonly version: string;
  readonly number: number;
  readonly encoding: string;
  readonly isStandby: boolean;
}

const unfit = (sentence: string): Unfit => new Unfit('DATABASE_URL', sentence);

/** What is wrong about a server that answers; null when it can be used. */
export function wrongAbout(url: string, { version, number, encoding, isStandby }: Facts): Unfit | null {
  const { host, database } = addressOf(url);
  if (number < OLDEST * 10_000)
    return unfit(`${host} is PostgreSQL ${version}, and Ticketwire needs ${OLDEST} or newer`);
  if (encoding !== 'UTF8')
    return unfit(`the database ${database} on ${host} has the encoding ${encoding}, and Ticketwire needs UTF8`);
  return isStandby ? unfit(`${host} is a standby, which can only be read; name the primary`) : null;
}

/** As the driver understands the address, with what it takes from elsewhere, such as PGUSER. */
function addressOf(url: string): Address {
  const { host, port, user, database } = new pg.Client({ connectionString: url });
  return {
    host: host.startsWith('/') ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`,
    role: user ?? '(none)',
    database: database ?? '(none)',
  };
}
