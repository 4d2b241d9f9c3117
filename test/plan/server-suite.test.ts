import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ON_ANY_DATABASE } from '../../vitest.server.config.ts';
import { HOME } from './codebase.ts';

/** Files that `npm run test:server` leaves out. */
const leftOut = (patterns: readonly string[]): readonly string[] =>
  globSync([...patterns], { cwd: HOME }).filter((file) => file.endsWith('.test.ts'));

const ASKS_FOR_A_SERVER = /\bonPostgres\(\)|\bbehindPooler\(\)|\blistenAt\b/;

test.each(ON_ANY_DATABASE)('what a server runs without is there: %s', (pattern) => {
  expect(leftOut([pattern])).not.toEqual([]);
});

test('what runs only on a server is not left out there', () => {
  const files = leftOut(ON_ANY_DATABASE).filter((file) => !file.startsWith('test/plan/'));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => ASKS_FOR_A_SERVER.test(readFileSync(path.join(HOME, file), 'utf8')))).toEqual([]);
});

test('a file that asks for one would be found', () => {
  expect(readFileSync(path.join(HOME, 'test/persistence/pooler.test.ts'), 'utf8')).toMatch(ASKS_FOR_A_SERVER);
});
