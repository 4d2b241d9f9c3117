import { describe, expect, test } from 'vitest';
import { aCodebase, HOME } from './codebase.ts';
import { slowInTransactions } from './waits.js';

const DATABASE = `
export interface Em { find(): Promise<string>; transactional<T>(work: (em: Em) => Promise<T>): Promise<T> }
export interface Database { em(): Em }
`;
const PASSWORDS = `
export const hashPassword = async (password: string): Promise<string> => password;
export const readFile = (text: string): string => text;
export const newRefreshToken = (): string => 'token';
`;
const TOKENS = 'export interface Tokens { sign(text: string): Promise<string> }\n';
const ACTION = `
import type { Em } from '../persistence/database.js';
export interface Scene { readonly em: Em }
export const action = <I, R>(name: string, ticket: (scene: Scene, input: I) => Promise<R>) => ({ name, ticket });
export const preparedAction = <I, P, R>(
  name: string,
  prepare: (input: I) => Promise<P>,
  ticket: (scene: Scene, input: I, ready: P) => Promise<R>,
) => ({ name, prepare, ticket });
`;
const IMPORTS = `
import { setTimeout as delay } from 'node:timers/promises';
import { hashPassword, newRefreshToken, readFile } from '../integrations/passwords.js';
import type { Tokens } from '../integrations/tokens.js';
import type { Database, Em } from '../persistence/database.js';
import { action, preparedAction, type Scene } from './action.js';
`;

/** What is found in one file of actions. */
const found = async (code: string): Promise<readonly string[]> => {
  const home = await aCodebase({
    ...{ 'src/persistence/database.ts': DATABASE, 'src/integrations/passwords.ts': PASSWORDS },
    ...{ 'src/integrations/tokens.ts': TOKENS, 'src/actions/action.ts': ACTION, 'src/actions/it.ts': IMPORTS + code },
  });
  return slowInTransactions(home).map((text) => text.replace(/^\S+ /, ''));
};

describe('transactions', () => {
  test('ACT-05 wait for the database, and for nothing else', { timeout: 120_000 }, () => {
    expect(slowInTransactions(HOME)).toEqual([]);
  });

  // One codebase each costs a second: the compiler checks its library anew.
  test('ACT-05 that wait for something else are found, however it is put', { timeout: 120_000 }, async () => {
    expect(
      await found(`
        export const hashing = action('a', async ({ em }, { text }: { text: string }) => {
          await em.find();
          return hashPassword(text);
        });
        export const later = action('b', async () => { await delay(10); });
        export const several = action('c', async (_, text: string) => Promise.all([hashPassword(text + 'c')]));
        const together = async (text: string) => hashPassword(text + 'd');
        export const throughAnother = action('d', async (_, text: string) => together(text));
        export const helper = async (scene: Scene, text: string) => { await scene.em.find(); await hashPassword(text + 'e'); };
        export const handed = async ({ tokens }: { tokens: Tokens }, em: Em) => { await em.find(); await tokens.sign('f'); };
        export const opening = async (database: Database, text: string) =>
          database.em().transactional(async () => hashPassword(text + 'g'));
        export const upload = action('h', async (_, { file }: { file: Promise<string> }) => (await file).length);
        export const each = action('i', async (_, files: AsyncIterable<string>) => { for await (const file of files) void file; });
        export const parsing = action('j', async (_, text: string) => readFile(text));
        export const importing = action('k', async () => { await import('node:fs'); });
        export const prepared = preparedAction('l', async (text: string) => text, async (_, text) => hashPassword(text + 'l'));
      `),
    ).toEqual([
      'hashPassword(text)',
      'delay(10)',
      "hashPassword(text + 'c')",
      'together(text)',
      "hashPassword(text + 'e')",
      "tokens.sign('f')",
      "hashPassword(text + 'g')",
      'await file',
      'for await (const file of files) void file;',
      'readFile(text)',
      "import('node:fs')",
      "hashPassword(text + 'l')",
    ]);
  });

  test(
    'that wait for the database alone, and slow work before them and after, are left in peace',
    { timeout: 120_000 },
    async () => {
      expect(
        await found(`
        export const reading = action('a', async ({ em }, many: readonly string[]) => {
          const all = await Promise.all(many.map(() => em.find()));
          return new Map(all.map((one) => [one, newRefreshToken()]));
        });
        export const hashed = preparedAction('b', async (text: string) => hashPassword(text), async ({ em }, _text, hash) => {
          await em.find();
          return hash;
        });
        export const around = async (database: Database, text: string) => {
          const hash = await hashPassword(text);
          const done = await database.em().transactional(async (em) => (await em.find()) + hash);
          await delay(10);
          return done;
        };
      `),
      ).toEqual([]);
    },
  );

  test('that are not found at all are no proof', { timeout: 120_000 }, async () => {
    await expect(found('export const it = 1;')).rejects.toThrow('no transaction was found');
  });
});
