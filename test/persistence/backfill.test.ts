import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { Migration002 } from '../../src/persistence/migrations/002-sla.js';
import { aDesk, idOf } from '../support/desk.js';
import { keyOf } from '../../src/domain/global-id.js';

const desk = await aDesk({ TIMER_POLL_MS: '60000' });

/** The statements of the migration that fill the new tables from what was there before them. */
function backfill(): readonly string[] {
  const statements: string[] = [];
  const migration = { addSql: (statement: string) => void statements.push(statement) };
  Migration002.prototype.up.call(migration as never);
  return statements.filter((statement) => statement.startsWith('insert into'));
}

test('an upgrade knows what the clocks of the tickets that were there would have heard', async () => {
  const acme = await desk.workspace('acme');
  const [ari, mina] = [await acme.person('Ari', { role: 'AGENT' }), await acme.person('Mina')];
  const open = async (who: typeof ari): Promise<string> =>
    idOf((await who.do('openTicket', { subject: 'Old' }, 'ticket { id }'))['ticket']!);
  const first = await open(mina);
  await ari.do('addNote', { ticketId: first, text: 'Hm' });
  await ari.do('replyToTicket', { ticketId: first, text: 'Yes?' });
  await mina.do('replyToTicket', { ticketId: first, text: 'Please' });
  await ari.do('resolveTicket', { ticketId: first, code: 'FIXED', notes: 'Done' });
  await mina.do('reopenTicket', { ticketId: first, reason: 'No' });
  const own = await open(ari); // an agent who reports speaks as the requester there
  await ari.do('replyToTicket', { ticketId: own, text: 'And' });
  const until = desk.clock.now().add({ hours: 5 }).toString();
  await ari.do('setTicketWaiting', { ticketId: own, waitingReason: 'SCHEDULED', until });

  const db = desk.database.em().getKysely();
  const read = async () => {
    const clocks = await sql<{ ticket: string; facts: readonly { kind: string; at: string }[] }>`
      select ticket_id as ticket, facts from ticket_clock`.execute(db);
    const timers = await sql`select ticket_id, due_at from timer where kind = 'WAIT'`.execute(db);
    const facts = new Map(clocks.rows.map((row) => [row.ticket, row.facts.map(({ at: _, ...fact }) => fact)]));
    return { first: facts.get(keyOf('Ticket', first)!), own: facts.get(keyOf('Ticket', own)!), timers: timers.rows };
  };
  const lived = await read();
  await sql`delete from timer`.execute(db);
  await sql`delete from ticket_clock`.execute(db);
  for (const statement of backfill()) await sql.raw(statement).execute(db);
  expect(await read()).toEqual(lived);
  expect(lived.first).toHaveLength(6);
  expect(lived.timers).toHaveLength(1);
});
