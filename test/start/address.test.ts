import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { aFolder, started, ticketwire } from '../support/command.js';
import { preparedSettings } from '../support/database.js';
import { expectRefusal } from './surroundings.js';

const prepared = await preparedSettings();

/** Starting is refused before anything is made. */
async function expectRefused(
  environment: Readonly<Record<string, string>>,
  setting: string,
  words: RegExp,
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<void> {
  const data = path.join(await aFolder(), 'data');
  const ended = await ticketwire(['start'], { DATA_DIR: data, NODE_ENV: 'development', ...environment }, user);
  expectRefusal(ended, setting, words, 'start');
  expect(existsSync(data)).toBe(false);
}

async function aTakenPort(host: string): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  return String((server.address() as AddressInfo).port);
}

/** The first port that anybody may listen on; containers often allow all. */
const firstFree = (): number => {
  const file = '/proc/sys/net/ipv4/ip_unprivileged_port_start';
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
};

describe(
  'START-05 an address that can not be listened on is found before anything is made',
  { timeout: 400_000 },
  () => {
    test('a port in use, on one address or on all', async () => {
      const PORT = await aTakenPort('127.0.0.1');
      await Promise.all([
        expectRefused({ PORT }, 'PORT', new RegExp(`^PORT: ${PORT} is in use on 127\\.0\\.0\\.1; `)),
        expectRefused({ PORT, HOST: '0.0.0.0' }, 'PORT', / is in use on 0\.0\.0\.0; /),
      ]);
    });

    test('a host of another machine, of none, and of a name that is none', async () => {
      await Promise.all([
        expectRefused({ PORT: '0', HOST: '192.0.2.1' }, 'HOST', /192\.0\.2\.1 is not an address of this machine$/),
        expectRefused({ PORT: '0', HOST: 'desk.invalid' }, 'HOST', /the name desk\.invalid can't be resolved$/),
      ]);
    });

    test.runIf(firstFree() > 80 && process.getuid)('a port that this user may not have', async () => {
      const user = process.getuid!() === 0 ? { uid: 65_534, gid: 65_534 } : {};
      await expectRefused({ PORT: '80' }, 'PORT', /this user may not listen on 80/, user);
    });

    test('but a Redis that does not answer is only waited for: it carries hints', async () => {
      const settings = { ...prepared, PORT: '0', NODE_ENV: 'test', REDIS_URL: 'redis://127.0.0.1:1' };
      const server = started(process.execPath, ['dist/main.js'], settings);
      await server.wrote(/serves GraphQL/);
      server.child.kill('SIGTERM');
      expect((await server.ended).code).toBe(0);
    });
  },
);
