import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const HOME = path.resolve(import.meta.dirname, '../..');

interface Ended {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `npm run where -- …` runs. */
const where = (...words: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [path.join(HOME, 'scripts/where.ts'), ...words], (fault, stdout, stderr) =>
      resolve({ code: fault ? fault.code : 0, stdout, stderr }),
    );
  });

test('names the file whose opening sentence says the word, with the sentence', async () => {
  const { code, stdout } = await where('closes');
  expect(code).toBe(0);
  expect(stdout).toContain('src/domain/closing/closing.ts\n  Decides when a resolved ticket closes by itself.');
});

test('names exports by their doc comment or name, with their line, below the sentence of their file', async () => {
  const { stdout } = await where('reopen');
  const file = 'src/domain/ticket/workflow.ts';
  const text = readFileSync(path.join(HOME, file), 'utf8');
  const line = text.split('\n').findIndex((each) => each.startsWith('export const isReopenable')) + 1;
  expect(stdout).toMatch(
    new RegExp(
      `${file}\n  Decides where a ticket may go.*\n(?:  .*\n)*  ${file}:${line} isReopenable: Whether a RESOLVED`,
    ),
  );
});

test('names files by their path', async () => {
  expect((await where('canonical')).stdout).toContain('src/domain/canonical.ts\n  D');
});

test('takes upper and lower case for the same', async () => {
  expect((await where('REOPEN')).stdout).toBe((await where('reopen')).stdout);
});

test('of several words each must be said', async () => {
  const both = (await where('resolved', 'window')).stdout;
  expect(both).toContain('isReopenable');
  expect((await where('resolved window')).stdout).toBe(both);
  expect((await where('resolved')).stdout.length).toBeGreaterThan(both.length);
});

test('finds the opening sentence of every file of the domain', async () => {
  const files = globSync('src/domain/**/*.ts', { cwd: HOME });
  const { stdout } = await where('src/domain');
  expect(stdout.match(/^src\/domain\/\S+\n {2}(?:Decides|Defines) /gm)).toHaveLength(files.length);
  expect(files.length).toBeGreaterThan(50);
});

test('says that there is no such rule, and what to write without a word', async () => {
  expect(await where('zebra')).toEqual({ code: 1, stdout: '', stderr: 'No rule of src/domain names "zebra".\n' });
  expect(await where()).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('npm run where -- ') });
});
