import type { Logger } from 'pino';
import { forgetExpired } from './actions/desk/forget-expired.js';
import type { World } from './actions/action.js';

const HOUR_MS = 3_600_000;

/** What happens by the clock: every hour what has expired is forgotten. The answer stops it. */
export function startTimetable(
  house: Pick<World, 'database'> & { readonly clock: () => World['now'] },
  log: Logger,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = forgetExpired(house.database, house.clock()).catch((err: unknown) =>
      log.warn({ err }, 'what has expired could not be forgotten'),
    );
  }, HOUR_MS).unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
