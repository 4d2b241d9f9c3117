import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { describe, expect, test } from 'vitest';
import codegen from '../../codegen.js';
import { contractText } from '../../src/graphql/schema.js';

const HOME = path.resolve(import.meta.dirname, '../..');

describe('the generated types', () => {
  const [file] = Object.keys(codegen.generates);
  const kept = (): Promise<string> => readFile(path.join(HOME, file!), 'utf8');
  const generated = async (schema: string): Promise<string> => {
    const files = (await generate({ ...codegen, schema, cwd: HOME, silent: true }, false)) as { content: string }[];
    return files[0]!.content;
  };

  test('are what codegen makes of the contract today; else run `npm run codegen`', async () => {
    const kilobytes = (await kept()).length / 1000;
    expect(kilobytes).toBeGreaterThan(20); // a guard that has read nothing is red
    expect(await generated(contractText())).toBe(await kept());
  });

  test('are stale as soon as the contract says something else', async () => {
    const changed = contractText().replace(/(?<=^enum Priority \{)/m, '\n  P0');
    expect(await generated(changed)).not.toBe(await kept());
  });
});
