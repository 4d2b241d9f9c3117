import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { forgetExpired } from '../../src/actions/desk/forget-expired.js';
import { aDesk } from '../support/desk.js';

const desk = await aDesk();

test('what has expired is forgotten, what has not is kept', async () => {
  const acme = await desk.workspace('acme');
  const counts = async () => {
    const { rows } =
      await sql`select (select count(*)::int from idempotency_key) as keys, (select count(*)::int from session) as sessions`.execute(
        desk.database.em().getKysely(),
      );
    return rows[0];
  };
  await acme.admin.do('createTeam', { name: 'First line', idempotencyKey: 'once' });
  await forgetExpired(desk.database, desk.clock.now());
  expect(await counts()).toEqual({ keys: 1, sessions: 1 });
  desk.clock.advance('PT25H');
  await forgetExpired(desk.database, desk.clock.now());
  expect(await counts()).toEqual({ keys: 0, sessions: 1 });
  desk.clock.advance('P30D');
  await forgetExpired(desk.database, desk.clock.now());
  expect(await counts()).toEqual({ keys: 0, sessions: 0 });
});
