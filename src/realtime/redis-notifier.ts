import { Redis } from 'ioredis';
import { gathered, listenersOf, type Bell } from './notifier.js';

const CHANNEL = 'ticketwire';

/**
 * A bell by Redis, for desks whose PostgreSQL should not be woken for hints. The client connects anew by itself, also after a silence.
 * `onReady` is called when all that had a fault works again.
 */
export function redisBell(
  url: string,
  maxSilenceMs: number,
  onFault: (fault: unknown) => void,
  onReady: () => void = () => {},
): Bell {
  const settings = {
    ...{ maxRetriesPerRequest: 0, enableOfflineQueue: false, lazyConnect: true },
    connectTimeout: maxSilenceMs,
  } as const;
  const [speaking, hearing] = [new Redis(url, settings), new Redis(url, { ...settings, autoResubscribe: false })];
  const faulty = new Set<Redis>();
  const fails = (client: Redis) => (fault: unknown) => {
    faulty.add(client);
    onFault(fault);
  };
  const works = (client: Redis): void => {
    if (faulty.delete(client) && faulty.size === 0) onReady();
  };
  for (const client of [speaking, hearing]) client.on('error', fails(client)).connect().catch(fails(client));
  speaking.on('ready', () => works(speaking));
  const { add, notify } = listenersOf<string | null>(onFault);
  hearing.on('message', (_channel, message) => notify(message));
  // By ourselves: what fails before the first connection is not tried again by the client. What came before it worked may be missed.
  const begin = (): void => {
    works(hearing);
    notify(null);
  };
  hearing.on('ready', () => void hearing.subscribe(CHANNEL).then(begin, fails(hearing)));
  const beat = setInterval(() => {
    for (const client of [speaking, hearing]) askForSign(client, maxSilenceMs, fails(client));
  }, maxSilenceMs / 3);
  return {
    ring: gathered(async (messages) => {
      const pipeline = speaking.pipeline();
      for (const message of messages) pipeline.publish(CHANNEL, message);
      const refused = (await pipeline.exec())?.find(([fault]) => fault);
      if (refused) throw refused[0]!;
      works(speaking);
    }, fails(speaking)),
    hear: add,
    async stop() {
      clearInterval(beat);
      speaking.disconnect();
      hearing.disconnect();
    },
  };
}

/** Asks for a sign of life; without one the client connects anew. By ourselves: ioredis 5.11.1 times out the connection after the lost one. */
function askForSign(client: Redis, maxSilenceMs: number, onFault: (fault: unknown) => void): void {
  if (client.status !== 'ready') return;
  const lose = (): void => {
    if (client.status !== 'ready') return; // it is lost already
    onFault(new Error(`Redis has been silent for ${maxSilenceMs} ms`));
    client.disconnect(true);
  };
  const silence = setTimeout(lose, maxSilenceMs);
  const answered = (): void => clearTimeout(silence);
  client.ping().then(answered, answered); // what befalls the connection is told by its client
}
