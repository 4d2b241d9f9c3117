import { setTimeout as delay } from 'node:timers/promises';
import type { LoggedEvent } from '../persistence/queries/log.js';

/** How often something is tried before it counts as failed. */
export const MAX_TRIES = 3;
/** Before the second and the third try, in milliseconds: short enough that no one notices, long enough for a new connection. */
const BACK_OFF_MS = [50, 250];

/** Waits before the next try, after so many that failed. */
export const backOff = (failures: number): Promise<void> => delay(BACK_OFF_MS[failures - 1], undefined, { ref: false });

/**
 * Tries up to three times.
 *
 * @throws what the third try threw
 */
export async function retried<T>(
  work: (isLastTry: boolean) => Promise<T>,
  onFault: (fault: unknown) => void,
): Promise<T> {
  for (let failures = 0; ; await backOff(failures)) {
    try {
      return await work(failures === MAX_TRIES - 1);
    } catch (fault) {
      if ((failures += 1) === MAX_TRIES) throw fault;
      onFault(fault);
    }
  }
}

/** Tries again and again, later each time, until it works or `stopped`. */
export async function untilItWorks(
  work: () => Promise<void>,
  stopped: AbortSignal,
  onFault: (fault: unknown) => void,
): Promise<void> {
  for (let waitMs = 250; !stopped.aborted; waitMs = Math.min(waitMs * 2, 5000)) {
    try {
      return await work();
    } catch (fault) {
      onFault(fault);
      await delay(waitMs, undefined, { signal: stopped }).catch(() => {}); // stopped: the loop ends
    }
  }
}

/** Where events are delivered. */
export interface Delivery {
  deliver(events: readonly LoggedEvent[], isLastTry: boolean): Promise<void>;
  /** Moves the cursor: called behind a delivery, never before; also behind `fail`. */
  moveBehind(last: LoggedEvent): void;
  /** The third try of an event has failed: subscriptions that need it end. */
  fail(event: LoggedEvent, fault: unknown): void;
}

/** Delivers events together and, where that fails, one by one, so that one which can't be delivered stops no other. Never throws. */
export async function deliverInOrder(
  events: readonly LoggedEvent[],
  to: Delivery,
  onFault: (fault: unknown) => void,
): Promise<void> {
  if (events.length > 1)
    try {
      await to.deliver(events, false);
      return to.moveBehind(events.at(-1)!);
    } catch (fault) {
      onFault(fault);
    }
  for (const event of events) {
    try {
      await retried((isLastTry) => to.deliver([event], isLastTry), onFault);
    } catch (fault) {
      to.fail(event, fault);
    }
    to.moveBehind(event);
  }
}
