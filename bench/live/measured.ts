/** Loaded into each server that is measured, by `--import`: says what it has used when it is asked over IPC. Its code is not touched. */
import process from 'node:process';

/** What a process has used so far, and holds. */
export interface Usage {
  /** Of the processor, in milliseconds. */
  readonly cpuMs: number;
  /** Memory that is in use after a collection, in bytes. */
  readonly usedBytes: number;
  /** Memory the process occupies, in bytes. */
  readonly residentBytes: number;
  /** Handles that keep it alive: sockets, timers. */
  readonly handles: number;
}

process.on('message', (collect: boolean) => {
  const { user, system } = process.cpuUsage(); // before collecting, which costs
  if (collect) for (let i = 0; i < 2; i += 1) globalThis.gc!(); // what the first frees of memory outside the heap, the second counts
  const { heapUsed, external, rss } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo().length;
  const usage: Usage = {
    ...{ cpuMs: (user + system) / 1000, usedBytes: heapUsed + external, residentBytes: rss, handles },
  };
  process.send!(usage);
});
process.on('disconnect', () => process.exit(0)); // whoever measured is gone
