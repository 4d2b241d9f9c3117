import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Reads } from '../../src/persistence/database.js';
import { onPostgres } from '../support/database.js';
import { aDesk, idOf } from '../support/desk.js';

const desk = await aDesk({ FEED_POLL_MS: '50' });
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });
const lead = await acme.person('Lead', { role: 'LEAD' });

const open = async (): Promise<string> =>
  idOf((await agent.do('openTicket', { subject: 'x' }, 'ticket { id }'))['ticket']!);

/** Spoils so many reads of tickets for answers, as a connection that breaks does. */
function spoilReads(many: number): void {
  const { reads } = desk.database;
  let left = many;
  const spoilt: Reads = {
    getKysely: (...options) => {
      const isForAnAnswer = new Error().stack!.includes('reader.ts');
      if (isForAnAnswer && left > 0) {
        left -= 1;
        throw new Error('the connection broke');
      }
      return reads.getKysely(...options);
    },
  };
  const database = desk.database as { reads: Reads };
  database.reads = spoilt;
  onTestFinished(() => void (database.reads = reads));
}

const CHANGES = 'subscription { ticketChanges { position ticket { number } } }';
const NOTICES = 'subscription { notifications { position ticket { number } } }';

test('L3 an answer that a fault spoilt is worked out again', async () => {
  const ticketId = await open();
  const watching = lead.watch(CHANGES);
  await desk.watchers(1);
  spoilReads(1);
  await agent.do('addNote', { ticketId, text: 'x' }); // whose own answer reads nothing
  expect(await watching.next()).toMatchObject({ ticket: { number: expect.stringContaining('INC-') } });
  watching.close();
  await desk.watchers(0);
});

test('L3 who can not be told ends with the position from which they can go on', async () => {
  const ticketId = await open();
  const watching = agent.watch(NOTICES);
  await desk.watchers(1);
  const { asOf } = await agent.ask('{ asOf }');
  spoilReads(1000);
  await lead.do('assignTicket', { ticketId, assigneeId: agent.id });
  expect(await watching.fault()).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR', resumeAfter: asOf } }]);
  await desk.watchers(0);
});

test.runIf(onPostgres())('L1 nothing is told of a change that is not committed, whoever rings', async () => {
  const watching = agent.watch('subscription { ticketEvents { ... on TicketEvent { position } } }');
  await desk.watchers(1);
  const [workspace] = (
    await sql<{ id: string; position: number }>`
    select w.id, h.position::float8 as position from workspace w join log_head h on h.workspace_id = w.id`.execute(
      desk.database.em().getKysely(),
    )
  ).rows;
  await desk.database.em().transactional(async (em) => {
    await sql`with head as (update log_head set position = position + 1 where workspace_id = ${workspace!.id} returning position)
      insert into event (workspace_id, position, id, ticket_id, type, at, audience, ticket_facts)
      select e.workspace_id, head.position, ${crypto.randomUUID()}, e.ticket_id, e.type, e.at, 'PUBLIC', e.ticket_facts
      from head, (select * from event where type = 'TicketOpened' order by position limit 1) as e`.execute(
      em.getKysely(),
    );
    desk.server.house.feed.look(workspace!.id, workspace!.position + 1);
    await new Promise((resolve) => setTimeout(resolve, 300)); // the feed looks several times
    expect(watching.told).toEqual([]);
  });
  await watching.next();
  expect(watching.told).toHaveLength(1);
});
