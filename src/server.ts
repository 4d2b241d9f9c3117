import { randomUUIDv7 } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import DataLoader from 'dataloader';
import express from 'express';
import { pino, type Logger } from 'pino';
import { DEMO, DEMO_PASSWORD } from './commands/demo/cast.js';
import { seedDemo } from './commands/demo/seed-demo.js';
import type { Instant } from './domain/instant.js';
import type { Services } from './graphql/context.js';
import { servedSchema } from './graphql/schema.js';
import { limitStoreOf, notifierOf } from './backends.js';
import { signInLimits } from './integrations/sign-in-limits.js';
import { newSigningKey, tokensOf } from './integrations/tokens.js';
import { openDatabase, type Database } from './persistence/database.js';
import { Operation, outside, whileItGoesOn } from './persistence/operation.js';
import { outageOf } from './persistence/outage.js';
import { cursorSeal } from './persistence/reading/page.js';
import { keepPlans } from './persistence/reading/plans.js';
import { hasWorkspace } from './persistence/queries/workspaces.js';
import { viewersOfSessions, type SessionOf, type Viewer } from './persistence/queries/viewer.js';
import { signingKeys } from './persistence/queries/sessions.js';
import { attempt } from './realtime/notifier.js';
import { startFeed } from './realtime/feed.js';
import { startHeartbeats } from './realtime/heartbeats.js';
import { startPresence } from './realtime/presence.js';
import { startChannels, type LookUp } from './realtime/workspace-channel.js';
import { withoutValues } from './log.js';
import { Outages, type OutageLog } from './outages.js';
import { readinessOf } from './readiness.js';
import { startScheduler } from './scheduler.js';
import { AnonymousConnections } from './serving/anonymous.js';
import { clientAddress } from './serving/client-address.js';
import { allowOrigins } from './serving/cors.js';
import { apiHeaders } from './serving/headers.js';
import { serveHealth, type Readiness } from './serving/health.js';
import { httpServerFor } from './serving/http-server.js';
import { serveOtherMethods, serveWhatIsLeft } from './serving/not-found.js';
import { checkAddress, listenAt } from './serving/address.js';
import { serveHttp } from './serving/http.js';
import { serveIde } from './serving/ide.js';
import { keepConnections } from './serving/connection-registry.js';
import { serveStream } from './serving/sse.js';
import { Documents } from './serving/documents.js';
import { serveWebSocket } from './serving/websocket.js';
import { locationOf, signInBounds, type Settings } from './settings.js';

/** A desk that runs. */
export interface RunningServer {
  /** Where GraphQL is served, such as `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  readonly services: Services;
  /** Whether the demo workspaces are here, and may be told of. */
  readonly demo: boolean;
  /** Ends what runs, in order: new requests, sockets, the feed, the database. */
  stop(): Promise<void>;
}

/** What a test hands in instead of the real thing. */
export interface Given {
  /** @default the machine's clock */
  readonly clock?: () => Instant;
  /** Used as it is and not closed. @default the one the settings name */
  readonly database?: Database;
  readonly log?: Logger;
  /** Told what happens while it starts, a line each. @default it isn't told */
  readonly report?: (line: string) => void;
  /** Gives up starting when it aborts. @default never */
  readonly stopping?: AbortSignal;
}

/** The log that the settings ask for: JSON on standard output, a line each. */
export const newLog = ({ LOG_LEVEL: level }: Settings): Logger => pino({ level });

