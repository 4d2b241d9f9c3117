import { setImmediate as giveWay } from 'node:timers/promises';
import { hasEnded, type House } from '../graphql/context.js';
import { Quota } from './quota.js';
import { endWithSessions, type OfSession } from './sessions.js';

/** An open connection on which the desk speaks when it has something to say: a socket, or a stream. */
export interface Line extends OfSession {
  /** Operations that run on it. */
  readonly operations: number;
  /** Says where it stands, and looks whether anybody is there. */
  ping(): void;
  /** Ends subscriptions, which can go on elsewhere; what answers once may finish. */
  drain(): void;
  /** Says goodbye: the desk stops. */
  goodbye(): void;
  /** Ends it without a word. */
  terminate(): void;
}

/** The lines of this process. */
export interface Lines {
  /** Keeps a line; the answer is called when it is gone. */
  keep(line: Line): () => void;
  /** How many of them are whose. */
  readonly quota: Quota;
  /** Aborted when no more lines are to be opened. */
  readonly stopping: AbortSignal;
  /** Drains the lines and closes every one. */
  stop(): Promise<void>;
}

/** How often tokens are looked at, in milliseconds: so long a line may outlive its token. */
const TOKEN_CHECK_MS = 1000;
/** How long what is running may take to finish when the desk stops, in milliseconds. */
const DRAIN_MS = 5000;
/** How often it is looked at whether it has, in milliseconds. */
const DRAIN_CHECK_MS = 20;

/** Lines pinged before others get a turn. */
const SLICE = 250;

/** What an operator may say of lines. */
export interface LineLimits {
  /** Between signs of life. */
  readonly pingMs: number;
  /** How often sessions are looked up: so long, and as long as that takes, a line may outlive its session. */
  readonly sessionCheckMs: number;
  readonly mostPerPerson: number;
}

/** Begins without lines. */
export function keepLines(
  { clock, viewerOf }: Pick<House, 'clock' | 'viewerOf'>,
  { pingMs, sessionCheckMs, mostPerPerson }: LineLimits,
  onFault: (fault: unknown) => void,
): Lines {
  const lines = new Set<Line>();
  const stopping = new AbortController();
  const checkTokens = (): void => {
    const now = clock();
    for (const line of lines) if (hasEnded(line.claims, now)) line.endSession();
  };
  let checking: Promise<void> | null = null;
  const checkSessions = (): void => {
    checking ??= endWithSessions(lines, viewerOf)
      .catch(onFault) // the database may be away: they are looked up again
      .finally(() => (checking = null));
  };
  const pingAll = async (): Promise<void> => {
    let pinged = 0;
    await giveWay(); // signs of life that are here, but were not read yet, count
    for (const line of lines) {
      line.ping();
      if ((pinged += 1) % SLICE === 0) await giveWay();
    }
  };
  const tokens = setInterval(checkTokens, TOKEN_CHECK_MS).unref();
  const sessions = setInterval(checkSessions, sessionCheckMs).unref();
  const pings = setInterval(() => void pingAll(), pingMs).unref();
  return {
    keep(line) {
      lines.add(line);
      return () => void lines.delete(line);
    },
    quota: new Quota(mostPerPerson),
    stopping: stopping.signal,
    async stop() {
      for (const timer of [tokens, sessions, pings]) clearInterval(timer);
      stopping.abort();
      for (const line of lines) line.drain();
      await until(() => [...lines].every(({ operations }) => operations === 0), DRAIN_MS);
      for (const line of lines) line.goodbye();
      await until(() => lines.size === 0, DRAIN_MS / 5);
      for (const line of lines) line.terminate(); // they did not answer
      await checking;
    },
  };
}

async function until(done: () => boolean, mostMs: number): Promise<void> {
  for (let waitedMs = 0; !done() && waitedMs < mostMs; waitedMs += DRAIN_CHECK_MS)
    await new Promise((resolve) => setTimeout(resolve, DRAIN_CHECK_MS));
}
