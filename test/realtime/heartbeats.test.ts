import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { keyOf } from '../../src/domain/global-id.js';
import { startHeartbeats, type Heartbeats } from '../../src/realtime/heartbeats.js';
import { aDesk } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });

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
  const personId = keyOf('Person', (await acme.person('Bo', { role: 'AGENT' })).id)!;
  const [here, elsewhere] = [start(), start()];
  const [goes, goesToo] = [here.opened(personId), here.opened(personId)];
  await expect.poll(() => heartbeatsOf(personId)).toBe(1);
  const goesElsewhere = elsewhere.opened(personId);
  await expect.poll(() => heartbeatsOf(personId)).toBe(2);
  goes();
  goes(); // once is enough
  await written();
  expect(await heartbeatsOf(personId)).toBe(2);
  goesToo();
  await expect.poll(() => heartbeatsOf(personId)).toBe(1);
  goesElsewhere();
  elsewhere.opened(personId); // back before it was written
  await written();
  expect(await heartbeatsOf(personId)).toBe(1);
  await Promise.all([here.stop(), elsewhere.stop()]);
});

test('ASG-09 a process that stops leaves its agents there for a while, so that they can come back elsewhere', async () => {
  const personId = keyOf('Person', agent.id)!;
  const here = start();
  const goes = here.opened(personId);
  await expect.poll(() => heartbeatsOf(personId)).toBe(1);
  await here.stop();
  goes(); // its sockets are closed
  await written();
  expect(await heartbeatsOf(personId)).toBe(1);
});
