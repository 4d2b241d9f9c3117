import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { wrongAbout } from '../../src/persistence/server-fitness.js';
import { ticketwire } from '../support/command.js';
import { onPostgres } from '../support/database.js';
import { onServer, urlOf } from '../support/global-setup.js';
import { runCommands, expectRefusal, SECRET } from './surroundings.js';

const LIMIT = { timeout: 600_000 };

/** A command refuses this address, in full runs every command in the same way. */
async function expectRefused(url: string, words: RegExp): Promise<void> {
  for (const [command, ended] of await runCommands({ DATABASE_URL: url, MAX_SILENCE_MS: '2000' }))
    expectRefusal(ended, 'DATABASE_URL', words, command);
}

describe('START-05 an address that leads to no server', LIMIT, () => {
  test.each([
    ['where nothing listens', `postgresql://ann:${SECRET}@127.0.0.1:1/desk`, /nothing listens at 127\.0\.0\.1:1$/],
    [
      'whose host is unknown',
      `postgresql://ann:${SECRET}@db.invalid/desk`,
      /the host name of db\.invalid:5432 can't be/,
    ],
    [
      'without a socket',
      `postgresql://ann:${SECRET}@localhost/desk?host=/nowhere`,
      /no socket of a server in \/nowhere$/,
    ],
    [
      'of a certificate that is not there',
      `postgresql://ann:${SECRET}@127.0.0.1/desk?sslmode=verify-full&sslrootcert=/nowhere.pem`,
      /the file \/nowhere\.pem that it names can't be read$/,
    ],
  ])('%s', async (_what, url, words) => expectRefused(url, words));

  test('but to something else', async () => {
    const other = createServer((_request, response) => void response.end('hello'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    await expectRefused(`postgresql://ann:${SECRET}@127.0.0.1:${port}/desk`, /is it a PostgreSQL server\?$/);
  });
});

const PLAIN = { version: '15.4', number: 150_004, encoding: 'UTF8', isStandby: false };

test.each([
  ['too old', { version: '14.9', number: 140_009 }, 'db:5432 is PostgreSQL 14.9, and Ticketwire needs 15 or newer'],
  ['a standby', { isStandby: true }, 'db:5432 is a standby, which can only be read; name the primary'],
])('START-05 a server that is %s is told', (_what, facts, problem) => {
  const url = `postgresql://ann:${SECRET}@db:5432/desk`;
  expect(wrongAbout(url, PLAIN)).toBeNull();
  expect(wrongAbout(url, { ...PLAIN, ...facts })!.message).toBe(`DATABASE_URL: ${problem}`);
});

let names = 0;

/** A name that nothing on the server has. */
const aName = (): string => `ticketwire_unfit_${process.pid}_${(names += 1)}`;

interface ServedDatabase {
  readonly name: string;
  readonly url: string;
  run(statement: string): Promise<pg.QueryResult>;
}

/** A database of its own; by default a copy of a migrated one. */
async function aDatabase(options?: string): Promise<ServedDatabase> {
  const origin = inject('origin');
  if (!('server' in origin)) throw new Error('there is no server');
  const name = aName();
  await onServer(origin.server, `create database ${name} ${options ?? `template ${origin.template}`}`);
  onTestFinished(() => onServer(origin.server, `drop database ${name} with (force)`));
  const url = new URL(urlOf(origin.server, name));
  url.password = SECRET;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    return client.query(statement).finally(() => client.end());
  };
  return { name, url: url.href, run };
}

/** A role that may sign in, as a part of an address; gone after the test, with what it was given. */
async function aRole(
  { name, url, run }: ServedDatabase,
  options = 'login',
): Promise<{ readonly role: string; readonly url: string }> {
  const role = aName();
  await run(`create role ${role} ${options}`);
  // Registered last, run first: before its database goes.
  onTestFinished(async () => void (await run(`drop owned by ${role}; drop role ${role}`)));
  const own = new URL(url);
  own.username = role;
  return { role, url: own.href, ...{ name } };
}

const tablesIn = async ({ run }: ServedDatabase): Promise<readonly string[]> =>
  (await run("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")).rows.map(
    ({ relname }: { readonly relname: string }) => relname,
  );

describe.runIf(onPostgres())('START-05 a database that can not be used', LIMIT, () => {
  test('because it is not there', async () => {
    const { url } = await aDatabase();
    const missing = new URL(url);
    missing.pathname = '/ticketwire_nowhere';
    await expectRefused(missing.href, /there is no database ticketwire_nowhere on .+; create it first$/);
  });

  test('because the role is not there, or may not sign in', async () => {
    const place = await aDatabase();
    const missing = new URL(place.url);
    missing.username = 'ticketwire_nobody';
    const { url, role } = await aRole(place, 'nologin');
    await Promise.all([
      expectRefused(missing.href, /does not let the role ticketwire_nobody in|does not take the password/),
      expectRefused(url, new RegExp(`does not let the role ${role} in`)),
    ]);
  });

  test('because the role may not connect to it', async () => {
    const place = await aDatabase();
    await place.run(`revoke connect on database ${place.name} from public`);
    await expectRefused((await aRole(place)).url, /lacks rights in the database/);
  });

  test('because the role may not make tables; nothing is made', async () => {
    const place = await aDatabase('template template0');
    await expectRefused((await aRole(place)).url, /lacks rights .+ \(permission denied for schema public\).+migrate/);
    expect(await tablesIn(place)).toEqual([]);
  });

  test('because the role does not own the tables that have to be changed', async () => {
    const place = await aDatabase();
    const { url, role } = await aRole(place);
    await place.run(`grant all on schema public to ${role}; grant all on all tables in schema public to ${role}`);
    await place.run("delete from mikro_orm_migrations where name = '011-public-events'");
    await expectRefused(url, /lacks rights .+ \(must be owner of .+\); run "ticketwire migrate" as its owner/);
  });

  test('because the role may only read', async () => {
    const place = await aDatabase();
    const { url, role } = await aRole(place);
    await place.run(`grant select on all tables in schema public to ${role}`);
    await expectRefused(url, new RegExp(`the role ${role} lacks rights on the tables, such as [A-Z]+ on \\w+$`));
  });

  test('because of its encoding; nothing is made', async () => {
    const place = await aDatabase("template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'");
    await expectRefused(place.url, /has the encoding LATIN1, and Ticketwire needs UTF8$/);
    expect(await tablesIn(place)).toEqual([]);
  });

  test('because a newer version migrated it; nothing is changed', async () => {
    const place = await aDatabase();
    await place.run("insert into mikro_orm_migrations (name) values ('998-later'), ('999-last')");
    await expectRefused(place.url, /migrated by a newer Ticketwire, as this one does not know "998-later", "999-last"/);
    expect((await place.run('select from workspace')).rowCount).toBe(0);
  });

  test('because it holds the tables of something else', async () => {
    const place = await aDatabase('template template0');
    await place.run('create table person (name text)');
    await expectRefused(place.url, /holds tables that are not Ticketwire's \(relation "person" already exists\)/);
    expect(await tablesIn(place)).toContain('person');
  });

  test('because it does not take what the address sets', async () => {
    const { url } = await aDatabase();
    await Promise.all([
      expectRefused(`${url}?options=-c%20nosuch=1`, /refuses the connection \(unrecognized .+ "nosuch"\)$/),
      expectRefused(
        `${url}?statement_timeout=abc`,
        /refuses the connection \(invalid value .+ "statement_timeout": .+\)$/,
      ),
    ]);
  });

  test('because the server speaks no TLS', async () => {
    const { url } = await aDatabase();
    await Promise.all(
      ['require', 'verify-full'].map((mode) => expectRefused(`${url}?sslmode=${mode}`, /no connection over TLS to /)),
    );
  });

  test('and one that a role without tables of its own may use is used', async () => {
    const place = await aDatabase();
    const { url, role } = await aRole(place);
    await place.run(`grant select, insert, update, delete on all tables in schema public to ${role}`);
    await place.run(`grant usage on all sequences in schema public to ${role}`);
    const admin = ['--slug', 'acme', '--name', 'Acme', '--admin-name', 'Ann', '--admin-email', 'ann@acme.test'];
    for (const args of [['migrate'], ['create-workspace', ...admin]])
      expect(await ticketwire(args, { DATABASE_URL: url, ADMIN_PASSWORD: 'correct horse' })).toMatchObject({ code: 0 });
    expect((await place.run('select from workspace')).rowCount).toBe(1);
  });
});
