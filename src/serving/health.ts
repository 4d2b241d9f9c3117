import type { Express } from 'express';
import { setTimeout as delay } from 'node:timers/promises';
import { refuse } from './refuse.js';

/** How something is that the server needs: `degraded` where it does a part of its work. */
export type Condition = 'ok' | 'degraded' | 'failed' | 'unknown';

/** What makes the server ready, each by its name. What they say goes to whoever asks: never more than a condition. */
export interface Readiness {
  /** Whether the server has begun to stop. */
  readonly isDraining: () => boolean;
  readonly checks: Readonly<Record<string, () => Condition | Promise<Condition>>>;
}

/** How long a check may take, in milliseconds. */
const CHECK_MS = 1000;

/**
 * Health, for load balancers and supervisors: `/livez` (the process runs; `/healthz` is another name for it) and `/readyz` (it can do its
 * work). Neither needs a token, and both may be asked often. While the server drains, each answer ends its connection.
 */
export function serveHealth(app: Express, { isDraining, checks }: Readiness): void {
  app.use((_request, response, next) => {
    if (isDraining()) response.set('connection', 'close');
    next();
  });
  app.get(['/livez', '/healthz'], (_request, response) => {
    response.set('cache-control', 'no-store').type('text/plain').send('alive\n');
  });
  app.get('/readyz', async (_request, response) => {
    const conditions = await conditionsOf(checks);
    const found: Conditions = { ...conditions, draining: isDraining() ? 'failed' : 'ok' };
    const isReady = Object.values(found).every((condition) => condition === 'ok' || condition === 'degraded');
    const status = isReady ? 'ready' : isDraining() ? 'draining' : 'not ready';
    response
      .set('cache-control', 'no-store')
      .status(isReady ? 200 : 503)
      .json({ status, checks: found });
  });
  app.all(['/livez', '/healthz', '/readyz'], (_request, response) =>
    refuse(response.set('allow', 'GET, HEAD'), 405, 'Health is asked for by GET or HEAD.'),
  );
}

type Conditions = Readonly<Record<string, Condition>>;

async function conditionsOf(checks: Readiness['checks']): Promise<Conditions> {
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await withinLimit(check)] as const),
  );
  return Object.fromEntries(found);
}

async function withinLimit(check: () => Condition | Promise<Condition>): Promise<Condition> {
  const limit = new AbortController();
  const late = delay(CHECK_MS, 'unknown' as const, { signal: limit.signal, ref: false }).catch(
    () => 'unknown' as const,
  ); // it was in time
  try {
    return await Promise.race([check(), late]);
  } finally {
    limit.abort();
  }
}
