import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { sessionSettings, WITHOUT_END } from '../../src/persistence/session-settings.js';
import { aDatabase } from '../support/database.js';
import { HOSTILE } from '../support/hostile-defaults.js';

const database = await aDatabase();

/** Settings that a default of a database or a role may have, and that are left as they are: what they change, and why that does no harm. */
const LEFT: readonly (readonly [names: RegExp, why: string])[] = [
  [
    /^(log|debug|trace|track|jit_(debug|dump|profil)|backtrace|compute_query_id|update_process_title|md5_)/,
    'logs and counts',
  ],
  [
    /^(enable|force_parallel|geqo|cpu|parallel|min_parallel|max_parallel|jit|cursor_tuple|seq_page_cost|constraint_exclusion)/,
    'plans',
  ],
  [/^(from_collapse|join_collapse|recursive_worktable|effective|default_statistics)/, 'plans'],
  [
    /(_mem|^hash_mem_multiplier|_limit|_buffers|_io_concurrency|io_combine_limit|max_stack_depth|backend_flush_after|wal_\w+)$/,
    'resources',
  ],
  [/^(vacuum|wal|commit_|deadlock_timeout|logical_decoding|stats_fetch)/, 'how the server keeps services'],
  [
    /^(tcp_|client_connection_check|post_auth_delay|application_name|password_encryption|scram_iterations)/,
    'connecting',
  ],
  [/^lc_|^default_text_search_config$|^xml/, 'no text is formatted, searched by words or XML; messages are not read'],
  [/_preload_libraries$|^dynamic_library_path$|^extension_|^output_plugin/, 'libraries: none is used'],
  [/^transaction_(isolation|read_only|deferrable)$/, 'each transaction says it itself'],
  [
    /^(check_function_bodies|composite_type|restrict_nonsystem|event_triggers|lo_compat|createrole|icu_)/,
    'no functions, views, large objects, roles or collations are made',
  ],
  [
    /^(allow_|ignore_|zero_damaged|file_copy|default_toast|synchronize_seqscans|temp_tablespaces)/,
    'how data lies, and repairs of it',
  ],
  [/^(quote_all_identifiers|escape_string_warning)$/, 'definitions and warnings are not read'],
];

const run = async <Row>(text: string) => (await sql.raw<Row>(text).execute(database.em().getKysely())).rows;

test('DB-01 every setting that a database or role can have another default of is set, or left for a reason', async () => {
  const rows = await run<{ name: string }>(
    `select name from pg_settings where context in ('user', 'superuser', 'backend', 'superuser-backend')`,
  );
  expect(rows.length).toBeGreaterThan(150);
  const set = new Set(sessionSettings(WITHOUT_END).map(({ name }) => name));
  const unknown = rows.filter(({ name }) => !set.has(name) && !LEFT.some(([names]) => names.test(name)));
  expect(unknown).toEqual([]);
  // The hostile database of the tests is hostile in each of them that the oldest PostgreSQL knows.
  const hostile = sessionSettings(WITHOUT_END).filter(({ since }) => !since);
  expect(Object.keys(HOSTILE).toSorted()).toEqual(hostile.map(({ name }) => name).toSorted());
});

test('DB-01 a session has the settings that are ours', async () => {
  const settings = sessionSettings({ statementMs: 27_000, idleInTransactionMs: 30_000 });
  const rows = await run<{ name: string; setting: string }>('select name, setting from pg_settings');
  const values = new Map(rows.map(({ name, setting }) => [name, setting]));
  const timed = new Set(['statement_timeout', 'idle_in_transaction_session_timeout']); // the embedded one has nobody to wait for
  for (const { name, value, since } of settings) {
    if (since && !values.has(name)) continue;
    if (database.url === null && timed.has(name)) expect.soft(values.get(name), name).toBe('0');
    else expect.soft(values.get(name), name).toBe(value);
  }
});
