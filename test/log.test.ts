import { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { withoutValues } from '../src/log.js';
import { aDatabase } from './support/database.js';
import { aLog } from './support/log.js';

const database = await aDatabase();
const SECRET = 'correct horse battery';

const faults = {
  'of a value that the database could not read': () => sql`select ${SECRET}::uuid`.execute(database.em().getKysely()),
  'of a row that is there already': async () => {
    await sql`create table secret (x text primary key)`.execute(database.em().getKysely());
    for (let i = 0; i < 2; i += 1) await sql`insert into secret values (${SECRET})`.execute(database.em().getKysely());
  },
  'of a statement with its values': async () => {
    throw Object.assign(new Error('x'), {
      parameters: [SECRET],
      query: `select '${SECRET}'`,
      detail: `Key (x)=(${SECRET})`,
      where: SECRET,
    });
  },
  'of an operation': async () => {
    throw new GraphQLError('x', {
      originalError: Object.assign(new Error('y'), { variables: { password: SECRET } }),
      extensions: { token: SECRET },
    });
  },
};

describe('OUT-04 a fault is logged without what users sent', () => {
  test.each(Object.entries(faults))('%s', async (_what, work) => {
    const { log, lines } = aLog();
    const fault = await Promise.resolve(work()).then(
      () => null,
      (err: unknown) => err,
    );
    withoutValues(log).error({ err: fault }, 'an operation failed');
    expect(lines).toMatchObject([
      { msg: 'an operation failed', err: { type: expect.any(String), stack: expect.stringContaining('at ') } },
    ]);
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });
});
