import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { keyOf } from '../../src/domain/global-id.js';
import { startSigns } from '../../src/realtime/signs-of-life.js';
import { aDesk } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });

test('ASG-09 a process that stops leaves its agents there for a while, so that they can come back elsewhere', async () => {
  const personId = keyOf('Person', agent.id)!;
  const signs = startSigns(desk.database, { clock: desk.clock.now, newId: () => randomUUIDv7() }, (fault) => {
    throw fault;
  });
  const signsOf = async () =>
    (await sql`select 1 from sign_of_life where person_id = ${personId}`.execute(desk.database.reads.getKysely())).rows
      .length;
  const goes = signs.alive(personId);
  const goesBefore = signs.alive(personId);
  await expect.poll(signsOf).toBe(2);
  goesBefore();
  await expect.poll(signsOf).toBe(1);
  await signs.stop();
  goes(); // its sockets are closed
  await new Promise((resolve) => setTimeout(resolve, 300)); // signs are gathered for a tenth of a second
  expect(await signsOf()).toBe(1);
});
