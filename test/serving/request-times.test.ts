import { describe, expect, test } from 'vitest';
import { aDesk } from '../support/desk.js';
import { RawSocket } from '../support/raw-socket.js';
import { RawStream } from '../support/raw-stream.js';
import { RawTcp, upgradeRequest } from '../support/raw-tcp.js';

const HEADERS_MS = 500;
const REQUEST_MS = 1000;
const desk = await aDesk({ HEADERS_TIMEOUT_MS: String(HEADERS_MS), REQUEST_TIMEOUT_MS: String(REQUEST_MS) });
const headersAlone = await aDesk({ REQUEST_TIMEOUT_MS: '700' }); // below what HEADERS_TIMEOUT_MS is by default
const acme = await desk.workspace('acme');
const { url } = desk.server;
const { token } = acme.admin;

const POST = (path: string, length = 1000): string =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: text/event-stream, application/json\r\n` +
  `Content-Length: ${length}\r\n\r\n`;

/** How much later than set a request may be ended. */
const LATEST_MS = 1000;
/** Timers fire a millisecond early, and the desk sees the connection a little earlier than the test. */
const EARLY_MS = 20;

interface Slow {
  readonly what: string;
  readonly limitMs: number;
  readonly say: (tcp: RawTcp) => void;
}

const SLOW: readonly Slow[] = [
  { what: 'nothing at all', limitMs: HEADERS_MS, say: () => {} },
  { what: 'a request line that stops', limitMs: HEADERS_MS, say: (tcp) => tcp.say('POST /grap') },
  {
    what: 'headers that trickle',
    limitMs: HEADERS_MS,
    say: (tcp) => (tcp.say('GET /graphql HTTP/1.1\r\nHost: x\r\n'), tcp.keepSaying('X-A: b\r\n')),
  },
  {
    what: 'an upgrade whose headers trickle',
    limitMs: HEADERS_MS,
    say: (tcp) => (tcp.say(upgradeRequest().slice(0, -2)), tcp.keepSaying('X-A: b\r\n')),
  },
  { what: 'a body that does not come', limitMs: REQUEST_MS, say: (tcp) => tcp.say(POST('/graphql')) },
  {
    what: 'a body that trickles',
    limitMs: REQUEST_MS,
    say: (tcp) => (tcp.say(POST('/graphql')), tcp.keepSaying(' ')),
  },
  {
    what: 'the body of a stream that trickles',
    limitMs: REQUEST_MS,
    say: (tcp) => (tcp.say(POST('/graphql/stream')), tcp.keepSaying(' ')),
  },
  {
    what: 'chunks that trickle',
    limitMs: REQUEST_MS,
    say: (tcp) => {
      tcp.say(
        'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
      );
      tcp.keepSaying('1\r\n \r\n');
    },
  },
  {
    what: 'the body of a path that is not there',
    limitMs: REQUEST_MS,
    say: (tcp) => (tcp.say(POST('/nothing')), tcp.keepSaying(' ')),
  },
  {
    what: 'a body that is refused before it came',
    limitMs: REQUEST_MS,
    say: (tcp) => (tcp.say(POST('/graphql', 10_000_000)), tcp.keepSaying(' ')),
  },
  {
    what: 'an upgrade with a body that does not come',
    limitMs: REQUEST_MS,
    say: (tcp) => tcp.say(upgradeRequest('Content-Length: 10\r\n')),
  },
  {
    what: 'headers that trickle after another request was answered',
    limitMs: HEADERS_MS,
    say: (tcp) => (tcp.say('GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n'), tcp.keepSaying('X-A: b\r\n')),
  },
];

describe('a request that does not arrive', () => {
  test.concurrent.each(SLOW)('CONN-03 is ended within a second of its time: $what', async ({ limitMs, say }) => {
    const tcp = await RawTcp.open(url);
    say(tcp);
    const ms = await tcp.closedAfter;
    expect(ms).toBeGreaterThan(limitMs - EARLY_MS);
    expect(ms).toBeLessThan(limitMs + LATEST_MS);
  });

  test('CONN-03 is told why, as JSON', async () => {
    const tcp = await RawTcp.open(url);
    tcp.say(POST('/graphql'));
    await tcp.closedAfter;
    const [head, body] = tcp.text.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(JSON.parse(body!)).toEqual({
      errors: [
        {
          message: `Send the headers within ${HEADERS_MS} ms, and the whole request within ${REQUEST_MS} ms.`,
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
  });

  test('CONN-03 is ended by the shorter of the two times', async () => {
    const tcp = await RawTcp.open(headersAlone.server.url);
    tcp.say('GET /graphql HTTP/1.1\r\n');
    const ms = await tcp.closedAfter;
    expect(ms).toBeGreaterThan(700 - EARLY_MS);
    expect(ms).toBeLessThan(700 + LATEST_MS);
  });

  test('CONN-03 does not disturb others, nor the desk', async () => {
    const slow = await Promise.all(Array.from({ length: 50 }, () => RawTcp.open(url)));
    for (const tcp of slow) tcp.say(POST('/graphql'));
    while (slow.some(({ socket }) => !socket.destroyed)) {
      expect(await acme.admin.ask('{ viewer { name } }')).toEqual({ viewer: { name: 'Admin' } });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
});

describe('what has arrived', () => {
  const SUBSCRIPTION = 'subscription { ticketEvents(types: [TICKET_OPENED]) { ... on TicketOpened { subject } } }';
  const openTicket = (subject: string) => acme.admin.do('openTicket', { subject });
  const later = () => new Promise((resolve) => setTimeout(resolve, REQUEST_MS + LATEST_MS));

  test('CONN-03 takes its time: streams by POST and GET and sockets live on', async () => {
    const socket = await RawSocket.signedIn(url, token);
    socket.subscribe('1', SUBSCRIPTION);
    const posted = await RawStream.open(url, token, { query: SUBSCRIPTION });
    const tcp = await RawTcp.open(url);
    const query = encodeURIComponent(SUBSCRIPTION);
    tcp.say(
      `GET /graphql/stream?query=${query} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n` +
        `Authorization: Bearer ${token}\r\n\r\n`,
    );
    await tcp.received('200 OK');
    await desk.subscribers(3);
    await later();
    await openTicket('late');
    await socket.next('next');
    expect((await posted.next()).data).toEqual({ data: { ticketEvents: { subject: 'late' } } });
    await tcp.received('late');
    for (const leave of [() => socket.webSocket.close(), () => posted.drop(), () => tcp.socket.destroy()]) leave();
    await desk.subscribers(0);
  });

  test('CONN-03 and a connection that was answered stays open for the next request', async () => {
    const tcp = await RawTcp.open(url);
    tcp.say('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await tcp.received('200 OK');
    await later();
    tcp.say('GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n');
    await tcp.received('404 Not Found');
    expect(tcp.socket.destroyed).toBe(false);
  });
});
