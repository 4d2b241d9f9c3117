import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { aCodebase, HOME } from './codebase.ts';

const KNIP = path.join(HOME, 'node_modules/knip/bin/knip.js');
const CONFIG = path.join(HOME, 'knip.jsonc');

/** What knip reports of a folder by this project's rules, line by line; empty when nothing is unused. */
async function unused(home: string, ...more: readonly string[]): Promise<readonly string[]> {
  const args = [KNIP, '--directory', home, '--config', CONFIG, '--reporter', 'compact', '--no-config-hints', ...more];
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((failed: unknown) => {
    if ((failed as { code?: unknown }).code === 1) return failed as { stdout: string };
    throw failed;
  });
  return stdout.split('\n').filter((line) => line !== '');
}

const START = "import { used } from './domain/rule.js';\nused();\n";
const RULE = 'export const used = () => {};\nexport const dead = () => {};\n';
const TESTED = "import { dead } from '../src/domain/rule.js';\ndead();\n";
const VITEST = {
  'package.json': '{ "type": "module", "scripts": { "test": "vitest" }, "devDependencies": { "vitest": "5.1.1" } }',
  'vitest.config.ts': "export default { test: { include: ['test/**/*.test.ts'] } };\n",
};

// What is planted, and how knip is run on it, and what it must report.
const faults: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[], string])[] = [
  ['an export that nothing uses', { 'src/main.ts': START, 'src/domain/rule.ts': RULE }, [], 'src/domain/rule.ts: dead'],
  [
    'an export that only a test uses',
    { ...VITEST, 'src/main.ts': START, 'src/domain/rule.ts': RULE, 'test/rule.test.ts': TESTED },
    ['--production'],
    'src/domain/rule.ts: dead',
  ],
  [
    'a file that nothing imports',
    { 'src/main.ts': 'process.exit();\n', 'src/domain/rule.ts': RULE },
    ['--production'],
    'src/domain/rule.ts',
  ],
];

test.each(faults)('%s is reported', async (_what, files, how, line) => {
  expect((await unused(await aCodebase(files), ...how)).join('\n')).toContain(line);
});

test('an export that is used is not reported', async () => {
  const rule = 'export const used = () => {};\n';
  expect(await unused(await aCodebase({ 'src/main.ts': START, 'src/domain/rule.ts': rule }))).toEqual([]);
});
