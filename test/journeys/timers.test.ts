import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createWorkspace } from '../../src/actions/desk/create-workspace.js';
import { openDatabase, type Database } from '../../src/persistence/database.js';
import { Client, type Json } from '../support/client.js';
import { aDatabase, fillDataFolder, onPostgres, settingsFor } from '../support/database.js';
import { idOf, PASSWORD } from '../support/desk.js';
import { IN_FULL } from '../support/extent.js';
import { aProcess, type DeskProcess } from '../support/process.js';

const TICKETS = IN_FULL ? 40 : 8;
/** Opening times of the target: short enough to wait for, and long enough to open the tickets; or even to end the desk after that. */
const [SHORT, LONG] = IN_FULL ? ['PT5S', 'PT10S'] : ['PT3S', 'PT5S'];
const settled = { TIMER_POLL_MS: '100' };

async function aWorkspace(database: Database, slug: string): Promise<void> {
  const admin = { name: 'Admin', email: `admin@${slug}.test`, password: PASSWORD };
  const now = Temporal.Instant.fromEpochMilliseconds(Date.now());
  await createWorkspace({ database, now, newId: () => randomUUIDv7() }, { slug, name: slug, timeZone: 'UTC', admin });
}

const signedIn = async (url: string, slug: string): Promise<Client> =>
  new Client(url, await new Client(url).signIn({ email: `admin@${slug}.test`, password: PASSWORD }));

/** Tickets that all fall due around the same moment; answers their ids and when the last one is due. */
async function aBatch(
  admin: Client,
  target = SHORT,
): Promise<{ readonly ids: readonly string[]; readonly dueAt: number }> {
  const targets = [{ priority: 'P3', kind: 'RESOLUTION', length: { openingTime: target } }];
  await admin.do('createSlaPolicy', {
    name: `Quick ${randomUUIDv7()}`,
    position: 1,
    targets,
    warnings: [{ percentUsed: 50 }],
  });
  const ids: string[] = [];
  const due: number[] = [];
  for (let i = 0; i < TICKETS; i += 1) {
    const { ticket } = await admin.do(
      'openTicket',
      { type: 'INCIDENT', subject: `Quick ${i}`, impact: 'MEDIUM', urgency: 'MEDIUM', channel: 'API' },
      'ticket { id targets { dueAt } }',
    );
    ids.push(idOf(ticket!));
    due.push(Date.parse(`${(ticket!['targets'] as unknown as readonly Json[])[0]!['dueAt']}`));
  }
  return { ids, dueAt: Math.max(...due) };
}

const sleepUntil = (moment: number) => new Promise((resolve) => setTimeout(resolve, moment - Date.now()));

/** What was told of each ticket, once it was told of all of them. */
async function eventTypesOf(admin: Client, ids: readonly string[]): Promise<readonly string[]> {
  let polls = 0;
  for (let tries = 0; tries < 150; tries += 1) {
    const { nodes } = await admin.ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { timeline(first: 20) { nodes { __typename ... on TargetBreached { lateBy } } } } } }',
      { ids },
    );
    const timelines = (nodes as unknown as readonly Json[]).map(
      ({ timeline }) => timeline!['nodes'] as unknown as readonly Json[],
    );
    const recorded = timelines.map((events) =>
      events
        .map(({ __typename }) => `${__typename}`)
        .filter((type) => /Warned|Breached/.test(type))
        .join(' '),
    );
    const isAll = recorded.every((types) => types.includes('TargetBreached'));
    if (isAll && polls >= 10) return recorded; // a second one would have come by now
    if (isAll) polls += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('not every breach was told');
}

/** What is recorded of each ticket. */
const ONCE_EACH = 'TargetWarned TargetBreached';

/** The process is killed at the moment when some fall due, and others fall due while none runs. */
async function killed(): Promise<readonly string[]> {
  const deployment = await aDeployment();
  const first = await aProcess({ ...deployment.settings, ...settled });
  const admin = await signedIn(first.url, deployment.slug);
  const [atKill, meanwhile] = [await aBatch(admin), await aBatch(admin, LONG)];
  await sleepUntil(atKill.dueAt - 20); // in the middle of the tickets that fall due one after the other
  await first.end('SIGKILL');
  expect(Date.now()).toBeLessThan(meanwhile.dueAt);
  await sleepUntil(meanwhile.dueAt + 1100);
  const second = await aProcess({ ...deployment.settings, ...settled });
  const again = await signedIn(second.url, deployment.slug);
  const types = await eventTypesOf(again, [...atKill.ids, ...meanwhile.ids]);
  const { node } = await again.ask(
    'query ($id: ID!) { node(id: $id) { ... on Ticket { timeline(first: 20) { nodes { ... on TargetBreached { lateBy } } } } } }',
    { id: meanwhile.ids[0] },
  );
  const lateBy = (node!['timeline']!['nodes'] as unknown as readonly Json[]).find((each) => 'lateBy' in each)![
    'lateBy'
  ];
  expect(Temporal.Duration.from(`${lateBy}`).total('seconds')).toBeGreaterThan(1);
  return types;
}

/** Several processes ring them, and one is killed at that moment. */
async function several(): Promise<readonly string[]> {
  const deployment = await aDeployment();
  const start = (): Promise<DeskProcess> => aProcess({ ...deployment.settings, ...settled });
  const [first, second, third] = await Promise.all([start(), start(), start()]);
  const { ids, dueAt } = await aBatch(await signedIn(first.url, deployment.slug));
  await sleepUntil(dueAt - 20);
  await second.end('SIGKILL');
  return eventTypesOf(await signedIn(third.url, deployment.slug), ids);
}

const KILLED = [
  'though the process was killed at the moment they fell due, or before, and say how late',
  killed,
] as const;
const SEVERAL = ['with several processes, one of them killed on the way', several] as const;
/** One for each kind of database, as processes take seconds to start: PostgreSQL alone serves several of them. */
const cases = !onPostgres() ? [KILLED] : IN_FULL ? [KILLED, SEVERAL] : [SEVERAL];

describe('SLA-31 timers ring once', { timeout: 60_000 }, () => {
  test.each(cases)('%s', async (_how, fire) => {
    expect(new Set(await fire())).toEqual(new Set([ONCE_EACH]));
  });
});

/** A database with a workspace in it, for processes to open. */
async function aDeployment(): Promise<{ readonly slug: string; readonly settings: Readonly<Record<string, string>> }> {
  const slug = `timers-${randomUUIDv7().slice(-8)}`;
  if (onPostgres()) {
    await aWorkspace(database!, slug);
    return { slug, settings: settingsFor(database!) };
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-timers-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await fillDataFolder(folder);
  const embedded = await openDatabase({ folder });
  await aWorkspace(embedded, slug);
  await embedded.close();
  return { slug, settings: { DATA_DIR: folder } };
}

const database = onPostgres() ? await aDatabase() : null;
