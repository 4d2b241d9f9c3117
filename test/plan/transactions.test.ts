import ts from 'typescript';
import { expect, test } from 'vitest';
import { aCodebase, HOME, nodesOf, parsed, locationOf, writtenFilesOf } from './codebase.ts';

/** Where transactions begin; all else goes by `inTransaction`, which repeats what PostgreSQL undid. */
const ALLOWED = [
  'src/persistence/transaction.ts',
  'src/persistence/up-to-date.ts', // migrations: under a lock
  'src/actions/action.ts', // repeats for itself: a transaction may be within one there
];

/** How MikroORM, kysely and PGlite begin one; other things begin, too. */
const BEGINS = /(\.(transactional|transaction|startTransaction)|\b(em|connection|getConnection\(\))\.begin)$/;

/** Calls of `transactional` and `begin` elsewhere. */
const strayIn = (home: string): readonly string[] =>
  writtenFilesOf(home)
    .filter((file) => !ALLOWED.includes(file))
    .flatMap((file) => [...nodesOf(parsed(home, file))])
    .filter(
      (node) =>
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        BEGINS.test(node.expression.getText()),
    )
    .map(locationOf);

test('DB-04 every transaction is one that is repeated', () => {
  expect(strayIn(HOME)).toEqual([]);
  expect(writtenFilesOf(HOME)).toEqual(expect.arrayContaining(ALLOWED));
});

test('DB-04 one that is not is found', async () => {
  const home = await aCodebase({
    'src/actions/x.ts': 'export const x = (em: any) => em.transactional(async () => {});\n',
    'src/actions/y.ts': 'export const y = (em: any) => em.begin();\n',
  });
  expect(strayIn(home)).toEqual(['src/actions/x.ts:1', 'src/actions/y.ts:1']);
});
