import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Client, Json } from '../support/client.js';
import { aDesk, idOf, PASSWORD } from '../support/desk.js';
import { RawSocket } from '../support/raw-socket.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
type SignedIn = Client & { readonly id: string };
let ari: SignedIn;
let bo: SignedIn;
let mina: SignedIn;
let teamId: string;

beforeAll(async () => {
  [ari, bo] = [await acme.person('Ari', { role: 'AGENT' }), await acme.person('Bo', { role: 'AGENT' })];
  mina = await acme.person('Mina');
  const members = [{ personId: ari.id }];
  teamId = idOf((await acme.admin.do('createTeam', { name: 'First line', members }, 'team { id }'))['team']!);
});

const openTicket = async (input: object = {}) =>
  idOf((await ari.do('openTicket', { subject: 'x', ...input }, 'ticket { id }'))['ticket']!);

const FIGURES =
  'asOf total unassigned byStatusAndPriority { status priority tickets } byTeam { team { name } tickets active unassigned }';
const SUBSCRIPTION = `subscription ($after: Position) { deskCounters(after: $after) { ${FIGURES} } }`;
const figures = async (): Promise<Json> => (await ari.ask(`{ deskCounters { ${FIGURES} } }`))['deskCounters']!;

describe('the desk’s figures', () => {
  test('are right after every kind of change, and by count', async () => {
    const [a, b] = [await openTicket({ teamId }), await openTicket({ impact: 'HIGH', urgency: 'HIGH' })];
    await ari.do('claimTicket', { ticketId: a });
    await openTicket({ teamId });
    await ari.do('changePriority', { ticketId: b, impact: 'LOW', urgency: 'LOW' });
    await ari.do('addNote', { ticketId: b, text: 'changes nothing' });
    await ari.do('resolveTicket', { ticketId: b, code: 'FIXED', notes: 'x' });
    await acme.admin.refusalsOf('resolveTicket', { ticketId: b });
    expect(await figures()).toMatchObject({
      total: 3,
      unassigned: 1,
      byTeam: [
        { team: null, tickets: 1, active: 0, unassigned: 0 },
        { team: { name: 'First line' }, tickets: 2, active: 2, unassigned: 1 },
      ],
    });
    expect(await difference()).toEqual([]);
  });

  test('are kept right by many at once', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => openTicket({ teamId })));
    await Promise.all(
      ids.flatMap((ticketId) => [ari.try('claimTicket', { ticketId }), bo.try('startTicket', { ticketId })]),
    );
    await Promise.all(ids.map((ticketId) => ari.try('resolveTicket', { ticketId, code: 'FIXED', notes: 'x' })));
    expect(await difference()).toEqual([]);
    expect(await figures()).toMatchObject({ total: 11 });
  });

  test('are told to subscribers after each change of them, from wherever they begin', async () => {
    const before = await figures();
    const subscriber = bo.subscribe(SUBSCRIPTION, { after: before['asOf'] });
    const ticketId = await openTicket();
    const first = await subscriber.next();
    expect(first).toMatchObject({ total: Number(before['total']) + 1 });
    await ari.do('addNote', { ticketId, text: 'changes nothing' });
    await ari.do('claimTicket', { ticketId });
    let last = await subscriber.next();
    while (String(last['asOf']) < String((await figures())['asOf'])) last = await subscriber.next();
    expect(last).toEqual(await figures());
    const later = bo.subscribe(SUBSCRIPTION, { after: before['asOf'] });
    expect(await later.next()).toEqual(await figures()); // of several that were missed only the last
  });

  test('are not for those who report', async () => {
    expect(await mina.ask('{ deskCounters { total } }')).toEqual({ deskCounters: null });
    expect(await mina.subscribe(SUBSCRIPTION).fault()).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  /** Where what is kept and what is there are not the same. */
  async function difference() {
    const { rows } = await sql`
      (select team_id, status, priority, assignee_id is not null as held, count(*)::int as tickets from ticket group by 1, 2, 3, 4
        except select team_id, status, priority, held, tickets from desk_counter)
      union all
      (select team_id, status, priority, held, tickets from desk_counter where tickets <> 0
        except select team_id, status, priority, assignee_id is not null, count(*)::int from ticket group by 1, 2, 3, 4)`.execute(
      desk.database.em().getKysely(),
    );
    return rows;
  }
});

