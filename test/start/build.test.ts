import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { aFolder, started, type Ended } from '../support/command.js';

const RUN =
  "export const run = async (args: readonly string[]): Promise<void> => void process.stdout.write(`first ${args.join(' ')}\\n`);\n";

/** With these options the compiler reads a small library and no types, for what no test here looks at: the whole takes three times as long. */
const QUICK = JSON.stringify({
  extends: './tsconfig.json',
  compilerOptions: { rootDir: 'src', lib: ['es5'], types: [] },
  include: ['src'],
});

/** A checkout of a small program that is built and started as this one is. */
class Checkout {
  readonly home: string;

  constructor(home: string) {
    this.home = home;
  }

  at(file: string): string {
    return path.join(this.home, file);
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(this.at(file), text);
  }

  read(file: string): Promise<string> {
    return readFile(this.at(file), 'utf8');
  }

  start(...args: readonly string[]): Promise<Ended> {
    return started(process.execPath, [this.at('bin/ticketwire.mjs'), ...(args.length ? args : ['start'])]).ended;
  }
}

/** Fills a folder with a checkout that was never built. */
async function fill(home: string, { compiler = true, quick = true } = {}): Promise<Checkout> {
  const checkout = new Checkout(home);
  for (const file of ['bin', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'src/command-line.ts'])
    await cp(file, checkout.at(file), { recursive: true });
  if (quick) await checkout.write('tsconfig.build.json', QUICK);
  await mkdir(checkout.at('src/serving/ide'), { recursive: true });
  for (const file of ['schema.graphql', 'README.md', 'src/serving/ide/page.html'])
    await checkout.write(file, `of ${file}`);
  await checkout.write('src/run.ts', RUN);
  await checkout.write('src/old.ts', 'export const old = 1;\n');
  if (compiler) await symlink(path.resolve('node_modules'), checkout.at('node_modules'));
  return checkout;
}

const aCheckout = async (options?: Parameters<typeof fill>[1]): Promise<Checkout> => fill(await aFolder(), options);

/** A checkout that was built by its first start, and how that went; each test has a copy, to see what happens next. */
let built: Checkout;
let first: Ended;

beforeAll(async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'ticketwire-built-'));
  built = await fill(home);
  const { status, stdout, stderr } = spawnSync(process.execPath, [built.at('bin/ticketwire.mjs'), 'start'], {
    encoding: 'utf8',
  });
  first = { code: status, stdout, stderr };
  return () => rm(home, { recursive: true });
}, 120_000);

/** A copy of it. */
async function aBuiltCheckout(): Promise<Checkout> {
  const home = await aFolder();
  await cp(built.home, home, { recursive: true, verbatimSymlinks: true });
  return new Checkout(home);
}

const BUILT = 'Building dist/, as the sources changed…\n';
const ran = (what: string, stderr: string): Ended => ({ code: 0, stdout: `${what} start\n`, stderr });

