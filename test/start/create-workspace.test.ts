import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { runCreateWorkspace } from '../../src/commands/run-create-workspace.js';
import { Client } from '../support/client.js';
import { started } from '../support/command.js';
import { preparedSettings } from '../support/database.js';

const prepared = await preparedSettings();
const ADMIN = ['--slug', 'acme', '--name', 'Acme', '--admin-name', 'Ann', '--admin-email', 'ann@acme.test'];
const PASSWORD = 'correct horse battery';

/** Runs the command in this process; answers its exit code and what it reported. */
async function run(args: readonly string[], password: string) {
  for (const [name, value] of Object.entries({ DATABASE_URL: '', ...prepared, ADMIN_PASSWORD: password }))
    vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  let reported = '';
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((reported += String(text)), true));
  onTestFinished(() => err.mockRestore());
  return { code: await runCreateWorkspace(args), reported };
}

describe('create-workspace', { timeout: 120_000 }, () => {
  test('makes the first workspace, whose admin then signs in to a started desk', async () => {
    const settings = { ...prepared, PORT: '0', NODE_ENV: 'test', ADMIN_PASSWORD: PASSWORD };
    const made = await started(process.execPath, ['dist/commands/create-workspace.js', ...ADMIN], settings).ended;
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Made the workspace acme.') as string,
    });
    const desk = started(process.execPath, ['dist/main.js'], settings);
    const [, url] = await desk.wrote(/serves GraphQL at (\S+)/);
    expect(await new Client(url!).signIn({ email: 'ann@acme.test', password: PASSWORD })).toMatch(/^ey/);
    desk.child.kill('SIGTERM');
    expect((await desk.ended).code).toBe(0);
  });

  test('refuses a workspace that is there, and bad input, all faults at once', async () => {
    const again = await run(ADMIN, PASSWORD);
    expect(again).toMatchObject({ code: 1, reported: expect.stringContaining('already has this slug') as string });
    const bad = [
      '--slug',
      'A',
      '--name',
      ' ',
      '--admin-name',
      'Ann',
      '--admin-email',
      'nope',
      '--time-zone',
      'Mars/Base',
    ];
    const refused = await run(bad, 'short');
    expect(refused.code).toBe(1);
    for (const field of ['slug', 'name', 'timeZone', 'admin.email', 'password'])
      expect(refused.reported).toContain(field);
  });
});
