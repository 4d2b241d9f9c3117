// Runs the suite on every kind of database there is: embedded, PostgreSQL, PostgreSQL whose every default is hostile, and PostgreSQL behind
// PgBouncer in transaction mode, each check in full; and then what is published, by itself. With `--sample` a handful of files on the last two databases. What
// can't be run here is said, with the reason, and is no fault; the server is the one of DATABASE_URL, or else one that answers on localhost.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Reads, writes, the log, the feed, timers, sessions: what depends on a connection most. */
const SAMPLE = [
  ...['test/actions/once.test.ts', 'test/persistence/connection.test.ts', 'test/persistence/session-settings.test.ts'],
  ...['test/realtime/notifier.test.ts', 'test/journeys/figures.test.ts', 'test/journeys/signing-in.test.ts'],
];
const isSample = process.argv.includes('--sample');
const server = process.env.DATABASE_URL || 'postgresql://postgres@127.0.0.1:5432/postgres';
const { DATABASE_URL: _, ...environment } = process.env;

const extent = isSample ? {} : { TEST_EXTENT: 'full' };
const run = (command, args, more = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...environment, ...extent, ...more } }).status === 0;

const answers = run('npm', ['run', '-s', 'postgres-answers', '--', server]);
const noServer = answers
  ? null
  : `no PostgreSQL answers${process.env.DATABASE_URL ? ' at DATABASE_URL' : ' on localhost'}`;
const isInstalled = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'].some((folder) =>
  existsSync(`${folder}/pgbouncer`),
);
const noPooler = noServer ?? (isInstalled ? null : 'PgBouncer is not installed (apt install pgbouncer)');

const on = (kind) => ({ DATABASE_URL: server, TEST_DATABASE: kind });
const KINDS = [
  { name: 'embedded', missing: isSample ? 'not in a sample' : null, script: 'test', more: {} },
  {
    name: 'PostgreSQL',
    missing: isSample ? 'not in a sample' : noServer,
    script: 'test:server',
    more: { DATABASE_URL: server },
  },
  { name: 'PostgreSQL with hostile defaults', missing: noServer, script: 'test:server', more: on('hostile') },
  { name: 'PostgreSQL behind PgBouncer', missing: noPooler, script: 'test:server', more: on('pgbouncer') },
];

const outcomes = KINDS.map(({ name, missing, script, more }) => {
  if (missing)
    return {
      name,
      outcome: `left out: ${missing}`,
      isFault: Boolean(process.env.DATABASE_URL) && missing === noServer,
    };
  process.stdout.write(`\n== ${name}\n`);
  const passed = isSample ? run('npx', ['vitest', 'run', ...SAMPLE], more) : run('npm', ['run', '-s', script], more);
  return { name, outcome: passed ? 'passed' : 'FAILED', isFault: !passed };
});

if (!isSample) {
  process.stdout.write('\n== what is published\n');
  const passed = run('npm', ['run', '-s', 'test:soak:artefact']);
  outcomes.push({ name: 'what is published', outcome: passed ? 'passed' : 'FAILED', isFault: !passed });
}

process.stdout.write(`\n${outcomes.map(({ name, outcome }) => `${name}: ${outcome}`).join('\n')}\n`);
process.exitCode = outcomes.some(({ isFault }) => isFault) ? 1 : 0;
