import { Redis } from 'ioredis';
import { gathered, listenersOf, type Notifier } from './notifier.js';

const CHANNEL = 'ticketwire';

/**
 * Notifies by Redis, for deployments whose PostgreSQL should not be woken for hints. The client connects anew by itself, also after a
 * silence. `onReady` is called when all that had a fault works again.
 */
export function redisNotifier(
  url: string,
  maxSilenceMs: number,
  onFault: (fault: unknown) => void,
  onReady: () => void = () => {},
): Notifier {
  const settings = {
    ...{ maxRetriesPerRequest: 0, enableOfflineQueue: false, lazyConnect: true },
    connectTimeout: maxSilenceMs,
  } as const;
  const [publisher, subscriber] = [new Redis(url, settings), new Redis(url, { ...settings, autoResubscribe: false })];
  const faulty = new Set<Redis>();
  const fails = (client: Redis) => (fault: unknown) => {
    faulty.add(client);
    onFault(fault);
  };
  const recovered = (client: Redis): void => {
    if (faulty.delete(client) && faulty.size === 0) onReady();
  };
  for (const client of [publisher, subscriber]) client.on('error', fails(client)).connect().catch(fails(client));
  publisher.on('ready', () => recovered(publisher));
  const listeners = listenersOf<string | null>(onFault);
  subscriber.on('message', (_channel, message) => listeners.emit(message));
  // By ourselves: what fails before the first connection is not tried again by the client. What came before it worked may be missed.
  const begin = (): void => {
    recovered(subscriber);
    listeners.emit(null);
  };
  subscriber.on('ready', () => void subscriber.subscribe(CHANNEL).then(begin, fails(subscriber)));
  const heartbeat = setInterval(() => {
    for (const client of [publisher, subscriber]) sendHeartbeat(client, maxSilenceMs, fails(client));
  }, maxSilenceMs / 3);
  return {
    notify: gathered(async (messages) => {
      const pipeline = publisher.pipeline();
      for (const message of messages) pipeline.publish(CHANNEL, message);
      const refused = (await pipeline.exec())?.find(([fault]) => fault);
      if (refused) throw refused[0]!;
      recovered(publisher);
    }, fails(publisher)),
    listen: listeners.add,
    async stop() {
      clearInterval(heartbeat);
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** Sends a heartbeat; if it stays unanswered, the client connects anew. By ourselves: ioredis 5.11.1 times out the connection after the lost one. */
function sendHeartbeat(client: Redis, maxSilenceMs: number, onFault: (fault: unknown) => void): void {
  if (client.status !== 'ready') return;
  const lose = (): void => {
    if (client.status !== 'ready') return; // it is lost already
    onFault(new Error(`Redis has been silent for ${maxSilenceMs} ms`));
    client.disconnect(true);
  };
  const silence = setTimeout(lose, maxSilenceMs);
  const answered = (): void => clearTimeout(silence);
  client.ping().then(answered, answered); // a loss is reported by the client's own event
}
