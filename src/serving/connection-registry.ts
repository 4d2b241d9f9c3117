import { setImmediate as giveWay } from 'node:timers/promises';
import { hasEnded, type Services } from '../graphql/context.js';
import { Quota } from './quota.js';
import { endWithSessions, type OfSession } from './sessions.js';

/** An open connection that the server sends on by itself: a socket, or a stream. */
export interface Connection extends OfSession {
  /** Operations that run on it. */
  readonly operations: number;
  /** Sends a heartbeat with its position, and ends if the last one was not answered. */
  ping(): void;
  /** Ends subscriptions, which can go on elsewhere; queries and mutations may finish. */
  drain(): void;
  /** Closes it, because the server stops. */
  goAway(): void;
  /** Destroys it without a word. */
  terminate(): void;
}

/** The open connections of this process. */
export interface ConnectionRegistry {
  /** Adds a connection; the answer is called when it is gone. */
  add(connection: Connection): () => void;
  /** Counts them by person. */
  readonly quota: Quota;
  /** Aborted when no more connections are to be opened. */
  readonly stopping: AbortSignal;
  /** Drains the connections and closes every one. */
  stop(): Promise<void>;
}

/** How often tokens are looked at, in milliseconds: so long a connection may outlive its token. */
const TOKEN_CHECK_MS = 1000;
/** How long running operations may take to finish when the server stops, in milliseconds. */
const DRAIN_MS = 5000;
/** How often it is checked whether they have, in milliseconds. */
const DRAIN_CHECK_MS = 20;

/** Connections pinged before others get a turn. */
const SLICE = 250;

/** Limits that operators may set. */
export interface RegistryLimits {
  /** Between heartbeats. */
  readonly pingMs: number;
  /** How often sessions are looked up: so long, and as long as that takes, a connection may outlive its session. */
  readonly sessionCheckMs: number;
  readonly mostPerPerson: number;
}

/** Starts without connections. */
export function keepConnections(
  { clock, viewerOf }: Pick<Services, 'clock' | 'viewerOf'>,
  { pingMs, sessionCheckMs, mostPerPerson }: RegistryLimits,
  onFault: (fault: unknown) => void,
): ConnectionRegistry {
  const connections = new Set<Connection>();
  const stopping = new AbortController();
  const checkTokens = (): void => {
    const now = clock();
    for (const connection of connections) if (hasEnded(connection.claims, now)) connection.endSession();
  };
  let checking: Promise<void> | null = null;
  const checkSessions = (): void => {
    checking ??= endWithSessions(connections, viewerOf)
      .catch(onFault) // the database may be away: they are looked up again
      .finally(() => (checking = null));
  };
  const pingAll = async (): Promise<void> => {
    let pinged = 0;
    await giveWay(); // heartbeats that are here, but were not read yet, count
    for (const connection of connections) {
      connection.ping();
      if ((pinged += 1) % SLICE === 0) await giveWay();
    }
  };
  const tokens = setInterval(checkTokens, TOKEN_CHECK_MS).unref();
  const sessions = setInterval(checkSessions, sessionCheckMs).unref();
  const pings = setInterval(() => void pingAll(), pingMs).unref();
  return {
    add(connection) {
      connections.add(connection);
      return () => void connections.delete(connection);
    },
    quota: new Quota(mostPerPerson),
    stopping: stopping.signal,
    async stop() {
      for (const timer of [tokens, sessions, pings]) clearInterval(timer);
      stopping.abort();
      for (const connection of connections) connection.drain();
      await until(() => [...connections].every(({ operations }) => operations === 0), DRAIN_MS);
      for (const connection of connections) connection.goAway();
      await until(() => connections.size === 0, DRAIN_MS / 5);
      for (const connection of connections) connection.terminate(); // they did not answer
      await checking;
    },
  };
}

async function until(done: () => boolean, mostMs: number): Promise<void> {
  for (let waitedMs = 0; !done() && waitedMs < mostMs; waitedMs += DRAIN_CHECK_MS)
    await new Promise((resolve) => setTimeout(resolve, DRAIN_CHECK_MS));
}
