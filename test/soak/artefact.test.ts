import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aFolder, started, type Ended, type Running } from '../support/command.js';
import { Client } from '../support/client.js';
import { idOf } from '../support/desk.js';
import { RawSocket } from '../support/raw-socket.js';

const PASSWORD = 'correct horse battery';
const SUBSCRIPTION =
  'subscription ($after: Position) { ticketEvents(after: $after) { ... on TicketEvent { position ticket { id } } } }';
const OPEN = 'mutation ($input: OpenTicketInput!) { openTicket(input: $input) { ticket { id } } }';

/** Without this checkout's own programs, its Node above all. */
const PATH = process.env['PATH']!.split(path.delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(path.delimiter);

async function done(command: string, args: readonly string[], cwd: string, env = {}): Promise<Ended> {
  const ended = await started(command, args, { PATH, ...env }, { cwd }).ended;
  expect(ended.code, ended.stdout + ended.stderr).toBe(0);
  return ended;
}

/** What `npm pack` publishes, in a folder of its own, with the production dependencies alone. */
async function anArtefact(): Promise<string> {
  const folder = await aFolder();
  const { stdout } = await done('npm', ['pack', '--pack-destination', folder, '--json'], process.cwd());
  const packed = JSON.parse(stdout) as
    readonly { readonly filename: string }[] | Readonly<Record<string, { readonly filename: string }>>;
  const [{ filename }] = Object.values(packed) as [{ readonly filename: string }];
  await done('tar', ['xzf', filename], folder);
  const home = path.join(folder, 'package');
  await copyFile('package-lock.json', path.join(home, 'package-lock.json')); // npm never packs it
  await done('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], home);
  return home;
}

/** What the load saw. */
interface Seen {
  readonly accepted: string[];
  readonly faults: string[];
}

/** Sends one request after another until the server takes none. */
async function keepAsking(url: string, token: string, signal: AbortSignal, seen: Seen): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  for (let i = 0; ; i += 1) {
    const input = { subject: `Load ${i}`, impact: 'LOW', urgency: 'LOW' };
    const asked =
      i % 2
        ? { query: '{ tickets(first: 20) { totalCount nodes { id subject } } }' }
        : { query: OPEN, variables: { input } };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(asked) }).catch(() => null);
    if (!response) {
      if (!signal.aborted) seen.faults.push('refused before the server was told to stop');
      return;
    }
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as {
      data?: Record<string, { ticket?: { id: string } }>;
      errors?: unknown;
    };
    if (response.status !== 200 || errors) seen.faults.push(`${response.status} ${text.slice(0, 300)}`);
    const id = data?.['openTicket']?.ticket?.id;
    if (id) seen.accepted.push(id);
  }
}

async function served(run: Running): Promise<string> {
  const [, url] = await run.wrote(/serves GraphQL at ([^\s"]+)/);
  return url!;
}

describe('START-01 what is published', { timeout: 900_000 }, () => {
  test('runs with the production dependencies alone, and stops under load with 0, 1001 and positions that lose nothing', async () => {
    const home = await anArtefact();
    const data = path.join(await aFolder(), 'data');
    const settings = { PATH, DATA_DIR: data, PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'production', LOG_LEVEL: 'info' };
    for (const args of [['--help'], ['--version']]) await done('npx', ['ticketwire', ...args], home);
    const admin = ['--slug', 'acme', '--name', 'Acme', '--admin-name', 'Ann', '--admin-email', 'ann@acme.test'];
    await done('npm', ['run', 'create-workspace', '--', ...admin], home, { ...settings, ADMIN_PASSWORD: PASSWORD });

    const npm = started('npm', ['-s', 'start'], { ...settings, IDE: 'on' }, { cwd: home });
    const url = await served(npm);
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<script'); // it is read at run time, as are the contract and the README
    const token = await new Client(url).signIn({ email: 'ann@acme.test', password: PASSWORD });
    const sockets = await Promise.all(Array.from({ length: 10 }, () => RawSocket.signedIn(url, token)));
    const { asOf } = await new Client(url, token).ask('{ asOf }'); // the load may be faster than the subscriptions
    for (const socket of sockets) socket.subscribe('watching', SUBSCRIPTION, { after: asOf });
    const stopping = new AbortController();
    const seen: Seen = { accepted: [], faults: [] };
    const load = Array.from({ length: 10 }, () => keepAsking(url, token, stopping.signal, seen));
    for (const socket of sockets) await socket.next('next');
    await new Promise((resolve) => setTimeout(resolve, 3000)); // let it run
    stopping.abort();
    npm.child.kill('SIGTERM');
    const { code, stdout, stderr } = await npm.ended;
    await Promise.all(load);
    expect({ code, faults: seen.faults }, stdout + stderr).toEqual({ code: 0, faults: [] });
    for (const line of stdout.trimEnd().split('\n')) expect(() => JSON.parse(line) as unknown, line).not.toThrow();
    expect(seen.accepted.length).toBeGreaterThan(20);
    const left = [];
    for (const socket of sockets) {
      expect((await socket.closed)[0]).toBe(1001);
      const last = socket.received.findLast(({ type }) => String(type) === 'ping');
      left.push({ after: last!['payload']!['position'], received: idsIn(socket) });
    }

    const again = started('node_modules/.bin/node', ['dist/main.js'], settings, { cwd: home });
    const url2 = await served(again);
    const token2 = await new Client(url2).signIn({ email: 'ann@acme.test', password: PASSWORD });
    for (const { after, received } of left) {
      const socket = await RawSocket.signedIn(url2, token2);
      socket.subscribe('watching', SUBSCRIPTION, { after });
      const { ticket } = await new Client(url2, token2).do(
        'openTicket',
        {
          subject: 'Last',
          impact: 'LOW',
          urgency: 'LOW',
        },
        'ticket { id }',
      );
      while (!idsIn(socket).includes(idOf(ticket!))) await socket.next('next');
      const all = new Set([...received, ...idsIn(socket)]);
      expect(seen.accepted.filter((id) => !all.has(id))).toEqual([]);
    }
    again.child.kill('SIGTERM');
    expect((await again.ended).code).toBe(0);
  });

  test('is all that runs, and nothing of the sources', async () => {
    const { stdout } = await done('npm', ['pack', '--dry-run', '--json'], process.cwd());
    const files = [...stdout.matchAll(/"path": "([^"]+)"/g)].map(([, file]) => file!);
    expect(files).toEqual(
      expect.arrayContaining(['bin/ticketwire.mjs', 'dist/main.js', 'dist/schema.graphql', 'README.md']),
    );
    expect(files.filter((file) => /\.ts$|^(src|test|bench|scripts)\/|^dist\/bench\//.test(file))).toEqual([]);
  });
});

const idsIn = ({ received }: RawSocket): readonly string[] =>
  received.flatMap(({ type, payload }) => {
    if (String(type) !== 'next') return [];
    const { data } = payload as unknown as { data: { ticketEvents: { ticket?: { id: string } } } };
    return data.ticketEvents.ticket ? [data.ticketEvents.ticket.id] : [];
  });
