import type { Logger } from 'pino';
import { isEnding, readArguments } from './command-line.js';
import { demoBanner } from './commands/demo/banner.js';
import { finish, step } from './commands/run-output.js';
import { newLog, startServer, type RunningServer } from './server.js';
import { readSettings, type Settings } from './settings.js';

/** Serves by the environment's settings until SIGINT or SIGTERM; answers the exit code. */
export async function runStart(args: readonly string[]): Promise<number> {
  const given = readArguments('start', args);
  if (isEnding(given)) return finish(given.text, given.code);
  const settings = readSettings(process.env);
  const log = newLog(settings);
  const say = speaker(settings, log);
  const stopping = untilSignal();
  const server = await startUnlessStopped(settings, log, say.step, stopping);
  if (server) {
    say.serving(server);
    await stopped(stopping);
    say.step('Stopping: open requests are finished, sockets are told…');
    await server.stop();
  }
  say.step('Stopped.');
  process.exit(0); // nothing that is left may keep the process
}

/** How an operator is told what happens. */
interface Speaker {
  step(this: void, line: string): void;
  serving(this: void, server: RunningServer): void;
}

const serves = (url: string): string => `Ticketwire serves GraphQL at ${url} (HTTP and WebSocket).`;

/** In production everything on standard output is JSON, a line each: programs read it. Elsewhere people do. */
function speaker({ NODE_ENV }: Settings, log: Logger): Speaker {
  if (NODE_ENV === 'production')
    return { step: (line) => log.info(line), serving: ({ url }) => log.info({ url }, serves(url)) };
  return {
    step,
    serving: ({ url, demo }) => void process.stdout.write(`${serves(url)}\n${demo ? demoBanner() : ''}`),
  };
}

/** Signals that come this soon after the first are the same one: npm hands on what a terminal sends to both, in milliseconds. */
const SAME_SIGNAL_MS = 1000;

/** Aborts at the first SIGINT or SIGTERM. A later one ends the process at once. */
function untilSignal(): AbortSignal {
  const stopping = new AbortController();
  let firstMs: number | null = null;
  const stop = (): void => {
    const nowMs = performance.now();
    if (firstMs !== null && nowMs - firstMs > SAME_SIGNAL_MS) process.exit(1);
    firstMs ??= nowMs;
    stopping.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  return stopping.signal;
}

/** How long a start that is to be given up may take to come to a place where it can be, in milliseconds. */
const GIVE_UP_MS = 5000;

/** A server that doesn't answer is waited for longer. Nothing is lost: transactions that are open are rolled back. */
const giveUp = (): void => void setTimeout(() => process.exit(0), GIVE_UP_MS).unref();

/** Null when it was stopped before it served. */
async function startUnlessStopped(
  settings: Settings,
  log: Logger,
  report: (line: string) => void,
  stopping: AbortSignal,
): Promise<RunningServer | null> {
  if (settings.DATABASE_URL) stopping.addEventListener('abort', giveUp);
  try {
    return await startServer(settings, { log, report, stopping });
  } catch (fault) {
    if (stopping.aborted) return null;
    throw fault;
  } finally {
    stopping.removeEventListener('abort', giveUp);
  }
}

const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
