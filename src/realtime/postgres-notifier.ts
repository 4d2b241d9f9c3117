import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { streamsOf } from '../persistence/connection.js';
import { preparing, type ServerAddress } from '../persistence/server-address.js';
import { WITHOUT_END } from '../persistence/session-settings.js';
import { gathered, listenersOf, type Notifier } from './notifier.js';
import { untilItWorks } from './retries.js';

const CHANNEL = 'ticketwire';

/** How long a connection that is doubted may take to answer, in milliseconds. */
const DOUBT_MS = 1000;

/** How long a hint is kept while there is no connection, in milliseconds: by then the others have polled. */
const HINT_MS = 2000;

/** A notifier whose connection may be silent because there is nothing to say, or because it is lost. */
export interface PostgresNotifier extends Notifier {
  /** The server was away and is back: a connection that does not answer soon is made anew, and not only after a long silence. */
  doubt(): void;
}

/**
 * Notifies by `NOTIFY`, on a connection of its own: a pooled one would lose its LISTEN, and a business transaction that notifies would make
 * all commits wait for each other. A lost connection is made anew; meanwhile the feed's poll finds what happens. A connection that listens
 * receives nothing for long, so it sends a heartbeat: a server that leaves it unanswered for `maxSilenceMs` is lost, too.
 */
export function postgresNotifier(
  address: ServerAddress,
  maxSilenceMs: number,
  onFault: (fault: unknown) => void,
): PostgresNotifier {
  const stopping = new AbortController();
  const listeners = listenersOf<string | null>(onFault);
  let client: pg.Client | null = null;
  let socket: Socket | null = null;
  const stream = (): Socket => (socket = streamsOf(maxSilenceMs)());

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: address.url, stream, application_name: 'ticketwire notifier' });
    const lost = (fault: Error | null): void => {
      if (client !== fresh) return;
      client = null;
      if (fault) onFault(fault);
      void fresh.end().catch(() => {}); // it is gone already
      connecting = again();
    };
    fresh.on('error', lost).on('end', () => lost(null));
    fresh.on('notification', ({ payload }) => payload && listeners.emit(payload));
    try {
      await fresh.connect();
      await preparing(address, WITHOUT_END)(fresh);
      await fresh.query(`listen ${CHANNEL}`);
    } catch (fault) {
      await fresh.end().catch(() => {}); // what matters is why it did not open
      throw fault;
    }
    client = fresh;
    if (stopping.signal.aborted) return;
    listeners.emit(null);
  };
  let attempts = new AbortController();
  const again = (): Promise<void> =>
    untilItWorks(connect, AbortSignal.any([stopping.signal, attempts.signal]), onFault);
  /** Without waiting until the next attempt is due, or the one under way is given up. */
  const tryNow = (): void => {
    attempts.abort();
    attempts = new AbortController();
    socket?.destroy();
    connecting = connecting.then(() => (client ? undefined : again()));
  };
  let connecting = again();
  const notify = gathered(async (messages) => {
    if (!client) await Promise.race([connecting, delay(HINT_MS, undefined, { ref: false })]);
    await client?.query(`select pg_notify('${CHANNEL}', m) from unnest($1::text[]) as m where m <> ''`, [messages]);
  }, onFault);
  const heartbeat = setInterval(notify, maxSilenceMs / 3, 'heartbeat', ''); // of which no listener receives anything, but which is answered

  return {
    notify,
    listen: listeners.add,
    doubt() {
      if (!client) return tryNow();
      const doubted = client;
      const patience = setTimeout(() => client === doubted && socket?.destroy(), DOUBT_MS).unref();
      const answered = (): void => clearTimeout(patience);
      doubted.query('select').then(answered, answered); // a loss is reported by `lost`
    },
    async stop() {
      stopping.abort();
      clearInterval(heartbeat);
      if (!client) socket?.destroy();
      await connecting;
      const last = client;
      client = null;
      const patience = setTimeout(() => socket?.destroy(), DOUBT_MS);
      await last?.end();
      clearTimeout(patience);
    },
  };
}
