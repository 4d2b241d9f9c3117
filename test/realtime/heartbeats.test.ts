import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { keyOf } from '../../src/domain/global-id.js';
import type { PersonOf } from '../../src/persistence/queries/presence.js';
import { startHeartbeats, type Heartbeats } from '../../src/realtime/heartbeats.js';
import { aDesk } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });

/** A person by their ids in the database. */
async function personOf(id: string): Promise<PersonOf> {
  const personId = keyOf('Person', id)!;
  const { rows } = await sql<PersonOf>`
    select workspace_id as "workspaceId", id as "personId" from person where id = ${personId}`.execute(
    desk.database.reads.getKysely(),
  );
  return rows[0]!;
}

async function heartbeatsOf(personId: string): Promise<number> {
  const rows = await sql`select 1 from sign_of_life where person_id = ${personId}`.execute(
    desk.database.reads.getKysely(),
  );
  return rows.rows.length;
}

/** Changes are gathered for a tenth of a second. */
const written = () => new Promise((resolve) => setTimeout(resolve, 300));

const start = (): Heartbeats =>
  startHeartbeats(desk.database, { clock: desk.clock.now, newId: () => randomUUIDv7() }, (fault) => {
    throw fault;
  });

test('ASG-09 one process keeps one heartbeat of a person, as long as any of their connections is open; each process its own', async () => {
  const person = await personOf((await acme.person('Bo', { role: 'AGENT' })).id);
  const { personId } = person;
  const [here, elsewhere] = [start(), start()];
  const [goes, goesToo] = [here.opened(person), here.opened(person)];
  await expect.poll(() => heartbeatsOf(personId)).toBe(1);
  const goesElsewhere = elsewhere.opened(person);
  await expect.poll(() => heartbeatsOf(personId)).toBe(2);
  goes();
  goes(); // once is enough
  await written();
  expect(await heartbeatsOf(personId)).toBe(2);
  goesToo();
  await expect.poll(() => heartbeatsOf(personId)).toBe(1);
  goesElsewhere();
  elsewhere.opened(person); // back before it was written
  await written();
  expect(await heartbeatsOf(personId)).toBe(1);
  await Promise.all([here.stop(), elsewhere.stop()]);
});

test('ASG-09 a process that stops leaves its agents there for a while, so that they can come back elsewhere', async () => {
  const person = await personOf(agent.id);
  const { personId } = person;
  const here = start();
  const goes = here.opened(person);
  await expect.poll(() => heartbeatsOf(personId)).toBe(1);
  await here.stop();
  goes(); // its sockets are closed
  await written();
  expect(await heartbeatsOf(personId)).toBe(1);
});
