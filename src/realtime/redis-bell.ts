import { Redis } from 'ioredis';
import { gathered, type Bell } from './bell.js';

const CHANNEL = 'ticketwire';

/** A bell by Redis, for desks whose PostgreSQL should not be woken for hints. The client connects anew by itself, also after a silence. */
export function redisBell(url: string, maxSilenceMs: number, onFault: (fault: unknown) => void): Bell {
  const settings = {
    ...{ maxRetriesPerRequest: 0, enableOfflineQueue: false, lazyConnect: true },
    ...{ connectTimeout: maxSilenceMs, socketTimeout: maxSilenceMs },
  } as const;
  const [speaking, hearing] = [new Redis(url, settings), new Redis(url, { ...settings, autoResubscribe: false })];
  for (const client of [speaking, hearing]) client.on('error', onFault).connect().catch(onFault);
  const beat = setInterval(() => [speaking, hearing].forEach(ask), maxSilenceMs / 3);
  return {
    ring: gathered(async (messages) => {
      const pipeline = speaking.pipeline();
      for (const message of messages) pipeline.publish(CHANNEL, message);
      await pipeline.exec();
    }, onFault),
    hear(listener) {
      hearing.on('message', (_channel, message) => listener(message));
      // By ourselves: what fails before the first connection is not tried again by the client. What came before it worked may be missed.
      hearing.on('ready', () => void hearing.subscribe(CHANNEL).then(() => listener(null), onFault));
    },
    async stop() {
      clearInterval(beat);
      speaking.disconnect();
      hearing.disconnect();
    },
  };
}

/** Silence counts while something is asked, and where there is nothing to tell nobody asks. A fault is told by the client it befalls. */
const ask = (client: Redis): void => {
  if (client.status === 'ready') client.ping().catch(() => {});
};
