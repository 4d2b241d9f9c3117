import { Redis } from 'ioredis';
import { gathered, type Bell } from './bell.js';

const CHANNEL = 'ticketwire';

/** A bell by Redis, for desks whose PostgreSQL should not be woken for hints. The client connects anew by itself. */
export function redisBell(url: string, onFault: (fault: unknown) => void): Bell {
  const settings = { maxRetriesPerRequest: 0, enableOfflineQueue: false, lazyConnect: true } as const;
  const [speaking, hearing] = [new Redis(url, settings), new Redis(url, { ...settings, autoResubscribe: false })];
  for (const client of [speaking, hearing]) client.on('error', onFault).connect().catch(onFault);
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
      speaking.disconnect();
      hearing.disconnect();
    },
  };
}
