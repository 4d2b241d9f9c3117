import type { Writable } from 'node:stream';

/** Waits while too much is written that nobody has taken yet. */
export async function drained(writable: Writable, tooMuch: () => boolean): Promise<void> {
  while (tooMuch())
    await new Promise<void>((resolve) => {
      const go = (): void => {
        writable.off('drain', go).off('close', go);
        resolve();
      };
      writable.on('drain', go).on('close', go);
    });
}
