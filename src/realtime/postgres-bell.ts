import pg from 'pg';
import { streamsOf } from '../persistence/connection.js';
import { preparing, type ServerAddress } from '../persistence/server-address.js';
import { WITHOUT_END } from '../persistence/session-settings.js';
import { gathered, listenersOf, untilItWorks, type Bell } from './bell.js';

const CHANNEL = 'ticketwire';

/**
 * A bell by `NOTIFY`, on a connection of its own: a pooled one would lose its LISTEN, and a business transaction that notifies would make
 * all commits wait for each other. A lost connection is made anew; meanwhile the feed's poll finds what happens. One that waits to be told
 * hears nothing for long, so it asks now and then: a server that leaves that unanswered for `maxSilenceMs` is lost, too.
 */
export function postgresBell(address: ServerAddress, maxSilenceMs: number, onFault: (fault: unknown) => void): Bell {
  const stopping = new AbortController();
  const { add, notify } = listenersOf<string | null>(onFault);
  let client: pg.Client | null = null;

  const connect = async (): Promise<void> => {
    const stream = streamsOf(maxSilenceMs);
    const fresh = new pg.Client({ connectionString: address.url, stream, application_name: 'ticketwire bell' });
    const lost = (fault: Error | null): void => {
      if (client !== fresh) return;
      client = null;
      if (fault) onFault(fault);
      void fresh.end().catch(() => {}); // it is gone already
      connecting = again();
    };
    fresh.on('error', lost).on('end', () => lost(null));
    fresh.on('notification', ({ payload }) => payload && notify(payload));
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
    notify(null);
  };
  const again = (): Promise<void> => untilItWorks(connect, stopping.signal, onFault);
  let connecting = again();
  const ring = gathered(async (messages) => {
    await client?.query(`select pg_notify('${CHANNEL}', m) from unnest($1::text[]) as m where m <> ''`, [messages]);
  }, onFault);
  const beat = setInterval(ring, maxSilenceMs / 3, 'beat', ''); // which tells nobody, but is answered

  return {
    ring,
    hear: add,
    async stop() {
      stopping.abort();
      clearInterval(beat);
      await connecting;
      const last = client;
      client = null;
      await last?.end();
    },
  };
}
