import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { Client } from '../support/client.js';
import { onPostgres } from '../support/database.js';
import { aDesk, PASSWORD } from '../support/desk.js';
import { aNetwork } from '../support/network.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });

const SIGN_IN =
  'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } userErrors { code } } }';
const SECRET = 'a secret that no log may hold';

interface Process {
  readonly url: string;
  readonly stdout: () => string;
  readonly stderr: () => string;
  end(): Promise<unknown>;
}

/** The built server, as it runs in production. */
async function inProduction(settings: Readonly<Record<string, string>>): Promise<Process> {
  const env = { ...process.env, NODE_ENV: 'production', PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'debug', ...settings };
  const child = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (text: Buffer) => (said[stream] += text.toString()));
  const find = (): string | undefined => /http:\/\/127\.0\.0\.1:\d+\/graphql/.exec(said.stdout)?.[0];
  await expect.poll(find, { timeout: 30_000 }).toBeDefined();
  return {
    url: find()!,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    end() {
      child.kill('SIGTERM');
      return once(child, 'exit');
    },
  };
}

// The embedded database can't be taken away from a process that runs.
test.runIf(onPostgres())(
  'OUT-04 in production every line on stdout is JSON, whatever is taken away and comes back, and none holds a secret',
  { timeout: 90_000 },
  async () => {
    const network = await aNetwork(desk.database.url!);
    const address = new URL(desk.database.url!);
    address.host = new URL(network.url).host;
    const server = await inProduction({
      ...{ DATABASE_URL: address.href, REDIS_URL: 'redis://127.0.0.1:1' },
      SIGN_INS_PER_ADDRESS: '100000', // they are tried for as long as the outages last
    });
    const [client, anonymous] = [new Client(server.url, agent.token), new Client(server.url)];
    await client.ask('{ viewer { name } }');
    let failed = 0;
    for (const goAway of [() => network.cut(), () => network.freeze()]) {
      goAway();
      for (let i = 0; i < 30; i += 1) {
        const answers = [
          client.send('{ viewer { name } }'),
          anonymous.send(SIGN_IN, { input: { email: 'agent@acme.test', password: SECRET } }),
        ];
        for (const { errors } of await Promise.all(answers))
          failed += errors![0]!.extensions['code'] === 'UNAVAILABLE' ? 1 : 0;
      }
      network.mend();
      await expect.poll(async () => (await client.send('{ viewer { name } }')).status, { timeout: 10_000 }).toBe(200);
      await expect
        .poll(() => server.stdout().match(/the database is back/g)?.length ?? 0, { timeout: 10_000 })
        .toBeGreaterThan(0);
    }
    await expect.poll(() => server.stdout().match(/the database is back/g)?.length, { timeout: 10_000 }).toBe(2);
    expect(failed).toBe(120);
    await anonymous.send(SIGN_IN, { input: { email: 'agent@acme.test', password: PASSWORD } });
    await server.end();

    // The greeting of a terminal; in production it is a line of the log, too.
    const lines = server
      .stdout()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('Ticketwire serves GraphQL'));
    const outages = lines.map((line) => JSON.parse(line) as { outage?: string }).filter(({ outage }) => outage);
    expect(outages.map(({ outage }) => outage)).toEqual(['redis', ...Array<string>(4).fill('database')]);
    expect(server.stdout().length).toBeLessThan(4000);
    for (const secret of [SECRET, PASSWORD, agent.token!])
      expect(server.stdout() + server.stderr()).not.toContain(secret);
    expect(server.stderr()).toBe('');
  },
);
