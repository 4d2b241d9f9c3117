import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createWorkspace } from '../../src/actions/desk/create-workspace.js';
import { globalId, keyOf } from '../../src/domain/global-id.js';
import { positionOf } from '../../src/domain/position.js';
import { openDatabase, type Database } from '../../src/persistence/database.js';
import { Client, type Json } from '../support/client.js';
import { aDatabase, fillDataFolder, onPostgres, settingsFor } from '../support/database.js';
import { idOf, PASSWORD } from '../support/desk.js';
import { IN_FULL } from '../support/extent.js';
import { chanceOf, LedgerSubscriber, STATUS, untilAnswered, Writer } from '../support/ledger.js';
import { aNetwork, type Network } from '../support/network.js';
import { aProcess, type DeskProcess } from '../support/process.js';

/** The embedded database takes several times as long for each. */
const IN_FULL_MUTATIONS = onPostgres() ? 3000 : 500;
const MUTATIONS = IN_FULL ? IN_FULL_MUTATIONS : 300;
const SEED = 20_261_124;

const EVENTS =
  'subscription ($after: Position) { ticketEvents(after: $after) { ... on TicketEvent { id position ticket { id } } } }';
const STATUSES = 'subscription ($after: Position) { ticketStatusChanged(after: $after) { id position ticket { id } } }';
const OPEN = '{ status: { eq: OPEN } }';
const CHANGES = `subscription ($after: Position) { ticketChanges(where: ${OPEN}, after: $after) { position kind ticketId } }`;

const database = onPostgres() ? await aDatabase() : null;

/** Where the desk of one test remembers, and how it is looked into while no embedded desk runs. */
interface Environment {
  readonly settings: Readonly<Record<string, string>>;
  look<Result>(work: (open: Database) => Promise<Result>): Promise<Result>;
}

async function anEnvironment(): Promise<Environment> {
  const unlimited = { SIGN_INS_PER_ADDRESS: '100000' }; // all people of all tests come from one
  if (database) return { settings: { ...settingsFor(database), ...unlimited }, look: (work) => work(database) };
  const folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-ledger-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await fillDataFolder(folder);
  return {
    settings: { DATA_DIR: folder, DEMO: 'off', ...unlimited },
    async look(work) {
      const open = await openDatabase({ folder });
      return work(open).finally(() => open.close());
    },
  };
}

