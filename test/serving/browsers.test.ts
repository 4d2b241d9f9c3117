import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { BadSettings, readSettings } from '../../src/settings.js';
import { aDesk } from '../support/desk.js';

/** A page of another origin than the desk's: another port is enough. */
const elsewhere = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>An app</title>');
});
await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
afterAll(() => void elsewhere.close());
const { port } = elsewhere.address() as AddressInfo;
const APP = `http://127.0.0.1:${port}`;
/** The same page under a name that the desk does not know. */
const OTHER_APP = `http://localhost:${port}`;

const closed = await aDesk();
const desk = await aDesk({ CORS_ORIGINS: `https://app.example.com, ${APP}`, MAX_ANONYMOUS_PER_ADDRESS: '0' });
const forAll = await aDesk({ CORS_ORIGINS: '*' });
const acme = await desk.workspace('acme');
const { url } = desk.server;

const PATHS = ['/graphql', '/graphql/stream', '/graphql/nothing'];
const preflight = (to: string, origin: string, method = 'POST'): Promise<Response> =>
  fetch(to, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,content-type,idempotency-key',
    },
  });
const ask = (to: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ __typename }"}',
  });
const namesOf = ({ headers }: Response): readonly string[] => [...headers.keys()];
const corsOf = (response: Response): readonly string[] =>
  namesOf(response).filter((name) => name.startsWith('access-'));
const at = (server: string, path: string): string => new URL(path, server).href;

