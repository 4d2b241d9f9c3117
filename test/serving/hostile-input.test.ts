import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { aDesk } from '../support/desk.js';
import { asked, BARE, frame, headers, MARKER, NUMBER, query, secretText, value } from '../support/hostile.js';
import { TRANSPORTS, type CameBack } from '../support/transports.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });
const { url } = desk.server;

/** The codes that docs/contract.md lists. */
const DOCUMENTED: ReadonlySet<unknown> = new Set(
  [...readFileSync('docs/contract.md', 'utf8').matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) +\|/gm)].flatMap(
    ([, codes = '']) => codes.match(/[A-Z_]+/g) ?? [],
  ),
);

/** What holds of every answer. */
function isDecent({ status, errors, data, text }: CameBack): void {
  for (const { extensions } of errors) {
    expect(DOCUMENTED).toContain(extensions['code']);
    expect(extensions['code']).not.toBe('INTERNAL_SERVER_ERROR');
  }
  if (status !== null && status >= 500 && status < 600)
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
  expect(data === null ? text : JSON.stringify(errors)).not.toMatch(new RegExp(`${MARKER}|${BARE}|${NUMBER}`));
  expect(text).not.toMatch(/call stack|node_modules|RangeError|TypeError|\bat \w+ \(|select .* from/i);
}

/** Runs, bounded in time: how many fit says the machine. */
const bounds = (numRuns: number) => ({ numRuns, interruptAfterTimeLimit: 5000, markInterruptAsFailure: false });

test.each(TRANSPORTS)(
  'DOC-05 hostile documents and variables over %s: documented codes, no 5xx, nothing repeated',
  async (_name, send) => {
    await fc.assert(
      fc.asyncProperty(asked, fc.boolean(), async (body, signedIn) => {
        isDecent(await send(url, signedIn ? agent.token : null, body));
      }),
      bounds(150),
    );
  },
  20_000,
);

test.each(TRANSPORTS.filter(([name]) => name !== 'WebSocket'))(
  'DOC-05 hostile headers over %s: documented codes, no 5xx, nothing repeated',
  async (_name, send) => {
    await fc.assert(
      fc.asyncProperty(headers, asked, async (sent, body) => isDecent(await send(url, null, body, sent))),
      bounds(100),
    );
  },
  20_000,
);

test('DOC-05 hostile addresses: documented codes, no 5xx, nothing repeated', async () => {
  const member = fc.oneof(fc.constantFrom('query', 'variables', 'operationName', 'extensions'), fc.constant(MARKER));
  const search = fc.array(
    fc.tuple(
      member,
      fc.oneof(
        query,
        secretText,
        value.map((each) => JSON.stringify(each)),
      ),
    ),
    { maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('', '/stream'), search, headers, async (path, pairs, sent) => {
      const address = `${url}${path}?${new URLSearchParams(pairs.map(([name, each]) => [name, each.toWellFormed().slice(0, 2000)])).toString()}`;
      const response = await fetch(address, { headers: { 'apollo-require-preflight': '1', ...sent } });
      const type = response.headers.get('content-type') ?? '';
      const answer = type.includes('event-stream') ? await firstEvent(response) : await response.text();
      if (type.includes('html')) return; // GraphiQL's page, which is the same for all
      if (answer === '') return expect(response.status).toBe(431);
      const { errors = [], data = null } = JSON.parse(answer) as Partial<CameBack>;
      isDecent({ status: response.status, errors, data, text: answer });
    }),
    bounds(100),
  );
}, 20_000);

async function firstEvent(response: Response): Promise<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (let sent = ''; ;) {
    const { value: more, done } = await reader.read();
    sent += more ?? '';
    const [, answer] = /^event: next\n(?:id: .*\n)?data: (.*)\n\n/m.exec(sent) ?? [];
    if (answer === undefined && !done) continue;
    await reader.cancel();
    return answer ?? '{}';
  }
}

/** The close codes that docs/contract.md lists. */
const CLOSE_CODES: readonly number[] = [
  ...readFileSync('docs/contract.md', 'utf8').matchAll(/^\| (\d{4}(?:, \d{4})*) +\|/gm),
].flatMap(([, codes = '']) => codes.split(', ').map(Number));

test('DOC-05 hostile frames: documented codes, the others go on, nothing repeated', async () => {
  expect(CLOSE_CODES.length).toBeGreaterThan(8);
  const bystander = await openSocket();
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 6 }), async (frames) => {
      const { socket, received } = await openSocket();
      for (const each of frames) socket.send(each);
      socket.ping();
      const code = await Promise.race([
        once(socket, 'close').then(([each]) => each as number),
        answered(socket, received),
      ]);
      socket.terminate();
      if (code !== null) expect(CLOSE_CODES).toContain(code);
      for (const { type, payload, text: said } of received) {
        if (type === 'pong') continue; // hands back what the ping carried, as the protocol has it
        if (type === 'error') isDecent({ status: null, errors: payload as CameBack['errors'], data: null, text: said });
        if (type === 'next') isDecent({ status: null, errors: [], data: null, ...(payload as object), text: said });
      }
    }),
    bounds(60),
  );
  expect(bystander.socket.readyState).toBe(WebSocket.OPEN);
  expect(await agent.ask('{ viewer { name } }')).toEqual({ viewer: { name: 'Agent' } });
}, 20_000);

interface Received {
  readonly type: string;
  readonly payload?: unknown;
  readonly text: string;
}

async function openSocket(): Promise<{ readonly socket: WebSocket; readonly received: Received[] }> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws').on('error', () => {});
  const received: Received[] = [];
  socket.on('message', (data) =>
    received.push({ ...(JSON.parse(String(data)) as Omit<Received, 'text'>), text: String(data) }),
  );
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${agent.token}` } }));
  await once(socket, 'message');
  return { socket, received };
}

/** Waits until everything before has been read, and what was asked then has been answered. */
async function answered(socket: WebSocket, received: readonly Received[]): Promise<null> {
  await once(socket, 'pong');
  const count = received.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  if (received.length === count) return null;
  socket.ping();
  return answered(socket, received);
}
