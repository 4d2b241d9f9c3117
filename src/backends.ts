import type { LimitStore } from './integrations/sign-in-limits.js';
import type { Outages } from './outages.js';
import type { Database } from './persistence/database.js';
import { isOutage, reasonOf } from './persistence/outage.js';
import { statementOf } from './persistence/queries/sign-ins.js';
import { silentNotifier, type Notifier } from './realtime/notifier.js';
import { postgresNotifier } from './realtime/postgres-notifier.js';
import { redisNotifier } from './realtime/redis-notifier.js';
import type { Settings } from './settings.js';

/** How long after an outage of the database the connection that notifies may need to be made anew, in milliseconds. */
const MAKING_ANEW_MS = 6000;

/** How this process notifies the others. The embedded database has but one. */
export function notifierOf(
  { DATABASE_URL, REDIS_URL, MAX_SILENCE_MS, FEED_POLL_MS }: Settings,
  { availability, listenAt }: Database,
  outages: Outages,
): Notifier {
  if (REDIS_URL) {
    const begin = (fault: unknown): void => outages.begin('redis', reasonOf(fault));
    return redisNotifier(REDIS_URL, MAX_SILENCE_MS, begin, () => outages.end('redis'));
  }
  if (!DATABASE_URL) return silentNotifier();
  if (!listenAt) {
    outages.log.info(
      `DATABASE_URL leads to a pooler, which passes no notifications on: other processes' changes are polled every ${FEED_POLL_MS} ms. Set DATABASE_DIRECT_URL or REDIS_URL to get them at once.`,
    );
    return silentNotifier();
  }
  let backMs = -Infinity;
  let isStopped = false;
  const isOfDatabase = (): boolean => isStopped || availability.isOutage || performance.now() - backMs < MAKING_ANEW_MS;
  const isDatabaseAway = async (): Promise<boolean> =>
    isOfDatabase() || (await availability.check(0)) === null || isOfDatabase();
  const notifier = postgresNotifier(listenAt, MAX_SILENCE_MS, (err) => {
    if (isOutage(err)) void outages.lost('notifications', reasonOf(err), isDatabaseAway);
    else outages.log.warn({ err }, 'other processes could not be notified');
  });
  notifier.listen((message) => message === null && outages.end('notifications'));
  const ended = (): void => {
    backMs = performance.now();
    notifier.doubt();
  };
  const unlisten = availability.listen({ began: () => {}, ended });
  return { ...notifier, stop: async () => ((isStopped = true), unlisten(), notifier.stop()) };
}

/** Where sign-ins are counted, so that all processes count together. */
export function limitStoreOf({ DATABASE_URL, REDIS_URL }: Settings, database: Database, { log }: Outages): LimitStore {
  const onFault = (err: unknown): void => {
    if (!isOutage(err)) log.warn({ err }, 'sign-ins could not be counted on Redis'); // that Redis is away is reported by the notifier
  };
  if (REDIS_URL) return { kind: 'REDIS', url: REDIS_URL, onFault };
  return DATABASE_URL ? { kind: 'POSTGRES', ask: statementOf(database) } : { kind: 'MEMORY' };
}
