import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { aDesk, idOf } from '../support/desk.js';
import { onPostgres } from '../support/database.js';
import { IN_FULL } from '../support/extent.js';
import type { Json } from '../support/client.js';

const desk = await aDesk({ OPERATION_TIMEOUT_MS: '60000' }); // those at once wait for each other
const acme = await desk.workspace('acme');
const mina = await acme.person('Mina');
const agent = await acme.person('Agent', { role: 'AGENT' });

/** Mutations at the same moment. */
const AT_ONCE = IN_FULL ? 300 : 100;

const positionsOf = async (): Promise<readonly number[]> => {
  const { rows } = await sql<{ position: number }>`
    select e.position::int as position from event e join workspace w on w.id = e.workspace_id where w.slug = 'acme'
    order by e.position`.execute(desk.database.em().getKysely());
  return rows.map(({ position }) => position);
};

describe('the log', () => {
  test(`LOG-01 ${AT_ONCE} parallel mutations get dense positions, and a reader never sees a later one before an earlier one`, async () => {
    const before = await positionsOf();
    const seen: number[][] = [];
    let writing = true;
    const reader = (async () => {
      while (writing) {
        seen.push([...(await positionsOf())]);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const payloads = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) =>
        mina.do('openTicket', { subject: `Parallel ${i}` }, 'ticket { number }'),
      ),
    );
    writing = false;
    await reader;
    const after = await positionsOf();
    expect(after).toEqual(Array.from({ length: before.length + AT_ONCE }, (_, i) => i + 1));
    // Positions follow the order of commits exactly when every snapshot is a dense beginning of the log.
    for (const positions of seen) expect(positions).toEqual(positions.map((_, i) => i + 1));
    const numbers = payloads.map(({ ticket }) => Number(String(ticket!['number']).slice(4)));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: AT_ONCE }, (_, i) => i + 1));
    if (onPostgres()) expect(seen.length).toBeGreaterThan(1);
  }, 120_000);

  test('ACT-01 LOG-02 a refused change leaves nothing behind', async () => {
    const ticketId = idOf((await mina.do('openTicket', { subject: 'Refused' }, 'ticket { id }'))['ticket']!);
    const before = await positionsOf();
    await agent.refusalsOf('resolveTicket', { ticketId, code: 'NO_SUCH_CODE', notes: 'x' });
    await agent.refusalsOf('resumeTicket', { ticketId });
    await agent.refusalsOf('editTicket', { ticketId, subject: 'x', expectedVersion: 99 });
    expect(await positionsOf()).toEqual(before);
    const { ticket } = await mina.ask(
      'query ($id: ID!) { ticket(id: $id) { status version subject timeline { totalCount } } }',
      { id: ticketId },
    );
    expect(ticket).toEqual({ status: 'NEW', version: 1, subject: 'Refused', timeline: { totalCount: 1 } });
  });
});

describe('twice is once', () => {
  const open = (input: object) => mina.try('openTicket', { subject: 'Once', ...input }, 'ticket { id subject }');

  test('ACT-02 the same key and input answers the first outcome again', async () => {
    const first = await open({ idempotencyKey: 'again' });
    const second = await open({ idempotencyKey: 'again' });
    expect(second).toEqual(first);
    expect(first['position']).not.toBeNull();
  });

  test('ACT-02 at the same moment, too', async () => {
    const before = (await positionsOf()).length;
    const payloads = await Promise.all(Array.from({ length: 20 }, () => open({ idempotencyKey: 'same moment' })));
    expect(new Set(payloads.map((payload) => JSON.stringify(payload))).size).toBe(1);
    expect(await positionsOf()).toHaveLength(before + 1);
  });

  test('many keys at the same moment, each sent twice, take effect once each', async () => {
    const before = (await positionsOf()).length;
    await Promise.all(Array.from({ length: 60 }, (_, i) => open({ idempotencyKey: `pair ${Math.floor(i / 2)}` })));
    expect(await positionsOf()).toHaveLength(before + 30);
  }, 60_000);

  test('ACT-03 another input under the same key is refused', async () => {
    await open({ idempotencyKey: 'taken' });
    expect(await mina.refusalsOf('openTicket', { subject: 'Something else', idempotencyKey: 'taken' })).toMatchObject([
      { __typename: 'PlainRefusal', code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] },
    ]);
  });

  test('another mutation under the same key is refused', async () => {
    const ticketId = idOf((await open({ idempotencyKey: 'for opening' }))['ticket']!);
    expect(
      await mina.refusalsOf('cancelTicket', { ticketId, reason: 'x', idempotencyKey: 'for opening' }),
    ).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  test('the same key of somebody else is another key', async () => {
    const mine = await open({ idempotencyKey: 'per actor' });
    const theirs = await agent.do('openTicket', { subject: 'Once', idempotencyKey: 'per actor' }, 'ticket { id }');
    expect(idOf(theirs['ticket']!)).not.toBe(idOf(mine['ticket']!));
  });

  test('a refusal is answered again as it was, even when it would pass by now', async () => {
    const ticketId = idOf((await open({}))['ticket']!);
    const refused = await agent.refusalsOf('resumeTicket', { ticketId, idempotencyKey: 'refused' });
    await agent.do('setTicketWaiting', { ticketId, waitingReason: 'EVIDENCE' });
    expect(await agent.refusalsOf('resumeTicket', { ticketId, idempotencyKey: 'refused' })).toEqual(refused);
  });

  test('what is selected is read anew, what was done is not done again', async () => {
    const query = (what: string) =>
      `mutation { openTicket(input: { subject: "Selected", idempotencyKey: "selected" }) { ticket { ${what} } } }`;
    const first = await mina.ask(query('id'));
    const second = await mina.ask(query('id number status'));
    expect(second['openTicket']!['ticket']).toMatchObject({ id: first['openTicket']!['ticket']!['id'], status: 'NEW' });
  });

  test('the header serves as the key of a document with a single mutation, and is refused with several', async () => {
    const single = 'mutation { openTicket(input: { subject: "By header" }) { ticket { id } } }';
    const header = { 'idempotency-key': 'header' };
    const answers: readonly Json[] = [
      (await mina.send(single, {}, header)).data,
      (await mina.send(single, {}, header)).data,
    ];
    expect(answers[1]).toEqual(answers[0]);
    const several =
      'mutation { a: openTicket(input: { subject: "A" }) { position } b: openTicket(input: { subject: "B" }) { position } }';
    expect((await mina.send(several, {}, header)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('after 24 hours a key is new again', async () => {
    const first = await open({ idempotencyKey: 'old' });
    desk.clock.advance('PT24H1S');
    const again = await desk.signIn('mina@acme.test');
    const second = await again.do('openTicket', { subject: 'Once', idempotencyKey: 'old' }, 'ticket { id }');
    expect(idOf(second['ticket']!)).not.toBe(idOf(first['ticket']!));
  });

  test.each([[''], ['x'.repeat(201)], ['line\nend'], ['열쇠']])('%j is no key', async (idempotencyKey) => {
    const client = await desk.signIn('mina@acme.test');
    expect(await client.refusalsOf('openTicket', { subject: 'x', idempotencyKey })).toMatchObject([
      { code: 'INVALID_INPUT', field: ['idempotencyKey'] },
    ]);
  });
});
