/** Defaults of a database, each of which would break something if a session had it. */
export const HOSTILE: Readonly<Record<string, string>> = {
  TimeZone: 'Asia/Kathmandu',
  DateStyle: 'SQL, DMY',
  IntervalStyle: 'sql_standard',
  extra_float_digits: '-15',
  bytea_output: 'escape',
  client_encoding: 'LATIN1',
  client_min_messages: 'debug1',
  standard_conforming_strings: 'off',
  backslash_quote: 'off',
  array_nulls: 'off',
  transform_null_equals: 'on',
  timezone_abbreviations: 'India',
  search_path: 'hostile, public',
  default_transaction_isolation: 'serializable',
  default_transaction_read_only: 'on',
  default_transaction_deferrable: 'on',
  synchronous_commit: 'off',
  session_replication_role: 'replica',
  row_security: 'off',
  exit_on_error: 'on',
  statement_timeout: '20',
  lock_timeout: '1',
  idle_in_transaction_session_timeout: '5',
  idle_session_timeout: '50',
  gin_fuzzy_search_limit: '1',
  plan_cache_mode: 'force_generic_plan',
  random_page_cost: '1000',
  jit: 'on',
  default_tablespace: 'pg_global',
  default_table_access_method: 'hostile',
};

/**
 * Statements that make a database's defaults hostile: the settings, and what they name. Tables are shadowed by empty ones in the schema that
 * comes first.
 */
export const hostileStatements = (database: string, settings = HOSTILE): readonly string[] => [
  ...NAMED,
  ...Object.entries(settings).map(([name, value]) => `alter database ${database} set ${name} = ${quoted(name, value)}`),
];

const NAMED = [
  'create schema if not exists hostile',
  `do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('create table if not exists hostile.%I (like public.%I)', name, name);
    end loop;
    if not exists (select from pg_am where amname = 'hostile') then
      create access method hostile type table handler heap_tableam_handler;
    end if; end $$`,
];

/** Lists are given as such: quoted, they would be one name. */
const quoted = (name: string, value: string): string => (name === 'search_path' ? value : `'${value}'`);