describe('origins', () => {
  test.each(PATHS)('CORS-01 are not let in unless they are set: at %s nothing says so', async (path) => {
    const response = await preflight(at(closed.server.url, path), APP);
    expect(response.status).toBe(403);
    expect(corsOf(response)).toEqual([]);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'Pages of this origin may not use the API: CORS_ORIGINS does not name it.',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
    const answer = await ask(at(closed.server.url, path), { origin: APP });
    expect(corsOf(answer)).toEqual([]);
    expect(answer.headers.get('vary') ?? '').not.toMatch(/origin/i);
  });

  test.each(PATHS.flatMap((path) => ['GET', 'POST'].map((method) => [method, path] as const)))(
    'CORS-01 that are set may send %s to %s with what clients send',
    async (method, path) => {
      const response = await preflight(at(url, path), APP, method);
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe(APP);
      expect(response.headers.get('access-control-allow-methods')).toContain(method);
      for (const name of [
        ...['authorization', 'content-type', 'idempotency-key', 'last-event-id'],
        ...['apollo-require-preflight', 'x-apollo-operation-name', 'apollographql-client-name'],
      ])
        expect(response.headers.get('access-control-allow-headers')!.split(', ')).toContain(name);
      expect(Number(response.headers.get('access-control-max-age'))).toBeGreaterThanOrEqual(600);
      expect(response.headers.get('vary')).toMatch(/origin/i);
      expect(response.headers.has('access-control-allow-credentials')).toBe(false);
    },
  );

  test.each([
    ['another one', 'https://evil.example'],
    ['one that begins alike', `${APP}.evil.example`],
    ['another scheme', APP.replace('http:', 'https:')],
    ['another port', 'http://127.0.0.1:1'],
    ['a subdomain', 'https://x.app.example.com'],
    ['that of files and sandboxes', 'null'],
    ['a pattern', '*'],
  ])('CORS-01 that are not set are refused: %s', async (_what, origin) => {
    const refused = await preflight(url, origin);
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain(origin === '*' ? 'access-control' : origin);
    const answer = await ask(url, { origin });
    expect([...corsOf(refused), ...corsOf(answer)]).toEqual([]);
    expect(answer.headers.get('vary')).toMatch(/origin/i); // so that nobody is answered what another was
  });

  test.each([
    ['a refused token', { authorization: 'Bearer a.b.c' }, 401],
    ['a refused body', { 'content-type': 'text/plain' }, 415],
    ['an answer', {}, 200],
  ])('CORS-01 that are set may read %s', async (_what, headers, status) => {
    const response = await ask(url, { origin: APP, accept: 'application/graphql-response+json', ...headers });
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(APP);
    expect(response.headers.get('access-control-expose-headers')).toMatch(/Retry-After/);
  });

  test('CORS-01 are all let in by *, always in the same words', async () => {
    for (const origin of [APP, 'null', 'https://else.example']) {
      const response = await preflight(forAll.server.url, origin);
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
      expect((await ask(forAll.server.url, { origin })).headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  test.each([
    ['https://app.example.com', ['https://app.example.com']],
    ['https://App.Example.com:443/ , http://localhost:3000', ['https://app.example.com', 'http://localhost:3000']],
    ['capacitor://localhost', ['capacitor://localhost']],
    ['*', ['*']],
    [' , ', []],
  ])('CORS-01 are read as browsers name them: %s', (text, read) => {
    expect(readSettings({ CORS_ORIGINS: text }).CORS_ORIGINS).toEqual(read);
  });

  test.each([
    'app.example.com',
    'https://app.example.com/app',
    'https://*.example.com',
    'https://a b',
    'null',
    'https://u@a',
  ])('CORS-01 that can match no page are a fault of the settings: %s', (text) => {
    expect(() => readSettings({ CORS_ORIGINS: text })).toThrow(BadSettings);
    expect(() => readSettings({ CORS_ORIGINS: text })).toThrow(/CORS_ORIGINS: expected origins such as/);
  });
});

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const browserless = existsSync(CHROMIUM) ? '' : ` (left out: no ${CHROMIUM}; CHROMIUM can name another)`;

/** One for all tests: to begin one takes longer than to visit a page. */
let browser: Browser;

describe.skipIf(browserless)(`a page of another origin${browserless}`, { timeout: 90_000 }, () => {
  const { token } = acme.admin;
  beforeAll(async () => {
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath: CHROMIUM, args });
    return () => browser.close();
  });

  test('CORS-02 asks by POST and GET, streams, and opens a socket, where its origin is set', async () => {
    const page = await aPage(APP);
    const answers = await page.evaluate(
      async ({ to, bearer }) => {
        const authorization = `Bearer ${bearer}`;
        const query = '{ viewer { name } }';
        const posted = await fetch(to, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json', 'idempotency-key': 'one' },
          body: JSON.stringify({ query }),
        });
        const got = await fetch(`${to}?query=${encodeURIComponent(query)}`, { headers: { authorization } });
        const streamed = await fetch(`${to}/stream`, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json', accept: 'text/event-stream' },
          body: JSON.stringify({ query }),
        });
        const streamedByGet = await fetch(`${to}/stream?query=${encodeURIComponent(query)}`, {
          headers: { authorization, accept: 'text/event-stream', 'last-event-id': '' },
        });
        const refused = await fetch(`${to}/stream?query={__typename}`, { headers: { accept: 'text/event-stream' } });
        const socket = new WebSocket(to.replace('http', 'ws'), 'graphql-transport-ws');
        const acknowledged = await new Promise((resolve) => {
          socket.addEventListener('open', () =>
            socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })),
          );
          socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data)).type));
          socket.addEventListener('close', ({ code }) => resolve(code));
        });
        return {
          ...{ posted: await posted.json(), got: await got.json(), acknowledged },
          streamed: [await streamed.text(), await streamedByGet.text()],
          refused: [refused.status, refused.headers.get('retry-after')],
        };
      },
      { to: url, bearer: token! },
    );
    const answer = { data: { viewer: { name: 'Admin' } } };
    expect(answers).toMatchObject({
      posted: answer,
      got: answer,
      acknowledged: 'connection_ack',
      refused: [429, '10'],
    });
    for (const text of answers.streamed) expect(text).toContain(`event: next\ndata: ${JSON.stringify(answer)}\n`);
  });

  test('CORS-02 subscribes by a stream, event by event', async () => {
    const page = await aPage(APP);
    const subscriber = page.evaluate(
      async ({ to, bearer }) => {
        const response = await fetch(`${to}/stream`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${bearer}`,
            'content-type': 'application/json',
            accept: 'text/event-stream',
          },
          body: '{"query":"subscription { ticketEvents(types: [TICKET_OPENED]) { ... on TicketOpened { subject } } }"}',
        });
        const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
        for (let text = ''; ;) {
          const { value, done } = await reader.read();
          text += value ?? '';
          if (done || text.includes('event: next')) return text;
        }
      },
      { to: url, bearer: token! },
    );
    await desk.subscribers(1);
    await acme.admin.do('openTicket', { subject: 'From afar' });
    expect(await subscriber).toContain('{"data":{"ticketEvents":{"subject":"From afar"}}}');
  });

  test.each([
    ['its origin is not set', OTHER_APP, () => url],
    ['none is', APP, () => closed.server.url],
  ])('CORS-02 reads nothing where %s', async (_what, from, to) => {
    const page = await aPage(from);
    const outcomes = await page.evaluate(async (address) => {
      const json = { 'content-type': 'application/json' };
      const tries = [
        fetch(address, { method: 'POST', headers: json, body: '{"query":"{__typename}"}' }),
        fetch(`${address}?query={__typename}`, { headers: { authorization: 'Bearer a.b.c' } }),
        fetch(`${address}?query={__typename}`),
        fetch(`${address}/stream?query={__typename}`),
      ];
      return (await Promise.allSettled(tries)).map(({ status }) => status);
    }, to());
    expect(outcomes).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  });
});

/** Opens a page of this origin, in a context of its own. */
async function aPage(origin: string): Promise<Page> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(origin);
  return page;
}
