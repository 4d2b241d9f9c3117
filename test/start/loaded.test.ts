import { describe, expect, test } from 'vitest';
import { started } from '../support/command.js';

/** Prints the packages that `work` loads, in a process of its own. */
const listing = (work: string): string => `
  import { registerHooks } from 'node:module';
  const seen = new Set();
  registerHooks({
    resolve(name, context, next) {
      const found = next(name, context);
      seen.add(/.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(found.url)?.[1]);
      return found;
    },
  });
  ${work}
  console.log(JSON.stringify([...seen]));`;

async function packagesOf(work: string): Promise<readonly string[]> {
  const { code, stdout, stderr } = await started(process.execPath, ['--input-type=module', '-e', listing(work)]).ended;
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as string[];
}

const SERVER = "await import('./dist/server.js');";
const ONLY_WHEN_USED = ['@electric-sql/pglite', '@mikro-orm/pglite', 'date-holidays', '@graphql-yoga/render-graphiql'];

describe('what is loaded', () => {
  test('by a server is not what only an embedded database or imported holidays need', async () => {
    const packages = await packagesOf(SERVER);
    expect(packages).toContain('@mikro-orm/postgresql');
    expect(packages.filter((name) => ONLY_WHEN_USED.includes(name))).toEqual([]);
  });

  test('where it is used is seen by this check', async () => {
    const packages = await packagesOf("await import('./dist/persistence/embedded.js'); await import('date-holidays');");
    expect(ONLY_WHEN_USED.slice(0, 3).filter((name) => !packages.includes(name))).toEqual([]);
  });
});
