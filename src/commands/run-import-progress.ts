/** Shows how far something is; only to people, not to files and pipes. */
export interface ProgressBar {
  /** Shows that so many of so many are done. */
  show(this: void, done: number, all: number): void;
  /** Takes the bar away. */
  clear(this: void): void;
}

/** Cells of the bar. */
const WIDTH = 30;

/** A progress bar on a terminal; one that shows nothing elsewhere. */
export function progressBar(terminal: { readonly isTTY?: boolean; write(text: string): unknown }): ProgressBar {
  if (!terminal.isTTY) return { show: () => {}, clear: () => {} };
  let shown = '';
  return {
    show: (done, all) => {
      const filled = Math.floor((WIDTH * done) / all);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.floor((100 * done) / all)} %`;
      if (bar === shown) return;
      shown = bar;
      terminal.write(`\r${bar}  ${done} of ${all} incidents`);
    },
    clear: () => {
      if (shown) terminal.write('\r\u001b[K');
      shown = '';
    },
  };
}
