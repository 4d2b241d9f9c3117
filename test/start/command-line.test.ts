import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isEnding, readCommandLine, type Ending } from '../../src/command-line.js';
import { lockFolder } from '../../src/persistence/data-folder.js';
import { aFolder, BIN, started, ticketwire } from '../support/command.js';
import { IN_FULL } from '../support/extent.js';

const COMMANDS = ['start', 'migrate', 'create-workspace', 'import', 'demo-live'];

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

/** What is printed instead of running anything, as the command line itself decides it before it builds or opens anything. */
function ending(...args: readonly string[]): Ending {
  const read = readCommandLine(args, version);
  if (!isEnding(read)) throw new Error(`${args.join(' ')} would run`);
  return read;
}

/** Settings that would do, on a folder that must not come to be. */
async function untouched() {
  const data = path.join(await aFolder(), 'data');
  return { environment: { DATA_DIR: data, PORT: '0' }, wasOpened: () => existsSync(data) };
}

describe('START-02 what a command does not know', { timeout: 120_000 }, () => {
  const unknown: readonly (readonly [args: readonly string[], words: string])[] = [
    ...COMMANDS.filter((command) => command !== 'import').map((command): [string[], string] => [
      [command, 'stray'],
      "Unexpected argument 'stray'.",
    ]),
    [['start', '--port', '80'], "Unknown option '--port'."],
    [['start', '-x'], "Unknown option '-x'."],
    [['start', '--help=yes'], "'-h, --help' does not take an argument"],
    [['serve'], "Unknown command 'serve'."],
    [['help', 'serve'], "Unknown command 'serve'."],
    [['--bogus'], "Unknown option '--bogus'."],
    [['constructor'], "Unknown command 'constructor'."],
    [['import'], 'Name one file.'],
    [['import', 'a.csv', 'b.csv'], 'Name one file.'],
    [['create-workspace', '--slug', 'acme'], 'Missing: --name, --admin-name, --admin-email.'],
    [['create-workspace', '--slug'], "'--slug <value>' argument missing"],
  ];
  test.each(unknown)('%j is refused with 2, in words', (args, words) => {
    const { code, text } = ending(...args);
    expect(code).toBe(2);
    expect(text).toContain(words);
    expect(text).toContain('ticketwire '); // how it is used
  });

  // One process of each command, and those that refuse a value themselves.
  test.each<readonly [args: readonly string[], words: string]>([
    ...COMMANDS.map((command): [string[], string] => [[command, '--bogus'], "Unknown option '--bogus'."]),
    ...(IN_FULL ? unknown : []),
    [['demo-live', '--speed', '0'], '--speed must be'],
    [['demo-live', '--speed', 'fast'], '--speed must be'],
    [['demo-live', '--url', '127.0.0.1:4000'], '--url must be'],
  ])('%j ends a process with 2, on standard error, and nothing is opened', async (args, words) => {
    const { environment, wasOpened } = await untouched();
    const { code, stdout, stderr } = await ticketwire(args, environment);
    expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).toContain('ticketwire '); // how it is used
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(wasOpened()).toBe(false);
  });

  test('nothing at all is answered with what there is', async () => {
    const { code, stderr } = await ticketwire([]);
    expect(code).toBe(2);
    for (const command of COMMANDS) expect(stderr).toContain(`  ${command} `);
  });
});

describe('help', { timeout: 120_000 }, () => {
  test('names every command and the exit codes, however it is asked for', async () => {
    const { code, stdout, stderr } = await ticketwire(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const words of [...COMMANDS, 'Exit codes: 0', '2 wrong usage']) expect(stdout).toContain(words);
    for (const flag of ['--help', '-h', 'help']) expect(ending(flag)).toEqual({ code: 0, text: stdout });
  });

  test.each(COMMANDS)('of %s tells how it is used, alike by help, --help and -h', (command) => {
    const answer = ending(command, '--help');
    expect(answer).toMatchObject({ code: 0, text: expect.stringContaining(`ticketwire ${command}`) as string });
    for (const word of ['help', '--help', '-h']) expect(ending(word, command)).toEqual(answer);
  });

  test.each(IN_FULL ? COMMANDS : ['create-workspace'])('of %s is printed, whatever else is given', async (command) => {
    const { environment, wasOpened } = await untouched();
    const { code, stdout } = await ticketwire([command, '--help'], { ...environment, DATABASE_URL: 'nonsense' });
    expect({ code, stdout }).toEqual({ code: 0, stdout: ending(command, '--help').text });
    expect(wasOpened()).toBe(false);
  });

  test('--version tells the package’s', async () => {
    expect(await ticketwire(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

test('settings that can not be used are all named at once, and nothing is opened', async () => {
  const { environment, wasOpened } = await untouched();
  const { code, stderr } = await ticketwire(['start'], { ...environment, PORT: 'four thousand', INTROSPECTION: '1' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/PORT: .*\n\s+INTROSPECTION: /);
  expect(wasOpened()).toBe(false);
});

test('a Node that is too old is told plainly, and alike by the command and by what was built', async () => {
  const older =
    'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.19.0"}})';
  const answers = await Promise.all(
    [[BIN, 'start'], ['dist/main.js'], ['dist/commands/import.js']].map(
      (args) => started(process.execPath, ['--import', older, ...args]).ended,
    ),
  );
  for (const { code, stderr } of answers) {
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Ticketwire needs Node 26\.10 or newer; this is 20\.19\.0, at .+\n.+\n$/);
    expect(stderr).toBe(answers[0]!.stderr);
  }
});

test('create-workspace that can ask nobody for the password says which setting gives it', async () => {
  const { environment, wasOpened } = await untouched();
  const admin = ['--slug', 'acme', '--name', 'Acme', '--admin-name', 'Ann', '--admin-email', 'ann@acme.test'];
  const { code, stderr } = await ticketwire(['create-workspace', ...admin], environment);
  expect({ code, last: stderr.trimEnd().split('\n').at(-1) }).toEqual({
    code: 1,
    last: 'ADMIN_PASSWORD: needed where nobody can be asked for the password.',
  });
  expect(wasOpened()).toBe(false);
});

describe('a database that can not be used is told', () => {
  const nowhere = { DATABASE_URL: 'postgresql://ann@127.0.0.1:1/desk' };
  const refused = /^DATABASE_URL: nothing listens at 127\.0\.0\.1:1\n$/;
  /** The folder of another process, which is this one. */
  async function inUse() {
    const { environment } = await untouched();
    const unlock = await lockFolder(environment.DATA_DIR);
    onTestFinished(unlock);
    return environment;
  }

  test('before the password is asked for', async () => {
    const args = [
      'create-workspace',
      '--slug',
      'acme',
      '--name',
      'Acme',
      '--admin-name',
      'Ann',
      '--admin-email',
      'a@b.c',
    ];
    expect(await ticketwire(args, nowhere)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(refused) as string,
    });
    const { code, stderr } = await ticketwire(args, await inUse());
    expect({ code, lines: stderr.trimEnd().split('\n').length }, stderr).toEqual({ code: 1, lines: 1 });
    expect(stderr).toMatch(/^DATA_DIR: .+ is in use by process/);
  });

  test('before a file is read', async () => {
    const args = ['import', path.join(await aFolder(), 'not-there.csv')];
    expect(await ticketwire(args, nowhere)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(refused) as string,
    });
    expect((await ticketwire(args, await inUse())).stderr).toMatch(/^DATA_DIR: .+ is in use by process/);
  });
});
