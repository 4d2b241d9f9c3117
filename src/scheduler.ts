import { setImmediate as giveWay, setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { forgetExpired } from './actions/desk/forget-expired.js';

import { lookAfterAbsent } from './workers/absent-agents.js';
import { fireDueTimers } from './workers/due-timers.js';
import type { JobContext } from './workers/job-context.js';
import { lookThroughQueue } from './workers/queues.js';
import { recomputeSome } from './workers/recompute.js';

const HOUR_MS = 3_600_000;

/** What happens by the clock: due timers ring, edited promises are measured anew, queues are looked through, what has expired is forgotten. The answer stops it. */
export function startScheduler(
  job: Omit<JobContext, 'onFault'>,
  { timerPollMs }: { readonly timerPollMs: number },
  log: Logger,
): () => Promise<void> {
  const stopping = new AbortController();
  const jobContext: JobContext = { ...job, onFault: (err, what) => log.warn({ err }, what) };

  /** Does something again and again: at once while there is more to do, else after a while. */
  async function keep(what: string, pollMs: number, work: () => Promise<boolean>): Promise<void> {
    while (!stopping.signal.aborted) {
      let more = false;
      try {
        more = await work();
      } catch (err) {
        log.warn({ err }, `${what}; it will be tried again`); // the database may be away
      }
      if (more) await giveWay();
      else await delay(pollMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {}); // stopped: the loop ends
    }
  }

  const running = [
    keep('due timers could not fire', timerPollMs, () => fireDueTimers(jobContext)),
    keep('targets could not be measured anew', timerPollMs, () => recomputeSome(jobContext)),
    keep('queues could not be looked through', timerPollMs, () => lookThroughQueue(jobContext)),
    keep('those who are gone could not be looked after', timerPollMs, () => lookAfterAbsent(jobContext)),
    keep('what has expired could not be forgotten', HOUR_MS, () =>
      forgetExpired(job.database, job.clock()).then(() => false),
    ),
  ];
  return async () => {
    stopping.abort();
    await Promise.all(running);
  };
}
