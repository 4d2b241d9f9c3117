import { Unfit } from '../unfit.js';

/** A setting of a database session that something here relies on. */
export interface SessionSetting {
  /** As `pg_settings` writes it. */
  readonly name: string;
  readonly value: string;
  /** Stricter values that an operator may have chosen; they are left as they are. */
  readonly accepted?: readonly string[];
  /** Only superusers may set it, so it is set only where it differs. */
  readonly privileged?: true;
  /** The first PostgreSQL that knows it. @default 15 */
  readonly since?: number;
}

/** What differs between connections. Milliseconds; 0 is without end. */
export interface SessionTimeouts {
  /** How long a statement may take. The server ends it and says so: what is given up on this side only would go on, and hold its locks. */
  readonly statementMs: number;
  /** How long a transaction may wait for its next statement. Then its client is gone, and others wait for its locks. */
  readonly idleInTransactionMs: number;
}

/** For work that may take its time. */
export const WITHOUT_END: SessionTimeouts = { statementMs: 0, idleInTransactionMs: 0 };

/**
 * Everything that a session relies on. A server, a database and a role can each have other defaults (`alter database … set`), and initdb
 * takes the time zone of the machine. test/persistence/session-settings.test.ts goes through all settings that PostgreSQL has.
 */
export const sessionSettings = (timeouts: SessionTimeouts): readonly SessionSetting[] => [
  // Text that is read: moments end in +00 and are ISO, durations are ISO 8601, numbers keep every digit.
  { name: 'TimeZone', value: 'UTC' },
  { name: 'DateStyle', value: 'ISO, MDY' },
  { name: 'IntervalStyle', value: 'iso_8601' },
  { name: 'extra_float_digits', value: '1' },
  { name: 'bytea_output', value: 'hex' },
  { name: 'client_encoding', value: 'UTF8' },
  { name: 'client_min_messages', value: 'warning' },
  // Text that is written: MikroORM writes values into its statements.
  { name: 'standard_conforming_strings', value: 'on' },
  { name: 'backslash_quote', value: 'safe_encoding' },
  { name: 'array_nulls', value: 'on' },
  { name: 'transform_null_equals', value: 'off' },
  { name: 'timezone_abbreviations', value: 'Default' }, // knows the Z at the end of a moment
  // Names: a schema of the user's name and another client's temporary tables would come first.
  { name: 'search_path', value: 'public, pg_temp' },
  // Transactions: locks are waited for, then what was committed meanwhile is seen. What is answered is durable.
  { name: 'default_transaction_isolation', value: 'read committed' },
  { name: 'default_transaction_read_only', value: 'off' },
  { name: 'default_transaction_deferrable', value: 'off' },
  { name: 'synchronous_commit', value: 'on', accepted: ['remote_apply'] },
  { name: 'session_replication_role', value: 'origin', privileged: true }, // foreign keys are checked
  { name: 'row_security', value: 'on' },
  { name: 'exit_on_error', value: 'off' },
  // Time.
  { name: 'statement_timeout', value: `${timeouts.statementMs}` },
  { name: 'lock_timeout', value: '0' },
  { name: 'idle_in_transaction_session_timeout', value: `${timeouts.idleInTransactionMs}` },
  { name: 'idle_session_timeout', value: '0' },
  { name: 'transaction_timeout', value: '0', since: 17 },
  // All rows are found, and by the indexes that were made for it.
  { name: 'gin_fuzzy_search_limit', value: '0' },
  { name: 'plan_cache_mode', value: 'force_custom_plan' }, // docs/decisions/0018
  { name: 'random_page_cost', value: '1.1' }, // by 4, made for disks that turn, small pages read whole tables
  { name: 'jit', value: 'off' }, // compiling takes longer than any statement here may
  // Tables that migrations make.
  { name: 'default_tablespace', value: '' },
  { name: 'default_table_access_method', value: 'heap' },
];

/** Those that a server of this major version knows. */
export const knownTo = (version: number, settings: readonly SessionSetting[]): readonly SessionSetting[] =>
  settings.filter(({ since }) => since === undefined || since <= version);

/**
 * The same address with the settings in its `options`, so that they are there before the session is: a tiny timeout would end it before the
 * first statement came. What stands in its own options comes first, and so does not count where both name a setting.
 */
export function withSettings(url: string, settings: readonly SessionSetting[]): string {
  const [, query] = url.split('?', 2);
  const own = new URLSearchParams(query).get('options');
  const ours = settings
    .filter((setting) => isForAll(setting) && setting.value !== '')
    .map(({ name, value }) => `-c ${name}=${value.replaceAll(/[\\ ]/g, String.raw`\$&`)}`);
  const options = [...(own ? [own] : []), ...ours].join(' ');
  return `${url}${query === undefined ? '?' : '&'}options=${encodeURIComponent(options)}`; // the last one counts
}

const isForAll = ({ accepted, privileged, since }: SessionSetting): boolean => !accepted && !privileged && !since;

/** Where a setting lasts: until the session ends, or until the transaction does. */
export type Lasting = 'session' | 'transaction';

/** Begins a transaction, whatever the defaults are. */
const BEGIN = 'begin isolation level read committed, read write, not deferrable';

/** Statements that begin a transaction (`begin` unless said otherwise) and set the settings in it. */
export function beginWith(settings: readonly SessionSetting[], lasting: Lasting, begin = BEGIN): string {
  const [first, others] = [settings.filter(isFirst), settings.filter((setting) => !isFirst(setting))];
  const selects = [first, others].map((some) => `select ${some.map((setting) => setTo(setting, lasting)).join(', ')}`);
  return [begin, ...selects].join('; ');
}

/** From then on names mean PostgreSQL's own functions and operators, and there is the time for the rest. */
const isFirst = ({ name }: SessionSetting): boolean => ['search_path', 'statement_timeout'].includes(name);

function setTo({ name, value, accepted = [], privileged }: SessionSetting, lasting: Lasting): string {
  const set = `pg_catalog.set_config(${quoted(name)}, ${quoted(value)}, ${lasting === 'transaction'})`;
  if (!privileged && accepted.length === 0) return set;
  const fine = [value, ...accepted].map(quoted).join(', ');
  return `case when current_setting(${quoted(name)}) in (${fine}) then '' else ${set} end`;
}

// Values are written here and never hold a backslash, which may mean something until the settings are set.
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Asks what the settings are now. */
export const settingsQuery = (settings: readonly SessionSetting[]): string =>
  `select name, setting from pg_settings where name in (${settings.map(({ name }) => quoted(name)).join(', ')})`;

/** One row of the answer. */
export interface SettingRow {
  readonly name: string;
  readonly setting: string;
}

/** Throws `Unfit` when a session is not as it has to be. */
export function checkSettings(settings: readonly SessionSetting[], rows: readonly SettingRow[]): void {
  const values = new Map(rows.map(({ name, setting }) => [name, setting]));
  for (const { name, value, accepted = [] } of settings) {
    const is = values.get(name);
    if (is === undefined || ![value, ...accepted].includes(is))
      throw new Unfit(
        'DATABASE_URL',
        `the database keeps its own setting ${name} = '${is ?? ''}'; Ticketwire needs '${value}' and could not set it`,
      );
  }
}
