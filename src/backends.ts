import type { LimitStore } from './outside/sign-in-limits.js';
import type { Outages } from './outages.js';
import type { Database } from './persistence/database.js';
import { isOutage, reasonOf } from './persistence/outage.js';
import { statementOf } from './persistence/queries/sign-ins.js';
import { silentBell, type Bell } from './realtime/notifier.js';
import { postgresBell } from './realtime/postgres-notifier.js';
import { redisBell } from './realtime/redis-notifier.js';
import type { Settings } from './settings.js';

/** How long after an outage of the database the connection that notifies may need to be made anew, in milliseconds. */
const MAKING_ANEW_MS = 6000;

/** How this process tells the others. The embedded database has but one. */
export function bellOf(
  { DATABASE_URL, REDIS_URL, MAX_SILENCE_MS, FEED_POLL_MS }: Settings,
  { availability, listenAt }: Database,
  outages: Outages,
): Bell {
  if (REDIS_URL) {
    const begin = (fault: unknown): void => outages.begin('redis', reasonOf(fault));
    return redisBell(REDIS_URL, MAX_SILENCE_MS, begin, () => outages.end('redis'));
  }
  if (!DATABASE_URL) return silentBell();
  if (!listenAt) {
    outages.log.info(
      `DATABASE_URL leads to a pooler, which passes no notifications on: other processes' changes are polled every ${FEED_POLL_MS} ms. Set DATABASE_DIRECT_URL or REDIS_URL to get them at once.`,
    );
    return silentBell();
  }
  let backMs = -Infinity;
  let isStopped = false;
  const isOfDatabase = (): boolean => isStopped || availability.isOutage || performance.now() - backMs < MAKING_ANEW_MS;
  const isDatabaseAway = async (): Promise<boolean> =>
    isOfDatabase() || (await availability.check(0)) === null || isOfDatabase();
  const bell = postgresBell(listenAt, MAX_SILENCE_MS, (err) => {
    if (isOutage(err)) void outages.lost('notifications', reasonOf(err), isDatabaseAway);
    else outages.log.warn({ err }, 'other processes could not be notified');
  });
  bell.hear((message) => message === null && outages.end('notifications'));
  const ended = (): void => {
    backMs = performance.now();
    bell.doubt();
  };
  const unlisten = availability.listen({ began: () => {}, ended });
  return { ...bell, stop: async () => ((isStopped = true), unlisten(), bell.stop()) };
}

/** Where sign-ins are counted, so that all processes count together. */
export function limitStoreOf({ DATABASE_URL, REDIS_URL }: Settings, database: Database, { log }: Outages): LimitStore {
  const onFault = (err: unknown): void => {
    if (!isOutage(err)) log.warn({ err }, 'sign-ins could not be counted on Redis'); // that Redis is away is said by who notifies
  };
  if (REDIS_URL) return { kind: 'REDIS', url: REDIS_URL, onFault };
  return DATABASE_URL ? { kind: 'POSTGRES', ask: statementOf(database) } : { kind: 'MEMORY' };
}
