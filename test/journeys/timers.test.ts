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

const TICKETS = IN_FULL ? 40 : 12;
/** Opening times of the target: short enough to wait for, and long enough to open the tickets; or even to stop the desk after that. */
const [SHORT, LONG] = [IN_FULL ? 'PT3S' : 'PT2S', 'PT10S'];
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
    if (isAll && polls >= 10) return recorded; // a second telling would have come by now
    if (isAll) polls += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('not every breach was told');
}

const ONCE_EACH = Array.from({ length: TICKETS }, () => 'TargetWarned TargetBreached');

describe('SLA-31 timers ring once', { timeout: 60_000 }, () => {
  test('though the process was killed at the moment they fell due', async () => {
    const deployment = await aDeployment();
    const first = await aProcess({ ...deployment.settings, ...settled });
    const admin = await signedIn(first.url, deployment.slug);
    const { ids, dueAt } = await aBatch(admin);
    await sleepUntil(dueAt - 20); // in the middle of the tickets that fall due one after the other
    await first.end('SIGKILL');
    const second = await aProcess({ ...deployment.settings, ...settled });
    expect(await eventTypesOf(await signedIn(second.url, deployment.slug), ids)).toEqual(ONCE_EACH);
  });

  test('after a long stop too, and say how late', async () => {
    const deployment = await aDeployment();
    const first = await aProcess({ ...deployment.settings, ...settled });
    const { ids, dueAt } = await aBatch(await signedIn(first.url, deployment.slug), LONG);
    await first.end();
    await sleepUntil(dueAt + 2500);
    const second = await aProcess({ ...deployment.settings, ...settled });
    const admin = await signedIn(second.url, deployment.slug);
    expect(await eventTypesOf(admin, ids)).toEqual(ONCE_EACH);
    const { node } = await admin.ask(
      'query ($id: ID!) { node(id: $id) { ... on Ticket { timeline(first: 20) { nodes { ... on TargetBreached { lateBy } } } } } }',
      { id: ids[0] },
    );
    const lateBy = (node!['timeline']!['nodes'] as unknown as readonly Json[]).find((each) => 'lateBy' in each)![
      'lateBy'
    ];
    expect(Temporal.Duration.from(`${lateBy}`).total('seconds')).toBeGreaterThan(2);
  });

  test.runIf(onPostgres())('with several processes, one of them killed on the way', async () => {
    const deployment = await aDeployment();
    const processes: DeskProcess[] = [];
    for (let i = 0; i < 3; i += 1) processes.push(await aProcess({ ...deployment.settings, ...settled }));
    const { ids, dueAt } = await aBatch(await signedIn(processes[0]!.url, deployment.slug));
    await sleepUntil(dueAt - 20);
    await processes[1]!.end('SIGKILL');
    expect(await eventTypesOf(await signedIn(processes[2]!.url, deployment.slug), ids)).toEqual(ONCE_EACH);
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
