import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import { Client } from '../support/client.js';
import { onPostgres } from '../support/database.js';
import { aDesk } from '../support/desk.js';
import { aNetwork } from '../support/network.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });

async function aProcess(database: Readonly<Record<string, string>>): Promise<RunningServer> {
  const alone = { PORT: '0', NODE_ENV: 'test', FEED_POLL_MS: '60000' }; // the bell has to notice by itself
  const settings = readSettings({ ...alone, ...database, DATABASE_POOL: '2' });
  const server = await startServer(settings, { log: pino({ level: 'silent' }) });
  onTestFinished(() => server.stop());
  return server;
}

// The embedded database has no network.
test.runIf(onPostgres())(
  'L3 a database that falls silent is lost, not waited for, and what happened meanwhile is told',
  async () => {
    const url = new URL(desk.database.directUrl!);
    const network = await aNetwork(url.href);
    url.host = new URL(network.url).host;
    const server = await aProcess({ DATABASE_URL: url.href, MAX_SILENCE_MS: '1000' });
    const elsewhere = await aProcess({ DATABASE_URL: desk.database.directUrl! });
    const there = new Client(server.url, agent.token);
    const writer = new Client(elsewhere.url, agent.token);
    const subscriber = there.subscribe('subscription { ticketStatusChanged { to } }');
    await expect.poll(() => server.services.channels.subscribers, { timeout: 5000 }).toBe(1);
    const { ticket } = await writer.do('openTicket', { subject: 'x' }, 'ticket { id }');

    network.freeze();
    await writer.do('startTicket', { ticketId: ticket!['id'] });
    await expect(there.ask('{ viewer { name } }')).rejects.toThrow(/UNAVAILABLE/);
    const changes = [1, 2, 3].map((i) => there.do('openTicket', { subject: `${i}` })); // more than there are connections
    expect(await Promise.allSettled(changes)).toEqual(
      changes.map(() => expect.objectContaining({ status: 'rejected' })),
    );
    network.mend();
    await expect.poll(() => subscriber.delivered, { timeout: 10_000 }).toHaveLength(1); // the bell tries again after 5 s at most
    expect(await subscriber.next()).toEqual({ to: 'OPEN' });
    expect(await there.do('openTicket', { subject: 'Again' }, 'ticket { subject }')).toMatchObject({
      ticket: { subject: 'Again' },
    });
    await writer.do('resolveTicket', { ticketId: ticket!['id'], code: 'FIXED', notes: 'x' });
    expect(await subscriber.next()).toEqual({ to: 'RESOLVED' });
  },
);
