import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { started, ticketwire } from '../support/command.js';
import { onPostgres } from '../support/database.js';
import { aDesk } from '../support/desk.js';
import { onServer, urlOf } from '../support/global-setup.js';

const LIMIT = { timeout: 600_000 };
const serving = /serves GraphQL at (\S+)/;

/** An empty database on the server, without tables. */
async function anEmptyDatabase() {
  const origin = inject('origin');
  if (!('server' in origin)) throw new Error('there is no server');
  const name = `ticketwire_empty_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await onServer(origin.server, `create database ${name}`);
  onTestFinished(() => onServer(origin.server, `drop database ${name} with (force)`));
  const url = urlOf(origin.server, name);
  const count = async (table: string): Promise<number> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`);
    await client.end();
    return Number(rows[0]!.count);
  };
  const start = () => started(process.execPath, ['dist/main.js'], { DATABASE_URL: url, PORT: '0', DEMO: 'on' });
  return { count, start };
}

describe.runIf(onPostgres())('START-06 the demo on an empty database', LIMIT, () => {
  test('is made once and whole, though two start at once, and the one that makes it is cut off', async () => {
    const { count, start } = await anEmptyDatabase();
    const making = /Creating the demo…/;
    const two = [start(), start()] as const;
    const cut = await Promise.any(two.map((each) => each.wrote(making).then(() => each)));
    const other = two.find((each) => each !== cut)!;
    const third = start();
    cut.child.kill('SIGKILL');
    await cut.ended;
    for (const each of [other, third]) await each.wrote(serving);
    expect(await count('workspace')).toBe(2);
    expect(await count('ticket')).toBeGreaterThan(15);
    expect([other, third].filter((each) => making.test(each.output()))).toHaveLength(1); // what was begun is not there
    for (const { child, ended } of [other, third]) {
      child.kill('SIGTERM');
      expect((await ended).code).toBe(0);
    }
  });
});

const demo = await aDesk({ DEMO: 'on' });
const plain = await aDesk();

describe('demo-live', LIMIT, () => {
  test('runs against the server of PORT and says which', async () => {
    const { port } = new URL(demo.server.url);
    const live = started(process.execPath, ['bin/ticketwire.mjs', 'demo-live', '--speed', '10000'], { PORT: port });
    const opensTickets = new RegExp(`at http://127\\.0\\.0\\.1:${port}/graphql\\. Ctrl\\+C ends it\\.\n[^]*openTicket`);
    await expect(live.wrote(opensTickets)).resolves.not.toThrow();
  });

  test('runs against the server of --url, whatever PORT is', async () => {
    const args = ['bin/ticketwire.mjs', 'demo-live', '--url', demo.server.url];
    const live = started(process.execPath, args, { PORT: '1' });
    await expect(live.wrote(new RegExp(`at ${demo.server.url}\\. Ctrl`))).resolves.not.toThrow();
  });

  test.each([
    ['nothing listens', aDeadPort, /can't be reached \(.*ECONNREFUSED.*\); start one with "npm start"/],
    ['the host is unknown', async () => 'http://desk.invalid/graphql', /can't be reached/],
    [
      'nobody speaks TLS',
      withoutTls,
      /can't be reached \(it does not speak TLS: is it an http:\/\/ address\?\); start/,
    ],
    ['TLS fails', failingTls, /can't be reached \(TLS fails: ERR_SSL_[A-Z0-9_/]+\); start/],
    ['something else answers', anotherServer, /does not answer as Ticketwire does \(status 200\)/],
    ['there is no demo', async () => plain.server.url, /has no demo: admin@demo\.test can't sign in there/],
  ])('where %s says so, in one line with the address', async (_what, server, words) => {
    const url = await server();
    const { code, stdout, stderr } = await ticketwire(['demo-live', '--url', url]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(`the server at ${url} `);
  });
});

/** Where a server was, and is no more. */
async function aDeadPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/graphql`;
}

async function anotherServer(): Promise<string> {
  const other = createServer((_request, response) => void response.end('<h1>hello</h1>'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  return `http://127.0.0.1:${(other.address() as AddressInfo).port}/graphql`;
}

async function withoutTls(): Promise<string> {
  return (await anotherServer()).replace('http:', 'https:');
}

/** It has no certificate, and says so by an alert. */
async function failingTls(): Promise<string> {
  const server = createTlsServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
