import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../persistence/database.js';
import { outside } from '../persistence/operation.js';
import { eventsAfter, logHeads, type LoggedEvent } from '../persistence/queries/log.js';
import { attempt, type Bell } from './notifier.js';
import { deliverInOrder, retried, type Delivery } from './retries.js';

/** Events read at once. */
const PAGE = 200;

/** Reads the logs of workspaces: what was appended as it comes, and what was missed. */
export interface Feed {
  /** After a commit of this process: the workspace's log has grown to this position. The other processes are told. Never throws. */
  look(workspaceId: string, position: number): void;
  /**
   * Hands on every event after a position, in order, page by page; the next page is read when whoever hears says so. When `hear` fails it
   * is called again with what it may have had in part, and after three tries `failed` is called and nothing more is handed on. The answer
   * ends it. One follower a workspace reads the log once for everybody.
   */
  follow(
    workspaceId: string,
    after: number,
    hear: (events: readonly LoggedEvent[]) => Promise<void>,
    failed: (fault: unknown) => void,
  ): () => void;
  /** Events after a position, oldest first, for whoever catches up. */
  page(workspaceId: string, after: number): Promise<readonly LoggedEvent[]>;
  stop(): Promise<void>;
}

/** A feed that says whether it still looks. */
export interface RunningFeed extends Feed {
  /** When it last found out how far the logs have grown that are followed, by `performance.now()`. */
  readonly lookedMs: number;
}

interface Follower {
  /** As far as it has been handed events. */
  at: number;
  /** As far as the log is known to have grown. */
  head: number;
  readonly hear: (events: readonly LoggedEvent[]) => Promise<void>;
  readonly failed: (fault: unknown) => void;
  reading: boolean;
  ended: boolean;
}

/**
 * Starts reading. Who follows is woken by hints: of this process, of the others (`bell`), and by a slow poll that covers what got lost. A
 * hint is never the data: what is handed on is what the log says.
 */
export function startFeed(
  database: Database,
  bell: Bell,
  pollMs: number,
  onFault: (fault: unknown) => void,
): RunningFeed {
  const followers = new Map<string, Follower>();
  const stopping = new AbortController();
  const page = (workspaceId: string, after: number) => eventsAfter(database.reads, workspaceId, after, PAGE);

  const wake = (workspaceId: string, position: number): void => {
    const follower = followers.get(workspaceId);
    if (!follower || position <= follower.head) return;
    follower.head = position;
    if (!follower.reading) void outside(() => read(workspaceId, follower)); // for all, whoever's change woke it
  };

  const read = async (workspaceId: string, follower: Follower): Promise<void> => {
    follower.reading = true;
    try {
      while (follower.at < follower.head && !follower.ended) {
        const hinted = follower.head;
        const events = await retried(() => page(workspaceId, follower.at), onFault);
        if (events.length > 0) await deliverInOrder(events, deliveryTo(follower), onFault);
        else if (follower.head === hinted) follower.head = follower.at; // there was nothing after all
      }
    } catch (fault) {
      follower.head = follower.at; // so that the poll tries again
      onFault(fault);
    } finally {
      follower.reading = false;
    }
  };

  let lookedMs = performance.now();

  /** The place moves behind what was handed on, never before. */
  const deliveryTo = (follower: Follower): Delivery => ({
    async deliver(events) {
      if (!follower.ended) await follower.hear(events);
    },
    delivered({ position }) {
      follower.at = position;
      follower.head = Math.max(follower.head, position);
    },
    failed(_event, fault) {
      if (!follower.ended) follower.failed(fault);
      follower.ended = true;
    },
  });

  const lookEverywhere = async (): Promise<void> => {
    try {
      const followed = [...followers.keys()];
      const heads = followed.length > 0 ? await logHeads(database.reads, followed) : [];
      lookedMs = performance.now();
      for (const [workspaceId, head] of heads) wake(workspaceId, head);
    } catch (fault) {
      onFault(fault); // the database is away: whoever follows waits, and the next round tries again
    }
  };

  const poll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await delay(pollMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {}); // aborted: the loop ends
      if (!stopping.signal.aborted) await lookEverywhere();
    }
  };

  bell.hear((message) => {
    if (message === null) return void lookEverywhere();
    const [, workspaceId, position] = /^log ([0-9a-f-]{36}) (\d+)$/.exec(message) ?? [];
    if (workspaceId) wake(workspaceId, Number(position));
  });
  const polling = poll();
  // What was hinted at while the database was away could not be looked at.
  const unlisten = database.availability.listen({ began: () => {}, ended: () => void lookEverywhere() });
  return {
    page,
    get lookedMs() {
      return lookedMs;
    },
    look(workspaceId, position) {
      wake(workspaceId, position);
      // The change is committed, whether the others hear of it at once or by their next look.
      attempt(() => bell.ring(`log ${workspaceId}`, `log ${workspaceId} ${position}`), onFault);
    },
    follow(workspaceId, after, hear, failed) {
      const follower: Follower = { at: after, head: after, hear, failed, reading: false, ended: false };
      followers.set(workspaceId, follower);
      wake(workspaceId, after + 1); // what came between the position and this moment had nobody to wake
      return () => {
        follower.ended = true;
        if (followers.get(workspaceId) === follower) followers.delete(workspaceId);
      };
    },
    async stop() {
      stopping.abort();
      unlisten();
      for (const follower of followers.values()) follower.ended = true;
      followers.clear();
      await polling;
    },
  };
}
