import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { createPerson } from '../../src/actions/people/people.js';
import { openTicket } from '../../src/actions/ticket/open-ticket.js';
import { resumeTicket, setTicketWaiting, startTicket } from '../../src/actions/ticket/take-step.js';
import { globalId } from '../../src/domain/global-id.js';
import { positionText } from '../../src/domain/position.js';
import { postgresNotifier } from '../../src/realtime/postgres-notifier.js';
import { ADMIN, aBenchDesk, done, PASSWORD, type BenchDesk } from '../desk.js';
import { Contestant, QUERY, type Prepare } from './contestant.js';
import { Listener } from './listener.js';
import { serve } from './served.js';

/** People who listen at the desk; the sockets are shared among them. */
const PEOPLE = 20;

/** The desk, plain graphql-ws, and `ws` alone: each in a process of its own, all told by this one. */
export interface Contestants {
  readonly desk: Contestant;
  readonly plain: Contestant;
  readonly raw: Contestant;
  end(): Promise<void>;
}

/** Starts them, for the events of one desk. */
export async function startContestants(bench: BenchDesk): Promise<Contestants> {
  const settings = { DATABASE_URL: bench.url };
  const [desk, plain, raw] = await Promise.all([
    serve('dist/main.js', {
      ...{ ...settings, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info' }, // below it would not say where it serves
      ...{ SIGN_INS_PER_ADDRESS: '100000', SIGN_INS_IN_ALL: '100000' }, // everybody signs in from one address
      ...{ ACCESS_TOKEN_LIFE: 'PT2H', SOCKET_PING_MS: '60000' }, // who listens is busy at times
      MAX_LINES_PER_PERSON: '1000000',
      FEED_POLL_MS: '60000', // so that events queue until they are told of
    }),
    serve('dist/bench/bench/live/plain-server.js', settings),
    serve('dist/bench/bench/live/raw-server.js', settings),
  ]);
  const client = new pg.Client({ connectionString: bench.url });
  await client.connect();
  const notifier = postgresNotifier(bench.database.listenAt!, 30_000, fail);

  const changes = await changesOf(bench, (log) => notifier.notify('log', log));
  const tokens = await tokensOf(bench, desk.url);
  const message = await aMessage(desk.url, tokens[0]!, changes);
  const notify = (channel: string, messages: readonly string[]) => () =>
    client.query('select pg_notify($1, m) from unnest($2::text[]) as m', [channel, messages]);
  // Whoever is told, the publisher has just changed tickets: caches are as cold for the others as for the desk.
  const elsewhere = await aBenchDesk();
  const changesElsewhere = await changesOf(elsewhere, () => {});
  const afterChanges =
    (prepare: Prepare): Prepare =>
    async (many, committed) => {
      await changesElsewhere(many, () => {});
      return prepare(many, committed);
    };
  const copies = copiesOf(message, (events) => notify('bench_plain', events));
  return {
    desk: new Contestant('the desk', desk, tokens, changes),
    plain: new Contestant('plain graphql-ws', plain, ['-'], afterChanges(copies)),
    // Numbered, because PostgreSQL notifies of equal messages once; the server sends the rest, which is always the same.
    raw: new Contestant(
      '`ws` alone',
      raw,
      ['-'],
      afterChanges(async (many) => {
        const events = Array.from({ length: many }, (_, i) => `${i} ${message}`);
        return notify('bench_raw', events);
      }),
    ),
    async end() {
      await Promise.all([desk.end(), plain.end(), raw.end(), notifier.stop(), client.end(), elsewhere.close()]);
    },
  };
}

function fail(fault: unknown): never {
  throw fault;
}

/** Changes of one ticket, committed one after the other; the desk is told of them all at once. */
async function changesOf(bench: BenchDesk, notify: (log: string) => void): Promise<Prepare> {
  const urgent = {
    ...{ type: 'INCIDENT', impact: 'HIGH', urgency: 'HIGH', channel: 'API' },
    ...{ subject: 'The network is slow', description: 'It is. '.repeat(1400) },
  };
  const opened = done(await openTicket(await bench.context(), urgent as Parameters<typeof openTicket>[1]));
  const ticketId = globalId('Ticket', opened.ticket);
  done(await startTicket(await bench.context(), { ticketId }));
  let waits = false;
  return async (many, committed) => {
    let log = '';
    for (let i = 0; i < many; i += 1) {
      const context = await bench.context();
      const outcome = waits
        ? await resumeTicket(context, { ticketId })
        : await setTicketWaiting(context, { ticketId, waitingReason: 'THIRD_PARTY' });
      done(outcome);
      waits = !waits;
      log = `log ${context.viewer.actor.workspaceId} ${outcome.position}`;
      committed(positionText(outcome.position!));
    }
    return () => notify(log);
  };
}

/** Copies of what the desk said, each at a position of its own. */
function copiesOf(message: string, publish: (events: readonly string[]) => () => unknown): Prepare {
  const { ticketStatusChanged: event } = (JSON.parse(message) as { payload: { data: { ticketStatusChanged: object } } })
    .payload.data;
  let sent = 0;
  return async (many, committed) => {
    const events = Array.from({ length: many }, () => ({ ...event, position: `copy${(sent += 1)}` }));
    for (const { position } of events) committed(position);
    return publish(events.map((each) => JSON.stringify({ ticketStatusChanged: each })));
  };
}

/** Agents sign in. */
async function tokensOf(bench: BenchDesk, url: URL): Promise<readonly string[]> {
  const agents = Array.from({ length: PEOPLE - 1 }, (_, i) => `agent${i}.${randomUUID()}@bench.test`);
  for (const email of agents)
    done(await createPerson(await bench.context(), { name: email, email, role: 'AGENT', password: PASSWORD }));
  const tokens: string[] = [];
  for (const email of [ADMIN, ...agents]) {
    const query = `mutation { signIn(input: { email: "${email}", password: "${PASSWORD}" }) { session { accessToken } } }`;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { data } = (await response.json()) as { data: { signIn: { session: { accessToken: string } } } };
    tokens.push(data.signIn.session.accessToken);
  }
  return tokens;
}

/** What one event looks like on the desk's socket. */
async function aMessage(url: URL, token: string, changes: Prepare): Promise<string> {
  const received: string[] = [];
  const listener = await Listener.open(url, { token, query: QUERY }, (_, message) => received.push(message.toString()));
  for (const until = Date.now() + 10_000; Date.now() < until;) {
    (await changes(1, () => {}))();
    await delay(250);
    if (received.length === 0) continue; // it had not yet begun
    await listener.close();
    return received[0]!;
  }
  throw new Error('the desk said nothing');
}