/** One process after another at the same address. */
class Server {
  private constructor(
    readonly url: string,
    private process: DeskProcess,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async start({ settings }: Environment): Promise<Server> {
    const process = await aProcess(settings);
    return new Server(process.url, process, { ...settings, PORT: new URL(process.url).port });
  }

  async restart(signal: NodeJS.Signals): Promise<void> {
    await this.process.end(signal);
    this.process = await aProcess(this.settings);
  }

  end(): Promise<void> {
    return this.process.end();
  }
}

/** A workspace with its people, all signed in. */
interface People {
  readonly slug: string;
  readonly staff: readonly Client[];
  readonly requesters: readonly (Client & { readonly id: string })[];
}

async function people(url: string, slug: string, agents: number, requesters: number): Promise<People> {
  const anonymous = new Client(url);
  const signedIn = async (email: string): Promise<Client> =>
    new Client(url, await anonymous.signIn({ email, password: PASSWORD }));
  const admin = await signedIn(`admin@${slug}.test`);
  const person = async (name: string, role: string) => {
    const email = `${name}@${slug}.test`;
    const made = await admin.do('createPerson', { name, email, role, password: PASSWORD }, 'person { id }');
    return Object.assign(await signedIn(email), { id: idOf(made['person']!) });
  };
  const named = (name: string, role: string, many: number) =>
    Promise.all(Array.from({ length: many }, (_, i) => person(`${name}${i}`, role)));
  return {
    slug,
    staff: [admin, ...(await named('agent', 'AGENT', agents))],
    requesters: await named('requester', 'REQUESTER', requesters),
  };
}

const at = <C extends Client>(client: C, { url }: Server): Client => new Client(url, client.token);

/** What has to come, once the log is known. */
interface Subscribed {
  readonly subscriber: LedgerSubscriber;
  /** Of whose tickets they hear last. */
  readonly lastOf: Client;
  readonly expected: (log: readonly Logged[]) => readonly Logged[];
}

/** An event as the table has it. */
interface Logged {
  readonly slug: string;
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly audience: string;
  readonly ticketId: string | null;
  readonly requesterId: string | null;
}

const readLog = (slugs: readonly string[]) => async (open: Database) => {
  const { rows } = await sql<Logged>`
    select w.slug, e.position::float8 as position, e.id, e.type, e.audience, e.ticket_id as "ticketId", t.requester_id as "requesterId"
    from event e join workspace w on w.id = e.workspace_id left join ticket t on t.id = e.ticket_id
    where w.slug = any(${slugs}::text[]) order by w.slug, e.position`.execute(open.em().getKysely());
  return rows;
};

/** What happens while the writers write; called once, when a part of the changes is done. */
type Fault = (servers: readonly Server[]) => Promise<void>;

/** How a run goes: with how many processes, and what breaks. */
interface Run {
  readonly processes?: number;
  readonly fault?: Fault;
  /** Breaks every subscriber's network once a second. */
  readonly drops?: boolean;
}

/** What went wrong in such a run. */
async function faultsOf({ processes = 1, fault, drops = false }: Run): Promise<readonly string[]> {
  const environment = await anEnvironment();
  const slugs = ['acme', 'globex'].map((name) => `${name}${randomUUIDv7().slice(-6)}`);
  await environment.look(async (open) => {
    for (const slug of slugs) {
      const admin = { name: 'Admin', email: `admin@${slug}.test`, password: PASSWORD };
      const now = Temporal.Instant.fromEpochMilliseconds(Date.now());
      await createWorkspace({ database: open, now, newId: randomUUIDv7 }, { slug, name: slug, timeZone: 'UTC', admin });
    }
  });
  const servers = [await Server.start(environment)];
  while (servers.length < processes) servers.push(await Server.start(environment));
  const acme = await people(servers[0]!.url, slugs[0]!, 5, 4);
  const globex = await people(servers[0]!.url, slugs[1]!, 1, 1);

  const networks: Network[] = [];
  const subscribe: Subscribes = async (name, who, document, by) => {
    const server = servers[networks.length % servers.length]!;
    const network = await aNetwork(server.url);
    networks.push(network);
    const { asOf } = await who.ask('{ asOf }');
    return new LedgerSubscriber(name, network.url, who, document, String(asOf), by);
  };
  const subscribed = await subscribeAll(subscribe, acme, globex);
  const changes = await Promise.all([0, 1, 2].map((i) => subscribe(`changes ${i}`, acme.staff[i]!, CHANGES)));

  const chance = chanceOf(SEED);
  const ids = (of: People): readonly string[] => of.requesters.map(({ id }) => id);
  const writers = [
    ...acme.staff
      .slice(1)
      .map((agent, i) => new Writer(at(agent, servers[i % processes]!), chance, 'AGENT', ids(acme))),
    ...acme.requesters.slice(0, 2).map((each, i) => new Writer(at(each, servers[i % processes]!), chance, 'REQUESTER')),
    new Writer(at(globex.staff[1]!, servers[processes - 1]!), chance, 'AGENT', ids(globex)),
  ];
  const dropping = drops ? networks.map((network, i) => dropEverySecond(network, i * 50)) : [];
  await writeAll(writers, fault && (() => fault(servers)));
  for (const timer of dropping) clearInterval(timer);

  const lastTickets = await sayLastWords([acme, globex]);
  const lastOpen = lastTickets.get(acme.requesters.at(-1)!)!;
  await Promise.all([
    ...subscribed.map(({ subscriber, lastOf }) => subscriber.receives(lastTickets.get(lastOf)!)),
    ...changes.map((subscriber) => subscriber.receives(lastOpen)),
  ]);
  await delay(500); // whatever would come twice comes now
  const stillOpen = await untilAnswered(() => openTickets(acme.staff[0]!));
  const subscribers = [...changes, ...subscribed.map(({ subscriber }) => subscriber)];
  for (const subscriber of subscribers) subscriber.stop();
  for (const server of servers) await server.end();
  const log = await environment.look(readLog(slugs));
  return [
    ...subscribers.flatMap(({ name, faults }) => faults.map((each) => `${name} failed: ${String(each)}`)),
    ...gapsIn(log, slugs),
    ...effectsThatDiffer(log, writers, lastTickets.size),
    ...subscribed.flatMap(({ subscriber, expected }) => differences(subscriber, expected(log))),
    ...changes.flatMap(({ name, delivered }) =>
      isDeepStrictEqual(listOf(delivered), stillOpen) ? [] : [`${name}: another list`],
    ),
    ...(drops ? networks.flatMap(({ connections }) => (connections > 2 ? [] : ['a network that never broke'])) : []),
  ];
}

type Subscribes = (name: string, who: Client, document: string, by?: 'socket' | 'stream') => Promise<LedgerSubscriber>;

/** Seventeen who hear events: staff of two workspaces, and requesters; two of them by streams. */
async function subscribeAll(subscribe: Subscribes, acme: People, globex: People): Promise<readonly Subscribed[]> {
  const subscribed: Subscribed[] = [];
  for (const { slug, staff, requesters } of [acme, globex]) {
    const ofTickets = (log: readonly Logged[]) => log.filter((event) => event.slug === slug && event.ticketId !== null);
    for (const who of staff)
      subscribed.push({
        subscriber: await subscribe(`staff of ${slug}`, who, EVENTS),
        lastOf: requesters.at(-1)!,
        expected: ofTickets,
      });
    for (const who of requesters) {
      const uuid = keyOf('Person', who.id);
      subscribed.push({
        subscriber: await subscribe(`requester of ${slug}`, who, EVENTS),
        lastOf: who,
        expected: (log) =>
          ofTickets(log).filter(({ audience, requesterId }) => audience === 'PUBLIC' && requesterId === uuid),
      });
    }
    for (const by of ['socket', 'stream'] as const)
      subscribed.push({
        subscriber: await subscribe(`statuses of ${slug} by ${by}`, staff[0]!, STATUSES, by),
        lastOf: requesters.at(-1)!,
        expected: (log) => ofTickets(log).filter(({ type }) => type === STATUS),
      });
  }
  return subscribed;
}

/** Opens and starts a ticket for each requester: whatever is told in order, is told before what is told of it. */
async function sayLastWords(of: readonly People[]): Promise<ReadonlyMap<Client, string>> {
  const tickets = new Map<Client, string>();
  for (const { staff, requesters } of of)
    for (const requester of requesters) {
      const keyed = (input: object) => ({ ...input, idempotencyKey: randomUUIDv7() });
      const words = keyed({ subject: 'The last words', requester: { id: requester.id } });
      const said = await untilAnswered(() => staff[0]!.do('openTicket', words, 'ticket { id }'));
      const ticketId = idOf(said['ticket']!);
      const start = keyed({ ticketId });
      await untilAnswered(() => staff[0]!.do('startTicket', start));
      tickets.set(requester, ticketId);
    }
  return tickets;
}

function dropEverySecond(network: Network, beginMs: number): NodeJS.Timeout {
  const drop = (): void => {
    network.cut();
    network.mend();
  };
  setTimeout(drop, beginMs); // not all at the same moment
  return setInterval(drop, 1000);
}

/** All changes, shared among the writers; the fault comes when a third is done. */
async function writeAll(writers: readonly Writer[], fault: (() => Promise<void>) | undefined): Promise<void> {
  let begun = 0;
  let faulting: Promise<void> | null = null;
  const work = async (writer: Writer): Promise<void> => {
    while (begun < MUTATIONS) {
      begun += 1;
      if (begun > MUTATIONS / 3) faulting ??= fault?.() ?? Promise.resolve();
      await writer.write();
    }
  };
  await Promise.all(writers.map(work));
  await faulting;
}

/** Tickets that are open, as staff are told when they ask. */
async function openTickets(who: Client): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: unknown = null; ;) {
    const { tickets } = await who.ask(
      `query ($after: String) { tickets(where: ${OPEN}, first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    ids.push(...(tickets!['nodes'] as unknown as readonly Json[]).map(idOf));
    if (!tickets!['pageInfo']!['hasNextPage']) return ids.toSorted();
    after = tickets!['pageInfo']!['endCursor'];
  }
}

/** The same, as who began with an empty list was told by changes of it. */
function listOf(delivered: readonly Json[]): readonly string[] {
  const list = new Set<string>();
  let last = -1;
  for (const { kind, ticketId, position } of delivered) {
    const [what, id] = [`${kind}`, `${ticketId}`];
    const here = positionOf(`${position}`)!;
    if (here <= last) return [`${what} at ${here} came after ${last}`];
    if (list.has(id) === (what === 'ADDED'))
      return [`${what} of ${id} at ${here}, which was ${list.has(id) ? '' : 'not '}there`];
    if (what === 'ADDED') list.add(id);
    if (what === 'REMOVED') list.delete(id);
    last = here;
  }
  return [...list].toSorted();
}

/** Positions that a workspace's log leaves out. */
const gapsIn = (log: readonly Logged[], slugs: readonly string[]): readonly string[] =>
  slugs.flatMap((slug) => {
    const positions = log.filter((event) => event.slug === slug).map(({ position }) => position);
    return positions.flatMap((position, i) => (position === i + 1 ? [] : [`${slug} ${position} is number ${i + 1}`]));
  });

/** Kinds of event that the log has more or less often than the changes that were answered, and the last words, account for. */
function effectsThatDiffer(log: readonly Logged[], writers: readonly Writer[], lastWords: number): readonly string[] {
  const said = Array.from({ length: lastWords }, () => ['TicketOpened', STATUS]).flat();
  const due = Object.groupBy([...writers.flatMap((writer) => writer.due), ...said], (type) => type);
  const logged = Object.groupBy(log, ({ type }) => type);
  return Object.keys(due).flatMap((type) => {
    const [is, should] = [logged[type]?.length ?? 0, due[type]!.length];
    return is === should ? [] : [`${is} ${type} in the log for ${should} changes`];
  });
}

/** What is wrong with what somebody was told; nothing, when it is what they should have been. */
function differences({ name, delivered }: LedgerSubscriber, expected: readonly Logged[]): readonly string[] {
  const received = delivered.map(({ id }) => `${id}`);
  const due = expected.map(({ id }) => globalId('TicketEvent', id));
  const [isReceived, order] = [new Set(received), new Map(due.map((id, i) => [id, i]))];
  const wrong = {
    lost: due.filter((id) => !isReceived.has(id)).length,
    doubled: received.length - isReceived.size,
    foreign: received.filter((id) => !order.has(id)).length,
    'out of order': received.filter((id, i) => i > 0 && order.get(id)! < order.get(received[i - 1]!)!).length,
  };
  return Object.entries(wrong).flatMap(([what, many]) => (many ? [`${name}: ${many} ${what} of ${due.length}`] : []));
}

describe(`a ledger of 20 subscribers, 8 writers and ${MUTATIONS} changes: none is lost, doubled, out of order or foreign`, () => {
  const embedded: readonly (readonly [string, Run])[] = [
    [
      'L2 L3 L5 L11 though networks break every second and the server stops under load, and starts again',
      { drops: true, fault: ([desk]) => desk!.restart('SIGTERM') },
    ],
    ['L2 L3 L5 with no fault', {}],
    ['L3 though the server is killed in the middle, and starts again', { fault: ([desk]) => desk!.restart('SIGKILL') }],
  ];
  const several: typeof embedded = [
    [
      'L3 L11 delivered by two processes, one of which is killed, and then the other stopped',
      {
        processes: 2,
        async fault([one, other]) {
          await one!.restart('SIGKILL');
          await other!.restart('SIGTERM');
        },
      },
    ],
    ['L3 delivered by two processes', { processes: 2 }],
  ];
  // The embedded database takes several times as long for each.
  const sample = onPostgres() ? [...several, ...embedded] : embedded.slice(0, 1);
  test.each(IN_FULL && !onPostgres() ? embedded : sample)('%s', { timeout: 300_000 }, async (_name, run) => {
    expect(await faultsOf(run)).toEqual([]);
  });
});