/** Opens the database, puts the services together, and listens. */
export async function startServer(settings: Settings, given: Given = {}): Promise<RunningServer> {
  const bareLog = withoutValues(given.log ?? newLog(settings));
  await checkAddress(settings.PORT, settings.HOST); // before anything is made
  const database = given.database ?? (await openDatabase(locationOf(settings), given.report));
  const closing: (() => Promise<unknown>)[] = given.database ? [] : [() => database.close()];
  const { availability } = database;
  const outages = new Outages(bareLog, { outageOf, note: (fault) => availability.note(fault) });
  const { log } = outages;
  const unlisten = availability.listen({
    began: (reason) => outages.begin('database', reason),
    ended: () => outages.end('database'),
  });
  closing.push(async () => unlisten());
  let isDraining = false;
  const stop = async (): Promise<void> => {
    isDraining = true;
    for (const close of closing.toReversed()) await close();
    closing.length = 0;
  };
  try {
    given.stopping?.throwIfAborted();
    const services = await servicesOf(database, settings, outages, given, closing);
    const { report, stopping } = given;
    if (settings.DEMO) await seedDemo({ ...services, now: services.clock(), report, stopping }); // before the clock runs: it tells of last week
    closing.push(startScheduler(services, { timerPollMs: settings.TIMER_POLL_MS }, log));
    const demo = settings.DEMO && (await hasWorkspace(database.em(), DEMO.slug));
    const readiness = readinessOf(database, services.feed, settings.FEED_POLL_MS, outages, () => isDraining);
    const url = await listen(services, settings, readiness, demo, log, closing);
    return { url, services, demo, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function servicesOf(
  database: Database,
  settings: Settings,
  outages: Outages,
  { clock = now }: Given,
  closing: (() => Promise<unknown>)[],
): Promise<Services> {
  const { log } = outages;
  const feedFault = (err: unknown): void => log.warn({ err }, 'the log could not be looked at');
  const presenceFault = (err: unknown): void => log.warn({ err }, 'the presence of agents could not be renewed');
  const stopping = new AbortController();
  const notifier = notifierOf(settings, database, outages);
  const feed = startFeed(database, notifier, settings.FEED_POLL_MS, feedFault);
  const deliveryFault = (err: unknown): void =>
    log.warn({ err }, 'a delivery failed; it is tried again, or its subscription ends');
  const presence = startPresence(notifier, newId(), undefined, deliveryFault);
  const heartbeats = startHeartbeats(database, { clock, newId }, presenceFault);
  const lookUp: LookUp = (sessions) => viewersOfSessions(database.reads, sessions, clock());
  closing.push(notifier.stop, feed.stop, async () => (stopping.abort(), presence.stop()));
  const keys = await signingKeys(database.em(), () => newSigningKey(newId()), clock());
  const tokens = await tokensOf(keys);
  const limits = signInLimits(limitStoreOf(settings, database, outages), signInBounds(settings), tokens.addressSecret);
  closing.push(async () => limits.stop());
  /** After a commit: that the feed could not be notified must not make a failure of it. */
  const notify = (workspaceId: string, position: number): void =>
    attempt(() => services.feed.notify(workspaceId, position), feedFault);
  const { ACCESS_TOKEN_LIFE: accessTokenLife, REFRESH_TOKEN_LIFE: refreshTokenLife } = settings;
  const services: Services = {
    ...{
      database,
      clock,
      newId,
      newOperation: () => new Operation(settings.OPERATION_TIMEOUT_MS),
      cursorSeal: cursorSeal(tokens.cursorSecret),
      plansOf: keepPlans(MOST_PLANNED),
      feed,
      resumeWindow: settings.RESUME_WINDOW,
      channels: startChannels(feed, lookUp, stopping.signal, deliveryFault),
      presence,
      heartbeats,
      viewerOf: inBatches(lookUp, 0),
      subscriberOf: inBatches(lookUp, GATHER_SUBSCRIBERS_MS),
    },
    notify,
    authServices: { database, tokens, limits, newId, accessTokenLife, refreshTokenLife, notify },
  };
  return services;
}

/** Subscriptions whose plans are kept; those of one take some 20 KB. */
const MOST_PLANNED = 1000;

/** How long those who subscribe right after others are gathered before they are looked up, in milliseconds. */
const GATHER_SUBSCRIBERS_MS = 10;

/** Whoever asks while others are looked up, or right after, is looked up with all who do, in one statement; whoever comes alone, at once. */
function inBatches(lookUp: LookUp, gatherMs: number): Services['viewerOf'] {
  let looking: Promise<unknown> = Promise.resolve();
  let lastMs = -Infinity;
  const gathered = () => Promise.all([looking, performance.now() - lastMs < gatherMs && delay(gatherMs)]);
  const loader = new DataLoader<SessionOf, Viewer | null>(
    async (sessions) => {
      lastMs = performance.now();
      const found = lookUp(sessions);
      looking = found.catch(() => {}); // they are told by their own answers
      const viewers = await found;
      return sessions.map(({ sessionId }) => viewers.get(sessionId) ?? null);
    },
    { cache: false, maxBatchSize: 500, batchScheduleFn: (look) => void gathered().then(look) },
  );
  // Several operations may wait for the same statement: none may take it along when it ends.
  return (session) => whileItGoesOn(outside(() => loader.load(session)));
}

const newId = (): string => randomUUIDv7();

/** The desk keeps milliseconds. */
const now = (): Instant => Temporal.Instant.fromEpochMilliseconds(Date.now());

/** Whom a visitor of the IDE may be by one click. */
const DEMO_VISITORS = ['admin', 'lead', 'agent', 'requester'].map((player) => ({
  email: `${player}@${DEMO.domain}`,
  password: DEMO_PASSWORD,
}));

async function listen(
  services: Services,
  settings: Settings,
  readiness: Readiness,
  demo: boolean,
  log: OutageLog,
  closing: (() => Promise<unknown>)[],
): Promise<string> {
  const app = express();
  const httpServer = httpServerFor(app, {
    headersTimeoutMs: settings.HEADERS_TIMEOUT_MS,
    requestTimeoutMs: settings.REQUEST_TIMEOUT_MS,
  });
  app.use(apiHeaders);
  serveHealth(app, readiness);
  app.use('/graphql', allowOrigins(settings.CORS_ORIGINS));
  serveOtherMethods(app);
  const { MAX_BODY_BYTES: maxBodyBytes, MAX_SOCKET_BUFFER_BYTES: maxBufferBytes } = settings;
  const documents = new Documents(servedSchema(), {
    maxTokens: settings.MAX_DOCUMENT_TOKENS,
    maxDepth: settings.MAX_DOCUMENT_DEPTH,
    maxAliases: settings.MAX_DOCUMENT_ALIASES,
    maxRootFields: settings.MAX_ROOT_FIELDS,
    maxDirectives: settings.MAX_DOCUMENT_DIRECTIVES,
    maxInputDepth: settings.MAX_INPUT_DEPTH,
    introspection: settings.INTROSPECTION,
    suggestions: settings.NODE_ENV !== 'production',
  });
  const addressOf = clientAddress(settings.TRUSTED_PROXIES);
  const runner = { documents, services, log, addressOf };
  const connections = keepConnections(
    services,
    {
      pingMs: settings.SOCKET_PING_MS,
      sessionCheckMs: settings.SESSION_CHECK_MS,
      mostPerPerson: settings.MAX_LINES_PER_PERSON,
    },
    (err) => log.warn({ err }, 'sessions could not be looked up'),
  );
  const anonymous = new AnonymousConnections({
    perAddress: settings.MAX_ANONYMOUS_PER_ADDRESS,
    inAll: settings.MAX_ANONYMOUS,
    lifeMs: settings.ANONYMOUS_LIFE_MS,
    connectionInitWaitMs: settings.CONNECTION_INIT_WAIT_MS,
  });
  serveWebSocket(httpServer, runner, connections, anonymous, {
    maxMessageBytes: settings.MAX_SOCKET_MESSAGE_BYTES,
    maxBufferBytes,
    maxOperations: settings.MAX_SOCKET_OPERATIONS,
    maxMessagesPerSecond: settings.MAX_SOCKET_MESSAGES_PER_SECOND,
  });
  serveStream(app, runner, connections, anonymous, { maxBodyBytes, maxBufferBytes });
  if (settings.IDE) serveIde(app, demo ? DEMO_VISITORS : []);
  const apollo = await serveHttp(app, httpServer, documents, services, { maxBodyBytes }, log, addressOf);
  serveWhatIsLeft(app, log);
  closing.push(() => apollo.stop(), connections.stop, services.heartbeats.stop); // in reverse: connections before, or draining would wait for them
  await listenAt(httpServer, settings.PORT, settings.HOST);
  const { port } = httpServer.address() as AddressInfo;
  return `http://${settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST}:${port}/graphql`;
}
