import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { progressBar } from '../../src/commands/run-import-progress.js';
import { runImport } from '../../src/commands/run-import.js';
import { readHistoryFile } from '../../src/commands/run-import-file.js';
import { aLine, aLog, HEADER } from '../domain/history/a-log.js';

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-import-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function aFile(text: string | Buffer): Promise<string> {
  const file = path.join(await aFolder(), 'log.csv');
  await writeFile(file, text);
  return file;
}

/** Runs the command against a data folder that is not there yet; answers its exit code, what it said, and whether it touched the folder. */
async function run(...args: readonly string[]) {
  const data = path.join(await aFolder(), 'data');
  vi.stubEnv('DATA_DIR', data);
  vi.stubEnv('DATABASE_URL', '');
  let reported = '';
  let said = '';
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((reported += String(text)), true));
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said += String(text)), true));
  try {
    return { code: await runImport(args), reported, said, wrote: existsSync(data) };
  } finally {
    err.mockRestore();
    out.mockRestore();
    vi.unstubAllEnvs();
  }
}

describe('a file that can not be read as a whole', () => {
  test.each<[what: string, text: string | Buffer, reported: string]>([
    ['is empty', '', 'is empty'],
    ['is not CSV', Buffer.from([0x50, 0x4b, 3, 4, 0, 255, 254, 10, 0]), 'names none of the expected columns'],
    ['lacks columns', aLog({}).replace('opened_at', 'opened'), 'lacks the columns opened_at'],
    ['has nothing but a header', `${HEADER}\n`, 'has a header and nothing below it'],
    ['has no line that can be used', `${HEADER}\nabc\n`, 'no line that can be used (line 2: There must be 36 cells'],
  ])('%s: it says what was expected, and nothing is written', async (_what, text, reported) => {
    const outcome = await run(await aFile(text));
    expect(outcome).toMatchObject({ code: 1, said: '', wrote: false });
    expect(outcome.reported).toContain(reported);
    expect(outcome.reported).toContain('names at least these columns: number, incident_state,');
  });

  test('is not there', async () => {
    const outcome = await run('/no/such/file.csv');
    expect(outcome).toMatchObject({ code: 1, wrote: false });
    expect(outcome.reported).toMatch(/^The file \/no\/such\/file\.csv is not there\. Expected /);
  });

  test('is a folder', async () => {
    const folder = await aFolder();
    await mkdir(path.join(folder, 'in'));
    expect((await run(folder)).reported).toContain('is a folder');
  });
});

describe('usage', () => {
  test.each([
    ['no file', [], 'Name one file.'],
    ['two files', ['a.csv', 'b.csv'], 'Name one file.'],
    ['a zone that is none', ['a.csv', '--time-zone', 'Mars/Base'], '--time-zone must be an IANA time zone'],
    ['an option that is none', ['a.csv', '--quick'], "Unknown option '--quick'"],
  ])('%s is told', async (_what, args, reported) => {
    const outcome = await run(...args);
    expect(outcome).toMatchObject({ code: 2, wrote: false });
    expect(outcome.reported).toContain(reported);
    expect(outcome.reported).toContain('npm run import -- ');
  });

  test('--help answers it', async () =>
    expect(await run('--help')).toMatchObject({ code: 0, reported: '', wrote: false }));
});

test('a file with Windows line ends and characters that run over the pieces it is read in comes out whole', async () => {
  const callers = Array.from({ length: 4000 }, (_, i) => `민지 ${i}`);
  const lines = callers.map((caller_id, i) => aLine({ number: `INC${i}`, caller_id }));
  const history = await readHistoryFile(await aFile(`\uFEFF${[HEADER, ...lines].join('\r\n')}`), 'UTC');
  if ('kind' in history) throw new Error(history.message);
  expect(history.faults).toEqual([]);
  expect(history.incidents.map(({ rows }) => rows[0].caller)).toEqual(callers);
});

describe('the progress bar', () => {
  const shownOn = (isTTY: boolean): readonly string[] => {
    const written: string[] = [];
    const bar = progressBar({ isTTY, write: (text) => written.push(text) });
    for (let done = 1; done <= 1000; done += 1) bar.show(done, 1000);
    bar.clear();
    return written;
  };

  test('shows on a terminal how far it is, only when that changes, and goes when it is done', () => {
    const written = shownOn(true);
    expect(written.length).toBeLessThan(200);
    expect(written.at(-2)).toBe(`\r${'█'.repeat(30)} 100 %  1000 of 1000 incidents`);
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  test('shows nothing elsewhere', () => expect(shownOn(false)).toEqual([]));
});
