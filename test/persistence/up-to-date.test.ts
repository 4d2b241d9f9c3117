import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { tableNames } from '../../src/persistence/up-to-date.js';
import { aDatabase } from '../support/database.js';

const database = await aDatabase();

test('START-05 every table is known, so that the rights on none are left unchecked', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace`.execute(
    database.em().getKysely(),
  );
  const there = rows.map(({ name }) => name).filter((name) => name !== 'mikro_orm_migrations');
  expect(tableNames(database.orm).toSorted()).toEqual(there.toSorted());
});
