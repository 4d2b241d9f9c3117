import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { keyOf } from '../../src/domain/global-id.js';
import { readSettings } from '../../src/settings.js';
import type { Client } from '../support/client.js';
import { aDesk, idOf, PASSWORD } from '../support/desk.js';
import { RawSocket } from '../support/raw-socket.js';
import { RawStream } from '../support/raw-stream.js';

const desk = await aDesk({ SESSION_CHECK_MS: '100' });
const acme = await desk.workspace('acme');
const { url } = desk.server;

const PRESENCE = 'subscription ($ticketId: ID!) { presence(ticketId: $ticketId) { people { typing } } }';
const STATUS = 'subscription { ticketStatusChanged { to } }';
const RENEW = 'mutation ($token: String!) { renewSocket(input: { accessToken: $token }) { userErrors { code } } }';

const aTicket = async (client: Client) =>
  idOf((await client.do('openTicket', { subject: 'x' }, 'ticket { id }'))['ticket']!);
const signOut = (client: Client) => client.ask('mutation { signOut { userErrors { code } } }');
const renew = async (socket: RawSocket, token: string | null) => {
  socket.subscribe('renewing', RENEW, { token });
  expect(await socket.next('next')).toMatchObject({ payload: { data: { renewSocket: { userErrors: [] } } } });
};
const signsOf = async (personId: string): Promise<number> => {
  const { rows } = await sql`select 1 from sign_of_life where person_id = ${keyOf('Person', personId)}`.execute(
    desk.database.em().getKysely(),
  );
  return rows.length;
};

describe('L5 a session that ends', () => {
  test('takes its sockets and streams with it, also where nothing is watched or only what is in no log', async () => {
    const ari = await acme.person('Ari', { role: 'AGENT' });
    const ticketId = await aTicket(ari);
    const again = await desk.signIn('ari@acme.test');
    const other = await RawSocket.signedIn(url, again.token);
    const [idle, looking] = [await RawSocket.signedIn(url, ari.token), await RawSocket.signedIn(url, ari.token)];
    looking.subscribe('1', PRESENCE, { ticketId });
    await looking.next('next');
    const stream = await RawStream.open(url, ari.token, { query: PRESENCE, variables: { ticketId } });
    await stream.next();
    await expect.poll(() => signsOf(ari.id)).toBe(1);

    await signOut(ari);
    expect([(await idle.closed)[0], (await looking.closed)[0]]).toEqual([4410, 4410]);
    expect((await stream.next()).data).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await stream.closed;
    other.say({ type: 'ping' });
    await other.next('pong'); // the other session goes on
    expect(await signsOf(ari.id)).toBe(1);
    other.webSocket.close();
    await expect.poll(() => signsOf(ari.id)).toBe(0);
  });

  test('because its person has left takes its sockets with it', async () => {
    const bo = await acme.person('Bo', { role: 'AGENT' });
    const idle = await RawSocket.signedIn(url, bo.token);
    await acme.admin.do('updatePerson', { personId: bo.id, active: false });
    expect((await idle.closed)[0]).toBe(4410);
  });

  test('is found within 10 seconds, unless the operator says otherwise', () => {
    expect(readSettings({}).SESSION_CHECK_MS).toBeLessThanOrEqual(10_000);
  });
});

describe('a socket that is renewed', () => {
  test('L5 is judged by the new session: the old one may end, and with the new one it is closed by 4410', async () => {
    const cy = await acme.person('Cy', { role: 'AGENT' });
    const ticketId = await aTicket(cy);
    const socket = await RawSocket.signedIn(url, cy.token);
    socket.subscribe('watching', STATUS);
    await desk.subscribers(1);
    const fresh = await desk.signIn('cy@acme.test');
    await renew(socket, fresh.token);
    await signOut(cy);
    await fresh.do('startTicket', { ticketId });
    expect(await socket.next('next')).toMatchObject({
      ...{ id: 'watching', payload: { data: { ticketStatusChanged: { to: 'OPEN' } } } },
    });
    await signOut(fresh);
    expect((await socket.closed)[0]).toBe(4410);
    await desk.subscribers(0);
  });

  test('ASG-09 is a sign of life of who it becomes somebody’s by that, for as long as it is open', async () => {
    const di = await acme.person('Di', { role: 'AGENT' });
    const socket = await RawSocket.open(url);
    socket.say({ type: 'connection_init' });
    await socket.next('connection_ack');
    await renew(socket, di.token);
    await renew(socket, await desk.anonymous.signIn({ email: 'di@acme.test', password: PASSWORD }));
    await expect.poll(() => signsOf(di.id)).toBe(1);
    socket.webSocket.close();
    await expect.poll(() => signsOf(di.id)).toBe(0);
  });
});
