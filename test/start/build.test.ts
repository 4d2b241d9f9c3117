import { cp, mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aFolder, started, type Ended } from '../support/command.js';

const RUN =
  "export const run = async (args: readonly string[]): Promise<void> => void process.stdout.write(`first ${args.join(' ')}\\n`);\n";

/** A checkout of a small program that is built and started as this one is. */
async function aCheckout({ compiler = true } = {}) {
  const home = await aFolder();
  const at = (file: string): string => path.join(home, file);
  for (const file of ['bin', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'src/command-line.ts'])
    await cp(file, at(file), { recursive: true });
  await mkdir(at('src/serving/ide'), { recursive: true });
  for (const file of ['schema.graphql', 'README.md', 'src/serving/ide/page.html'])
    await writeFile(at(file), `of ${file}`);
  await writeFile(at('src/run.ts'), RUN);
  await writeFile(at('src/old.ts'), 'export const old = 1;\n');
  if (compiler) await symlink(path.resolve('node_modules'), at('node_modules'));
  const start = (...args: readonly string[]): Promise<Ended> =>
    started(process.execPath, [at('bin/ticketwire.mjs'), ...(args.length ? args : ['start'])]).ended;
  return {
    ...{ home, at, start },
    write: (file: string, text: string) => writeFile(at(file), text),
    read: (file: string) => readFile(at(file), 'utf8'),
  };
}

const BUILT = 'Building dist/, as the sources changed…\n';
const ran = (what: string, stderr: string): Ended => ({ code: 0, stdout: `${what} start\n`, stderr });

describe('START-03 a checkout', { timeout: 600_000 }, () => {
  test('is built when it is first started, and then only when its sources changed, told by what is in them', async () => {
    const { at, start, write } = await aCheckout();
    expect(await start()).toEqual(ran('first', BUILT));
    expect(await start()).toEqual(ran('first', ''));
    await utimes(at('src/run.ts'), new Date(), new Date());
    expect(await start()).toEqual(ran('first', ''));
    await write('src/run.ts', RUN.replace('first', 'second'));
    expect(await start()).toEqual(ran('second', BUILT));
    await utimes(at('src/run.ts'), new Date(0), new Date(0)); // as a checkout of an older state may do
    await write('src/run.ts', RUN);
    expect(await start()).toEqual(ran('first', BUILT));
  });

  test('has what is read at run time beside what runs, as it is now', async () => {
    const { start, write, read } = await aCheckout();
    await start();
    expect(await read('dist/serving/ide/page.html')).toBe('of src/serving/ide/page.html');
    await write('schema.graphql', 'type Query');
    expect(await start()).toEqual(ran('first', ''));
    expect(await read('dist/schema.graphql')).toBe('type Query');
  });

  test('is built anew where something is missing, and keeps nothing of sources that are gone', async () => {
    const { at, start } = await aCheckout();
    await start();
    await rm(at('dist/run.js'));
    expect(await start()).toEqual(ran('first', BUILT));
    expect(existsSync(at('dist/old.js'))).toBe(true);
    await rm(at('src/old.ts'));
    expect(await start()).toEqual(ran('first', BUILT));
    expect(existsSync(at('dist/old.js'))).toBe(false);
  });

  test('with a fault is told where, and what was built stays as it was', async () => {
    const { at, start, write, read } = await aCheckout();
    await start();
    await write('src/run.ts', 'export const run = ;\n');
    const { code, stdout, stderr } = await start();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/src\/run\.ts\(1,20\): error TS1109/);
    expect(stderr).toContain('dist/ is as it was');
    expect(await read('dist/run.js')).toContain('first');
    await write('src/run.ts', RUN);
    expect(await start()).toEqual(ran('first', ''));
    expect(existsSync(at('dist/run.js'))).toBe(true);
  });

  test('without the compiler runs what was built, and says so where that is older', async () => {
    const { at, start, write } = await aCheckout();
    await start();
    await rm(at('node_modules'));
    expect(await start()).toEqual(ran('first', ''));
    await write('src/run.ts', RUN.replace('first', 'second'));
    const older = await start();
    expect(older).toMatchObject({ code: 0, stdout: 'first start\n' });
    expect(older.stderr).toMatch(/^The sources changed since dist\/ was built, .+\n$/);
  });

  test('without the compiler and anything built says what to do, in one line', async () => {
    const { start } = await aCheckout({ compiler: false });
    const { code, stdout, stderr } = await start();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^There is no dist\/ to run, and TypeScript is not installed .*`npm ci && npm run build`.*\n$/,
    );
  });

  test('started by many at once runs for all of them', async () => {
    const { start } = await aCheckout();
    const all = await Promise.all([start(), start(), start()]);
    for (const each of all) expect(each).toEqual(ran('first', BUILT));
  });

  test('START-02 is not built for help, or for what is refused', async () => {
    const { at, start } = await aCheckout();
    expect(await start('--help')).toMatchObject({ code: 0, stderr: '' });
    expect(await start('start', '--bogus')).toMatchObject({ code: 2 });
    expect(existsSync(at('dist'))).toBe(false);
  });

  test('with a command that never ends, and waits for nothing, ends with 1 and a sentence', async () => {
    const { at, start, write } = await aCheckout();
    for (const file of ['src/main.ts', 'src/node-version.ts']) await cp(file, at(file));
    await write('src/run.ts', 'export const run = (): Promise<void> => new Promise(() => {});\n');
    const sentence = /^(Building .+\n)?The command did not end, .+ please report it\.\n$/;
    for (const { code, stderr } of [await start(), await started(process.execPath, [at('dist/main.js')]).ended]) {
      expect(code).toBe(1);
      expect(stderr).toMatch(sentence);
    }
  });

  test('that is told to stop while it is built stops: as a server well, as a command not', async () => {
    for (const [command, code] of [
      ['start', 0],
      ['migrate', 143],
    ] as const) {
      const { at, home } = await aCheckout();
      const run = started(process.execPath, [at('bin/ticketwire.mjs'), command], {}, { cwd: home });
      await run.wrote(/Building/);
      await new Promise((resolve) => setTimeout(resolve, 100)); // the compiler is started right after it was told
      run.child.kill('SIGTERM');
      expect((await run.ended).code).toBe(code);
      expect(existsSync(at('dist/run.js'))).toBe(false);
    }
  });
});
