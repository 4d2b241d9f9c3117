import { setImmediate as giveWay, setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { forgetExpired } from './actions/desk/forget-expired.js';
import { lookAfterAbsent, lookThroughQueue } from './actions/assignment/by-the-clock.js';
import type { Clockwork } from './actions/clockwork.js';
import { recomputeSome, ringDueTimers } from './actions/sla/by-the-clock.js';

const HOUR_MS = 3_600_000;

/** What happens by the clock: due timers ring, edited promises are measured anew, queues are looked through, what has expired is forgotten. The answer stops it. */
export function startTimetable(
  house: Omit<Clockwork, 'onFault'>,
  { timerPollMs }: { readonly timerPollMs: number },
  log: Logger,
): () => Promise<void> {
  const stopping = new AbortController();
  const clockwork: Clockwork = { ...house, onFault: (err, what) => log.warn({ err }, what) };

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
    keep('due timers could not be rung', timerPollMs, () => ringDueTimers(clockwork)),
    keep('targets could not be measured anew', timerPollMs, () => recomputeSome(clockwork)),
    keep('queues could not be looked through', timerPollMs, () => lookThroughQueue(clockwork)),
    keep('those who are gone could not be looked after', timerPollMs, () => lookAfterAbsent(clockwork)),
    keep('what has expired could not be forgotten', HOUR_MS, () =>
      forgetExpired(house.database, house.clock()).then(() => false),
    ),
  ];
  return async () => {
    stopping.abort();
    await Promise.all(running);
  };
}