describe('presence', () => {
  const PRESENCE =
    'subscription ($ticketId: ID!) { presence(ticketId: $ticketId) { people { person { name } typing } } }';

  const REPORT = 'mutation ($input: ReportPresenceInput!) { reportPresence(input: $input) { userErrors { code } } }';
  const report = async (who: Client, input: object) =>
    (await who.ask(REPORT, { input }))['reportPresence']!['userErrors'];

  test('tells who looks and who writes, at once and as it changes', async () => {
    const ticketId = await openTicket();
    await report(bo, { ticketId });
    const subscriber = ari.subscribe(PRESENCE, { ticketId });
    expect(await subscriber.next()).toEqual({ people: [{ person: { name: 'Bo' }, typing: false }] });
    await report(bo, { ticketId, typing: true });
    expect(await subscriber.next()).toEqual({ people: [{ person: { name: 'Bo' }, typing: true }] });
    await report(bo, { ticketId, gone: true });
    expect(await subscriber.next()).toEqual({ people: [] });
  });

  test('is that of any of somebody’s sockets, and ends with the last', async () => {
    const ticketId = await openTicket();
    const says = async (socket: RawSocket, input: object) => {
      socket.subscribe('report', REPORT, { input: { ticketId, ...input } });
      await socket.next('complete');
    };
    const isBo = (typing: boolean) => ({ people: [{ person: { name: 'Bo' }, typing }] });
    const [reads, writes] = [
      await RawSocket.signedIn(desk.server.url, bo.token),
      await RawSocket.signedIn(desk.server.url, bo.token),
    ];
    const subscriber = ari.subscribe(PRESENCE, { ticketId });
    expect(await subscriber.next()).toEqual({ people: [] });
    await says(reads, {});
    expect(await subscriber.next()).toEqual(isBo(false));
    await says(writes, { typing: true });
    expect(await subscriber.next()).toEqual(isBo(true));
    await says(reads, { gone: true });
    await report(bo, { ticketId, gone: true }); // by HTTP: neither of the sockets says so
    await says(writes, {});
    expect(await subscriber.next()).toEqual(isBo(false));
    writes.webSocket.close();
    expect(await subscriber.next()).toEqual({ people: [] });
    await report(mina, { ticketId });
    await report(ari, { ticketId });
    expect(await subscriber.next()).toEqual({ people: [{ person: { name: 'Ari' }, typing: false }] });
  });

  test('that is reported on a socket that closes meanwhile is not left behind', async () => {
    const ticketId = await openTicket();
    const socket = await RawSocket.signedIn(desk.server.url, bo.token);
    socket.subscribe('report', REPORT, { input: { ticketId } });
    socket.webSocket.close();
    await socket.closed;
    await report(ari, { ticketId });
    expect(await ari.subscribe(PRESENCE, { ticketId }).next()).toEqual({
      people: [{ person: { name: 'Ari' }, typing: false }],
    });
  });

  test('is for those who work tickets; of what one may not see nobody may say they look at it', async () => {
    const ticketId = await openTicket();
    expect(await mina.subscribe(PRESENCE, { ticketId }).fault()).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    const mine = idOf((await mina.do('openTicket', { subject: 'x' }, 'ticket { id }'))['ticket']!);
    expect(await mina.subscribe(PRESENCE, { ticketId: mine }).fault()).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(await report(mina, { ticketId })).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('a socket', () => {
  const STATUS_CHANGES = 'subscription { ticketStatusChanged { to } }';
  const RENEW =
    'mutation ($token: String!) { renewSocket(input: { accessToken: $token }) { expiresAt userErrors { field } } }';

  test('L5 goes on by a fresh token that is handed in on it, and is closed by 4410 when that ends', async () => {
    const socket = await RawSocket.signedIn(desk.server.url, bo.token);
    socket.subscribe('watching', STATUS_CHANGES);
    await desk.subscribers(1);
    desk.clock.advance('PT14M');
    const fresh = await desk.anonymous.signIn({ email: 'bo@acme.test', password: PASSWORD });
    const other = await desk.anonymous.signIn({ email: 'mina@acme.test', password: PASSWORD });
    for (const token of [other, 'forged']) {
      socket.subscribe('renewing', RENEW, { token });
      const refused = await socket.next('next');
      expect(refused['payload']!['data']).toEqual({
        renewSocket: { expiresAt: null, userErrors: [{ field: ['accessToken'] }] },
      });
      await socket.next('complete');
    }
    socket.subscribe('renewing', RENEW, { token: fresh });
    expect((await socket.next('next'))['payload']!['data']!['renewSocket']).toMatchObject({ userErrors: [] });
    desk.clock.advance('PT14M');
    const again = await desk.signIn('bo@acme.test');
    const ticketId = idOf((await again.do('openTicket', { subject: 'x' }, 'ticket { id }'))['ticket']!);
    await again.do('startTicket', { ticketId });
    expect(await socket.next('next')).toMatchObject({ id: 'watching' });
    desk.clock.advance('PT2M');
    expect((await socket.closed)[0]).toBe(4410);
  });
});
