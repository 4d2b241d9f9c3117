import { sql } from 'kysely';
import { Agent, get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import { aDesk } from '../support/desk.js';
import { RawSocket } from '../support/raw-socket.js';

const desk = await aDesk({ FEED_POLL_MS: '50' });
const acme = await desk.workspace('acme');

interface Health {
  readonly code: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** Asks by a connection that stays open, as a load balancer's does. */
async function ask(url: string, path: string, agent = new Agent({ keepAlive: false })): Promise<Health> {
  const [response] = (await once(get(new URL(path, url), { agent }), 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { code: response.statusCode, headers: response.headers, text };
}

const READY = { database: 'ok', schema: 'ok', feed: 'ok', notifications: 'ok', draining: 'ok' };

test('OUT-03 health needs no token, is never stored, and names what was looked at', async () => {
  for (const path of ['/livez', '/healthz'])
    expect(await ask(desk.server.url, path)).toMatchObject({
      code: 200,
      text: 'alive\n',
      headers: { 'cache-control': 'no-store' },
    });
  const ready = await ask(desk.server.url, '/readyz');
  expect(ready).toMatchObject({ code: 200, headers: { 'cache-control': 'no-store' } });
  expect(ready.headers['content-type']).toMatch(/^application\/json/);
  expect(JSON.parse(ready.text)).toEqual({ status: 'ready', checks: READY });
});

test('OUT-03 however many ask, the database is asked once a second at most', async () => {
  let asked = 0;
  const { availability } = desk.database as unknown as { availability: { ask: () => Promise<unknown> } };
  const { ask: really } = availability;
  availability.ask = () => ((asked += 1), really());
  onTestFinished(() => void (availability.ask = really));
  const beganMs = performance.now();
  for (let i = 0; i < 10; i += 1) await Promise.all(Array.from({ length: 20 }, () => ask(desk.server.url, '/readyz')));
  expect(asked).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - beganMs) / 1000));
});

test('OUT-03 tables of another version are not ready to be served', async () => {
  const settings = readSettings({ PORT: '0', NODE_ENV: 'test' });
  const em = desk.database.em().getKysely();
  await sql`insert into mikro_orm_migrations (name) values ('999-of-the-future')`.execute(em);
  onTestFinished(
    async () => void (await sql`delete from mikro_orm_migrations where name = '999-of-the-future'`.execute(em)),
  );
  const server = await startServer(settings, { database: desk.database });
  onTestFinished(() => server.stop());
  const { code, text } = await ask(server.url, '/readyz');
  expect([code, JSON.parse(text)]).toEqual([503, { status: 'not ready', checks: { ...READY, schema: 'failed' } }]);
});

test('OUT-03 a server that drains says so at once, and ends the connections of those who ask', async () => {
  const settings = readSettings({ PORT: '0', NODE_ENV: 'test', LOG_LEVEL: 'silent' });
  const server = await startServer(settings, { database: desk.database });
  const socket = await RawSocket.signedIn(server.url, acme.admin.token);
  socket.webSocket.pause(); // it does not say goodbye, so that there is a while to drain
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  expect(await ask(server.url, '/readyz', agent)).toMatchObject({ code: 200, headers: { connection: 'keep-alive' } });
  const stopping = server.stop();
  const { code, headers, text } = await ask(server.url, '/readyz', agent);
  expect([code, headers.connection]).toEqual([503, 'close']);
  expect(JSON.parse(text)).toMatchObject({ status: 'draining', checks: { draining: 'failed', database: 'ok' } });
  expect(await ask(server.url, '/livez')).toMatchObject({ code: 200, headers: { connection: 'close' } });
  await stopping;
});
