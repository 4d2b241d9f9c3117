import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../src/commands/demo/cast.js';
import { Client, type Json } from '../support/client.js';
import { preparedSettings } from '../support/database.js';
import { aDesk, idOf } from '../support/desk.js';

const desk = await aDesk({ DEMO: 'on' });
const [deskSettings, workspaceSettings] = [await preparedSettings(), await preparedSettings()];
const signedIn = async (email: string): Promise<Client> =>
  new Client(desk.server.url, await desk.anonymous.signIn({ email, password: DEMO_PASSWORD }));
const agent = await signedIn('agent@demo.test');
const admin = await signedIn('admin@demo.test');

const blocksOf = (file: string, language: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(
    ([, block]) => block!,
  );

const graphql = ['README.md', 'docs/contract.md'].flatMap((file) =>
  blocksOf(file, 'graphql').map((block) => [file, /\w+ \w+/.exec(block)![0], block] as const),
);
const shell = ['README.md', 'docs/contract.md'].flatMap((file) => blocksOf(file, 'sh'));

describe('what the documents show', () => {
  test('is there to be run', () => {
    expect(graphql.length).toBeGreaterThan(9);
    expect(shell.length).toBeGreaterThan(3);
    for (const file of ['README.md', 'docs/contract.md'])
      expect(
        readFileSync(file, 'utf8')
          .match(/^```\w*$/gm)!
          .every((fence) => /^```(graphql|sh)?$/.test(fence)),
      ).toBe(true);
  });

  test.each(graphql.filter(([, , block]) => !block.startsWith('subscription')))(
    '%s: %s works when it is pasted',
    async (_file, name, block) => {
      const data = await agent.ask(block);
      const payload = Object.values(data).find((value) => typeof value === 'object')!;
      const refused = (payload['userErrors'] ?? []) as unknown as readonly Json[];
      if (name !== 'mutation Refused') expect(refused).toEqual([]);
      else expect(refused.map(({ code }) => code)).toEqual(['INVALID_INPUT', 'INVALID_INPUT', 'NOT_FOUND']);
      if ('nodes' in payload) expect((payload['nodes'] as unknown as readonly Json[]).length).toBeGreaterThan(0);
    },
  );

  /** What makes each subscription tell something, and what it tells then. */
  const happenings: Readonly<Record<string, (ticketId: string) => Promise<Readonly<Record<string, unknown>>>>> = {
    'subscription Alarms': async () => {
      const targets = [{ priority: 'P1', kind: 'RESOLUTION', length: { openingTime: 'PT0S' } }];
      await admin.do('createSlaPolicy', { name: 'At once', position: 1, targets });
      return { __typename: 'TargetBreached', ticket: { priority: 'P1' } };
    },
  };
  const taken = async (ticketId: string) => {
    await agent.do('startTicket', { ticketId });
    return { from: 'NEW', to: 'OPEN' };
  };

  test.each(graphql.filter(([, , block]) => block.startsWith('subscription')))(
    '%s: %s tells what happens',
    async (_file, name, block) => {
      const { openTicket } = await agent.ask(
        'mutation { openTicket(input: { subject: "Watched", impact: HIGH, urgency: HIGH }) { ticket { id } } }',
      );
      const subscriber = agent.subscribe(block);
      await desk.subscribers(1);
      const delivered = await (happenings[name] ?? taken)(idOf(openTicket!['ticket']!));
      expect(await subscriber.next()).toMatchObject(delivered);
      subscriber.close();
      await desk.subscribers(0);
    },
  );

  test('in the shell are commands there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = shell.flatMap((block) => [...block.matchAll(/npm (?:run )?([\w:-]+)/g)].map(([, script]) => script!));
    expect(new Set(named)).toEqual(new Set(['ci', 'start', 'test', 'demo:live', 'create-workspace', 'build']));
    for (const script of named) if (script !== 'ci') expect(scripts).toHaveProperty([script]);
  });

  test('starts the desk, and plays a day of it, as it is written', async () => {
    const start = shell.find((each) => each.includes('npm start'))!.replace('npm ci && ', ''); // whoever runs this has installed
    const demoOn = { DEMO: 'on' }; // as it is by default on the embedded database
    const started = await untilSaid(
      start,
      { ...deskSettings, PORT: '0', NODE_ENV: 'development', ...('DATABASE_URL' in deskSettings && demoOn) },
      /serves GraphQL at .*requester@demo\.test/s,
    );
    expect(started).toContain('demo-password');
    const live = shell.find((each) => each.includes('demo:live'))!.trim();
    const output = await untilSaid(`${live} --url ${desk.server.url}`, {}, /openTicket {2}INC-\d+ NEW/);
    expect(output).toContain('최지우');
  }, 90_000);

  test('makes a workspace of one’s own, as it is written', () => {
    const block = shell.find((each) => each.includes('create-workspace'))!;
    const { DATABASE_URL: _, ...environment } = process.env;
    const ran = spawnSync('bash', ['-c', block], { env: { ...environment, ...workspaceSettings }, encoding: 'utf8' });
    expect(`${ran.stdout}${ran.stderr}`).toContain('Made the workspace acme. minji@acme.example can sign in now.');
    expect(ran.status).toBe(0);
  }, 60_000);
});

/** Runs a command until it has said what is expected, then ends it and all it started. */
async function untilSaid(
  command: string,
  settings: Readonly<Record<string, string>>,
  expected: RegExp,
): Promise<string> {
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn('bash', ['-c', command], { env: { ...environment, ...settings }, detached: true });
  const ended = once(child, 'exit');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const onText = (text: Buffer): void => {
      said += text.toString();
      if (expected.test(said)) resolve();
    };
    child.stdout.on('data', onText);
    child.stderr.on('data', onText);
    void ended.then(() => reject(new Error(`${command} ended and said: ${said}`)));
  });
  process.kill(-child.pid!, 'SIGTERM');
  await ended;
  return said;
}
