import type { Availability } from './persistence/availability.js';
import type { Database } from './persistence/database.js';
import { isOutage } from './persistence/outage.js';
import { isAtThisVersion } from './persistence/queries/schema.js';
import type { RunningFeed } from './realtime/feed.js';
import type { Outages } from './outages.js';
import type { Condition, Readiness } from './serving/health.js';

/** How old an answer of the database may be, in milliseconds. */
const DATABASE_AGE_MS = 1000;
/** How old the answer may be which version the tables are, in milliseconds. */
const SCHEMA_AGE_MS = 5000;
/** How late the feed may be with looking at the log, beyond two rounds of its own, in milliseconds. */
const FEED_LATE_MS = 2000;

/** What this server must have to be ready. Without notifications it is: the feed polls. */
export function readinessOf(
  database: Database,
  feed: RunningFeed,
  feedPollMs: number,
  outages: Outages,
  isDraining: () => boolean,
): Readiness {
  return {
    isDraining,
    checks: {
      database: () => conditionOf(database.availability),
      schema: schemaCheck(database),
      feed: () => (performance.now() - feed.lookedMs <= 2 * feedPollMs + FEED_LATE_MS ? 'ok' : 'failed'),
      notifications: () => (outages.isAway('redis') || outages.isAway('notifications') ? 'degraded' : 'ok'),
    },
  };
}

async function conditionOf(availability: Availability): Promise<Condition> {
  const health = await availability.check(DATABASE_AGE_MS);
  if (!health || health.readOnly) return 'failed';
  return availability.isOutage ? 'degraded' : 'ok';
}

/** Asked now and then, one question at a time; while there is no answer, the last one counts. */
function schemaCheck({ reads, availability }: Database): () => Promise<Condition> {
  let last: Condition = 'unknown';
  let askedMs = -Infinity;
  let asking: Promise<void> | null = null;
  const ask = async (): Promise<void> => {
    try {
      last = (await isAtThisVersion(reads)) ? 'ok' : 'failed';
      askedMs = performance.now();
    } catch (fault) {
      if (!isOutage(fault)) last = 'failed'; // the table of migrations is not there, or not ours to read
    } finally {
      asking = null;
    }
  };
  return async () => {
    if (performance.now() - askedMs >= SCHEMA_AGE_MS && !availability.isAway) asking ??= ask();
    if (last === 'unknown') await asking;
    return last;
  };
}
