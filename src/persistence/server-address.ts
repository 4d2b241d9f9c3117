import type { ClientBase, QueryResult } from 'pg';
import {
  beginWith,
  checkSettings,
  knownTo,
  sessionSettings,
  settingsQuery,
  withSettings,
  WITHOUT_END,
  type SessionSetting,
  type SessionTimeouts,
  type SettingRow,
} from './session-settings.js';
import { Unfit } from '../unfit.js';
import { clientFor, noServer, serverFault, wrongAbout, type Facts } from './server-fitness.js';

/** Whether an address leads to a pooler that gives each transaction another connection of the server's; `auto` finds out. */
export type PoolerChoice = 'auto' | 'none' | 'transaction';

/** A server that was looked at, and how connections to it are made. */
export interface ServerAddress {
  /** With the settings in it, where they are taken. */
  readonly url: string;
  /** Whether nothing may be kept in a session: the next transaction may be on another one, and this one somebody else's. */
  readonly isPooled: boolean;
  /** Whether each connection has a process of the server's to itself; a pooler that lends one out for a session does not say which. */
  readonly hasOwnProcess: boolean;
  /** The same for all addresses of one database, and for no other. */
  readonly identity: string;
  /** The major version. */
  readonly version: number;
}

/** Connects once to find out what the address leads to. Throws `Unfit` when it is nothing that can be used. `setting` has the address. */
export async function findServer(
  url: string,
  pooler: PoolerChoice,
  maxSilenceMs: number,
  setting = 'DATABASE_URL',
): Promise<ServerAddress> {
  try {
    return await lookAt(url, pooler, maxSilenceMs);
  } catch (fault) {
    throw serverFault(url, fault, setting) ?? noServer(url, fault, setting);
  }
}

async function lookAt(url: string, pooler: PoolerChoice, maxSilenceMs: number): Promise<ServerAddress> {
  if (pooler === 'transaction') return { ...(await look(url, maxSilenceMs)), isPooled: true };
  const settings = sessionSettings(WITHOUT_END);
  try {
    const looked = await look(withSettings(url, settings), maxSilenceMs);
    return { ...looked, isPooled: looked.isPooled && pooler === 'auto' };
  } catch (fault) {
    if (!isRefusedAtStartup(fault)) throw fault;
    return { ...(await look(url, maxSilenceMs)), isPooled: pooler === 'auto' };
  }
}

/**
 * Poolers refuse options that they would have to keep for each client: PgBouncer says `unsupported startup parameter` (08P01), others that
 * the feature is not supported. An old server does not know a setting (42704), and its version will be the answer.
 */
const isRefusedAtStartup = (fault: unknown): boolean =>
  ['08P01', '0A000', '42704'].includes((fault as { readonly code?: string }).code ?? '');

async function look(url: string, maxSilenceMs: number): Promise<ServerAddress> {
  const client = clientFor(url, maxSilenceMs);
  client.on('error', () => {}); // what was asked is told
  try {
    await client.connect();
    const ask = asking(client);
    const version = await versionOf(ask, url);
    const { pid, identity } = await prepareSession(ask, { version, isPooled: true }, WITHOUT_END); // nothing is kept yet
    const hasOwnProcess = pid === processOf(client);
    return { url, version, identity, hasOwnProcess, isPooled: !hasOwnProcess };
  } finally {
    await client.end().catch(() => {}); // it may never have begun
  }
}

/** Asks several statements at once; one answer for each. */
export type AskAll = (
  text: string,
) => Promise<readonly { readonly rows: readonly Readonly<Record<string, unknown>>[] }[]>;

/** Asks them of a client of pg's. */
export const asking =
  (client: ClientBase): AskAll =>
  async (text) =>
    (await client.query(text)) as unknown as QueryResult[];

/** The process that the server named when the connection began. A pooler makes numbers up, since no process of the server's stays the client's. */
const processOf = (client: ClientBase): number => (client as unknown as { readonly processID: number }).processID;

/** The server's major version. Throws `Unfit` when it can't be used; `url` is where it was found. */
export async function versionOf(ask: AskAll, url: string | null = null): Promise<number> {
  const [number, version] = await show(ask, ['server_version_num', 'server_version']);
  const facts = { number: Number(number), version: version! };
  if (url) refuseUnfit(url, { ...facts, encoding: 'UTF8', isStandby: false }); // one that is too old doesn't know the rest
  const [encoding, standby] = await show(ask, ['server_encoding', 'in_hot_standby']);
  if (url) refuseUnfit(url, { ...facts, encoding: encoding!, isStandby: standby === 'on' });
  return Math.floor(facts.number / 10_000);
}

/** `show` is answered by any server, whatever its defaults are. */
const show = async (ask: AskAll, names: readonly string[]): Promise<readonly string[]> =>
  (await ask(names.map((name) => `show ${name}`).join('; '))).map(({ rows }) => String(Object.values(rows[0]!)[0]));

function refuseUnfit(url: string, facts: Facts): void {
  const wrong = wrongAbout(url, facts);
  if (wrong) throw wrong;
}

/** The settings of connections to a server. */
export const settingsAt = (
  { version }: Pick<ServerAddress, 'version'>,
  timeouts: SessionTimeouts,
): readonly SessionSetting[] => knownTo(version, sessionSettings(timeouts));

/** Which process of the server's answers, and of which database: by when that began and by number. */
const WHO = `select pg_backend_pid() as pid, extract(epoch from pg_postmaster_start_time()) || ' ' || oid as identity
  from pg_database where datname = current_database()`;

/**
 * Sets a new session and sees whether that took effect. Behind a pooler nothing is kept: that a transaction can be set is what is seen.
 * Throws `Unfit`.
 */
export async function prepareSession(
  ask: AskAll,
  address: Pick<ServerAddress, 'version' | 'isPooled'>,
  timeouts: SessionTimeouts,
): Promise<{ readonly pid: number; readonly identity: string }> {
  const settings = settingsAt(address, timeouts);
  const begin = beginWith(settings, address.isPooled ? 'transaction' : 'session');
  const answers = await ask(`${begin}; ${settingsQuery(settings)}; ${WHO}; commit`).catch((fault: unknown) => {
    throw isDenied(fault)
      ? new Unfit('DATABASE_URL', `the database's settings do not fit (${(fault as Error).message})`)
      : fault;
  });
  const [are, who] = answers.slice(-3).map(({ rows }) => rows);
  checkSettings(settings, are as unknown as readonly SettingRow[]);
  return who![0] as { readonly pid: number; readonly identity: string };
}

/** For instance `permission denied to set parameter "session_replication_role"`. */
const isDenied = (fault: unknown): boolean => (fault as { readonly code?: string }).code === '42501';

/** Sets each new connection before it is used, and refuses one that leads elsewhere than the address did. */
export const preparing =
  (address: ServerAddress, timeouts: SessionTimeouts) =>
  async (client: ClientBase): Promise<void> => {
    const { pid } = await prepareSession(asking(client), address, timeouts);
    if (address.hasOwnProcess && pid !== processOf(client))
      throw new Unfit('DATABASE_URL', 'it leads to a pooler now, and did not at the start; start Ticketwire again');
  };
