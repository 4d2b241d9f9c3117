import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Services } from '../../src/graphql/context.js';
import { startServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import { aDesk } from '../support/desk.js';
import { RawTcp, upgradeRequest } from '../support/raw-tcp.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');

/** Docker kills after 10 s; what is left when HTTP has ended takes its time, too. */
const AT_ONCE_MS = 1500;

/** A desk that may be stopped. */
async function aServer() {
  const settings = readSettings({ PORT: '0', NODE_ENV: 'test' });
  const server = await startServer(settings, { database: desk.database, log: pino({ level: 'silent' }) });
  onTestFinished(() => server.stop());
  const stop = async (): Promise<number> => {
    const begin = performance.now();
    await server.stop();
    return performance.now() - begin;
  };
  return { server, stop };
}

/** From now on requests with a token are answered only after the first of these is called; the second resolves when one has begun. */
function holding(services: Services) {
  const those = services as { viewerOf: Services['viewerOf'] };
  const { viewerOf } = those;
  const [letGo, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  those.viewerOf = async (session) => {
    begun.resolve();
    await letGo.promise;
    return viewerOf(session);
  };
  return { letGo: letGo.resolve, begun: begun.promise };
}

const HEAD = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer ${acme.admin.token}\r\n`;
const BODY = JSON.stringify({ query: '{ viewer { name } }' });
const WHOLE = `${HEAD}Content-Length: ${BODY.length}\r\n\r\n${BODY}`;

describe('START-08 a stop does not wait', () => {
  const answered = async (tcp: RawTcp) => (tcp.say(WHOLE), tcp.received('"Admin"'));
  test.each<[string, (tcp: RawTcp) => unknown]>([
    ['a body that comes in part', (tcp) => tcp.say(`${HEAD}Content-Length: 500\r\n\r\n{"que`)],
    ['a body that trickles', (tcp) => (tcp.say(`${HEAD}Content-Length: 500\r\n\r\n`), tcp.keepSaying(' '))],
    ['chunks without an end', (tcp) => tcp.say(`${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n \r\n`)],
    [
      'the body of a stream',
      (tcp) => tcp.say(`${HEAD.replace('graphql', 'graphql/stream')}Content-Length: 500\r\n\r\n{`),
    ],
    ['headers that come in part', (tcp) => tcp.say('POST /graphql HTTP/1.1\r\nHost:')],
    ['a connection that says nothing', () => {}],
    ['a connection that was answered', answered],
    ['a second request that comes in part', async (tcp) => (await answered(tcp), tcp.say(HEAD))],
    ['a socket that does not say who it is', async (tcp) => (tcp.say(upgradeRequest()), tcp.received('101 '))],
  ])('for %s', async (_what, say) => {
    const { server, stop } = await aServer();
    const tcp = await RawTcp.open(server.url, { allowHalfOpen: true });
    await say(tcp);
    await desk.anonymous.ask('{ __typename }'); // what was said has been read
    expect(await stop()).toBeLessThan(AT_ONCE_MS);
  });
});

describe('START-08 a stop lets what is being answered be answered', () => {
  test('though it takes a while, beside others who have sent a part', async () => {
    const { server, stop } = await aServer();
    const { letGo, begun } = holding(server.services);
    const [whole, part] = [await RawTcp.open(server.url), await RawTcp.open(server.url)];
    whole.say(WHOLE);
    part.say(`${HEAD}Content-Length: 500\r\n\r\n{"que`);
    await begun;
    const stopped = stop();
    await part.closedAfter;
    expect(whole.socket.destroyed).toBe(false);
    letGo();
    await whole.received('{"data":{"viewer":{"name":"Admin"}}}');
    await stopped;
  });

  test('but not for so long that the process would be killed first', async () => {
    const { server, stop } = await aServer();
    const { letGo, begun } = holding(server.services);
    onTestFinished(() => letGo());
    const tcp = await RawTcp.open(server.url);
    tcp.say(WHOLE);
    await begun;
    expect(await stop()).toBeLessThan(3000 + AT_ONCE_MS);
    expect(tcp.text).toBe('');
  });
});
