import pg from 'pg';
import { gathered, untilItWorks, type Bell } from './bell.js';

const CHANNEL = 'ticketwire';

/**
 * A bell by `NOTIFY`, on a connection of its own: a pooled one would lose its LISTEN, and a business transaction that notifies would make
 * all commits wait for each other. A lost connection is made anew; meanwhile the feed's poll finds what happens.
 */
export function postgresBell(url: string, onFault: (fault: unknown) => void): Bell {
  const stopping = new AbortController();
  const listeners: ((message: string | null) => void)[] = [];
  const tell = (message: string | null): void => listeners.forEach((listener) => listener(message));
  let client: pg.Client | null = null;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'ticketwire bell' });
    const lost = (fault: Error | null): void => {
      if (client !== fresh) return;
      client = null;
      if (fault) onFault(fault);
      void fresh.end().catch(() => {}); // it is gone already
      connecting = again();
    };
    fresh.on('error', lost).on('end', () => lost(null));
    fresh.on('notification', ({ payload }) => payload && tell(payload));
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANNEL}`);
    } catch (fault) {
      await fresh.end().catch(() => {}); // what matters is why it did not open
      throw fault;
    }
    client = fresh;
    if (stopping.signal.aborted) return;
    tell(null);
  };
  const again = (): Promise<void> => untilItWorks(connect, stopping.signal, onFault);
  let connecting = again();

  return {
    ring: gathered(async (messages) => {
      await client?.query(`select pg_notify('${CHANNEL}', m) from unnest($1::text[]) as m`, [messages]);
    }, onFault),
    hear: (listener) => void listeners.push(listener),
    async stop() {
      stopping.abort();
      await connecting;
      const last = client;
      client = null;
      await last?.end();
    },
  };
}
