import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { describe, expect, test } from 'vitest';
import codegen from '../../codegen.js';
import { contractText } from '../../src/graphql/schema.js';

const HOME = path.resolve(import.meta.dirname, '../..');

const files = Object.keys(codegen.generates);
const kept = (file: string): Promise<string> => readFile(path.join(HOME, file), 'utf8');

const generated = async (schema: string): Promise<ReadonlyMap<string, string>> => {
  const made = await generate({ ...codegen, schema, cwd: HOME, silent: true }, false);
  return new Map((made as { filename: string; content: string }[]).map(({ filename, content }) => [filename, content]));
};

describe('the generated classes and types', () => {
  test('are what codegen makes of the contract today; else run `npm run codegen`', async () => {
    const made = await generated(contractText());
    expect(files).toHaveLength(2);
    for (const file of files) {
      expect((await kept(file)).length).toBeGreaterThan(10_000); // a guard that has read nothing is red
      expect(made.get(path.join(HOME, file)) ?? made.get(file)).toBe(await kept(file));
    }
  });

  test('are stale as soon as the contract says something else', async () => {
    const changed = await generated(contractText().replace(/(?<=^enum Priority \{)/m, '\n  P0'));
    for (const file of files)
      expect(changed.get(path.join(HOME, file)) ?? changed.get(file)).not.toBe(await kept(file));
  });
});
