/** The longest wait between two attempts, in milliseconds. */
const LONGEST_MS = 30_000;

/** How long to wait after so many attempts in vain, in milliseconds: twice as long each time, and not the same for all who lost the desk. */
export const backOffMs = (tries: number): number => Math.min(1000 * 2 ** tries, LONGEST_MS) * (0.5 + Math.random() / 2);

/** Waits so long. */
export const backOff = (tries: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, backOffMs(tries)));

/** Whether one position is later than another of the same workspace: the contract says so of `Position`. */
export const isLater = (one: string, other: string): boolean =>
  one.length === other.length ? one > other : one.length > other.length;

/** What can only be mended by loading again. */
const RELOAD = new Set(['POSITION_EXPIRED', 'RELOAD_NEEDED']);

/** What passes: too slow this once, our fault, too many at once, a token that ended before the next one came. */
const PASSING = new Set(['TOO_SLOW', 'INTERNAL_SERVER_ERROR', 'UNAVAILABLE', 'TOO_MANY_REQUESTS', 'UNAUTHENTICATED']);

/** Whether to load again, and watch after the new `asOf`. */
export const needsReload = (fault: unknown): boolean => RELOAD.has(`${extensionsOf(fault)['code']}`);

/** After which position a subscription goes on that ended like this; null for where it was, undefined if it is over. */
export function resumption(fault: unknown): string | null | undefined {
  const { code, resumeAfter } = extensionsOf(fault);
  if (needsReload(fault)) return undefined;
  if (typeof resumeAfter === 'string') return resumeAfter;
  return PASSING.has(`${code}`) ? null : undefined;
}

function extensionsOf(fault: unknown): Readonly<Record<string, unknown>> {
  const [error] = (Array.isArray(fault) ? fault : []) as { readonly extensions?: Readonly<Record<string, unknown>> }[];
  return error?.extensions ?? {};
}

/** One attempt at a subscription, as whoever carries it tells of it. */
export interface Attempt {
  /** A message came. */
  received(): void;
  /** Errors came instead of a message, or whatever else ended it. */
  ended(fault: unknown): void;
}

/**
 * Attempts a subscription, and again after errors that pass, each time where it stood; what ends it for good is told to `fail`. `attempt`
 * answers how to leave it; so does this.
 */
export function untilOver(
  attempt: (now: Attempt) => () => void,
  goOn: (after: string) => void,
  fail: (fault: unknown) => void,
  wait: (tries: number) => Promise<void>,
): () => void {
  let [isStopped, tries, leave] = [false, 0, () => {}];
  const begin = (): void => {
    if (isStopped) return;
    let isOver = false;
    leave = attempt({
      received: () => (tries = 0),
      ended(fault) {
        if (isOver || isStopped) return;
        isOver = true;
        leave();
        const after = resumption(fault);
        if (after === undefined) return fail(fault);
        if (after !== null) goOn(after);
        void wait(tries).then(begin);
        tries += 1;
      },
    });
  };
  begin();
  return () => {
    isStopped = true;
    leave();
  };
}
