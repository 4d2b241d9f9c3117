import { UnfitServer } from './persistence/database.js';
import { FolderInUse } from './persistence/data-folder.js';
import { demoBanner } from './commands/demo/banner.js';
import { startServer, type RunningServer } from './server.js';
import { BadSettings, readSettings } from './settings.js';

/** Starts the desk by the environment's settings, tells how to reach it, and stops it on SIGINT or SIGTERM. */
export async function run(): Promise<void> {
  const server = await orSayWhy(async () => startServer(readSettings(process.env)));
  process.stdout.write(
    `Ticketwire serves GraphQL at ${server.url} (HTTP and WebSocket).\n${server.demo ? demoBanner() : ''}`,
  );
  stopOnSignal(server);
}

/** Faults that an operator can mend are told in their own words; others with their stack. */
async function orSayWhy<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (fault) {
    const plain =
      [BadSettings, FolderInUse, UnfitServer].some((kind) => fault instanceof kind) || isAddressInUse(fault);
    process.stderr.write(`${plain ? (fault as Error).message : ((fault as Error).stack ?? String(fault))}\n`);
    process.exit(1);
  }
}

const isAddressInUse = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'EADDRINUSE';

/** A second signal does not wait. */
function stopOnSignal(server: RunningServer): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void server.stop().then(
        () => process.exit(0),
        (fault: Error) => {
          process.stderr.write(`${fault.stack}\n`);
          process.exit(1);
        },
      );
    });
}