describe('START-03 a checkout', { timeout: 600_000 }, () => {
  test('is built when it is first started, and then only when its sources changed, told by what is in them', async () => {
    expect(first).toEqual(ran('first', BUILT));
    const checkout = await aBuiltCheckout();
    expect(await checkout.start()).toEqual(ran('first', ''));
    await utimes(checkout.at('src/run.ts'), new Date(), new Date());
    expect(await checkout.start()).toEqual(ran('first', ''));
    await checkout.write('src/run.ts', RUN.replace('first', 'second'));
    await utimes(checkout.at('src/run.ts'), new Date(0), new Date(0)); // as a checkout of an older state may do
    expect(await checkout.start()).toEqual(ran('second', BUILT));
  });

  test('has what is read at run time beside what runs, as it is now', async () => {
    const checkout = await aBuiltCheckout();
    expect(await checkout.read('dist/serving/ide/page.html')).toBe('of src/serving/ide/page.html');
    await checkout.write('schema.graphql', 'type Query');
    expect(await checkout.start()).toEqual(ran('first', ''));
    expect(await checkout.read('dist/schema.graphql')).toBe('type Query');
  });

  test('is built anew where something is missing, and keeps nothing of sources that are gone', async () => {
    const checkout = await aBuiltCheckout();
    await rm(checkout.at('dist/run.js'));
    expect(await checkout.start()).toEqual(ran('first', BUILT));
    expect(existsSync(checkout.at('dist/old.js'))).toBe(true);
    await rm(checkout.at('src/old.ts'));
    expect(await checkout.start()).toEqual(ran('first', BUILT));
    expect(existsSync(checkout.at('dist/old.js'))).toBe(false);
  });

  test('with a fault is told where, and what was built stays as it was', async () => {
    const checkout = await aBuiltCheckout();
    await checkout.write('src/run.ts', 'export const run = ;\n');
    const { code, stdout, stderr } = await checkout.start();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/src\/run\.ts\(1,20\): error TS1109/);
    expect(stderr).toContain('dist/ is as it was');
    expect(await checkout.read('dist/run.js')).toContain('first');
    await checkout.write('src/run.ts', RUN);
    expect(await checkout.start()).toEqual(ran('first', ''));
    expect(existsSync(checkout.at('dist/run.js'))).toBe(true);
  });

  test('without the compiler runs what was built, and says so where that is older', async () => {
    const checkout = await aBuiltCheckout();
    await rm(checkout.at('node_modules'));
    expect(await checkout.start()).toEqual(ran('first', ''));
    await checkout.write('src/run.ts', RUN.replace('first', 'second'));
    const older = await checkout.start();
    expect(older).toMatchObject({ code: 0, stdout: 'first start\n' });
    expect(older.stderr).toMatch(/^The sources changed since dist\/ was built, .+\n$/);
  });

  test('without the compiler and anything built says what to do, in one line', async () => {
    const checkout = await aCheckout({ compiler: false });
    const { code, stdout, stderr } = await checkout.start();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^There is no dist\/ to run, and TypeScript is not installed .*`npm ci && npm run build`.*\n$/,
    );
  });

  test('started by many at once runs for all of them', async () => {
    const checkout = await aCheckout();
    const all = await Promise.all([checkout.start(), checkout.start(), checkout.start()]);
    for (const each of all) expect(each).toEqual(ran('first', BUILT));
  });

  test('START-02 is not built for help, or for what is refused', async () => {
    const checkout = await aCheckout();
    expect(await checkout.start('--help')).toMatchObject({ code: 0, stderr: '' });
    expect(await checkout.start('start', '--bogus')).toMatchObject({ code: 2 });
    expect(existsSync(checkout.at('dist'))).toBe(false);
  });

  test('with a command that never ends, and waits for nothing, ends with 1 and a sentence', async () => {
    const checkout = await aCheckout();
    for (const file of ['src/main.ts', 'src/node-version.ts']) await cp(file, checkout.at(file));
    await checkout.write('src/run.ts', 'export const run = (): Promise<void> => new Promise(() => {});\n');
    const sentence = /^(Building .+\n)?The command did not end, .+ please report it\.\n$/;
    for (const { code, stderr } of [
      await checkout.start(),
      await started(process.execPath, [checkout.at('dist/main.js')]).ended,
    ]) {
      expect(code).toBe(1);
      expect(stderr).toMatch(sentence);
    }
  });

  test('that is told to stop while it is built stops: as a server well, as a command not', async () => {
    for (const [command, code] of [
      ['start', 0],
      ['migrate', 143],
    ] as const) {
      const checkout = await aCheckout({ quick: false });
      const run = started(process.execPath, [checkout.at('bin/ticketwire.mjs'), command], {}, { cwd: checkout.home });
      await run.wrote(/Building/);
      await new Promise((resolve) => setTimeout(resolve, 100)); // the compiler is started right after it was told
      run.child.kill('SIGTERM');
      expect((await run.ended).code).toBe(code);
      expect(existsSync(checkout.at('dist/run.js'))).toBe(false);
    }
  });
});
