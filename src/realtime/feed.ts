import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../persistence/database.js';
import { outside } from '../persistence/operation.js';
import { eventsAfter, logHeads, type LoggedEvent } from '../persistence/queries/log.js';
import { attempt, type Notifier } from './notifier.js';
import { deliverInOrder, retried, type Delivery } from './retries.js';

/** Events read at once. */
const PAGE = 200;

/** Reads the logs of workspaces: what was appended as it comes, and what was missed. */
export interface Feed {
  /** After a commit of this process: the workspace's log has grown to this position. The other processes are notified. Never throws. */
  notify(workspaceId: string, position: number): void;
  /**
   * Hands on every event after a position, in order, page by page; the next page is read when `receive` resolves. When it fails it is
   * called again with what it may have had in part, and after three tries `failed` is called and nothing more is handed on. The answer ends
   * it. Each follower reads for itself: a workspace's channel follows once for all of its subscribers.
   */
  follow(
    workspaceId: string,
    after: number,
    receive: (events: readonly LoggedEvent[]) => Promise<void>,
    failed: (fault: unknown) => void,
  ): () => void;
  /** Events after a position, oldest first, for a subscriber who catches up. */
  page(workspaceId: string, after: number): Promise<readonly LoggedEvent[]>;
  stop(): Promise<void>;
}

/** A feed that says whether it still polls. */
export interface RunningFeed extends Feed {
  /** When it last found out how far the logs have grown that are followed, by `performance.now()`. */
  readonly lookedMs: number;
}

interface Follower {
  /** Up to here it was handed events. */
  cursor: number;
  /** Up to here the log is known to have grown. */
  head: number;
  readonly receive: (events: readonly LoggedEvent[]) => Promise<void>;
  readonly failed: (fault: unknown) => void;
  isReading: boolean;
  isOver: boolean;
}

/**
 * Starts reading. Followers are woken by hints: of this process, of the others (`notifier`), and by a slow poll that covers lost ones. A
 * hint is never the data: what is handed on is what the log says.
 */
export function startFeed(
  database: Database,
  notifier: Notifier,
  pollMs: number,
  onFault: (fault: unknown) => void,
): RunningFeed {
  const followers = new Map<string, Set<Follower>>();
  const stopping = new AbortController();
  let lookedMs = performance.now();
  const page = (workspaceId: string, after: number) => eventsAfter(database.reads, workspaceId, after, PAGE);

  const wakeAll = (workspaceId: string, position: number): void => {
    for (const follower of followers.get(workspaceId) ?? []) wake(workspaceId, follower, position);
  };

  const wake = (workspaceId: string, follower: Follower, position: number): void => {
    if (position <= follower.head) return;
    follower.head = position;
    if (!follower.isReading) void outside(() => read(workspaceId, follower)); // for all, no matter whose change woke it
  };

  const read = async (workspaceId: string, follower: Follower): Promise<void> => {
    follower.isReading = true;
    try {
      while (follower.cursor < follower.head && !follower.isOver) {
        const hinted = follower.head;
        const events = await retried(() => page(workspaceId, follower.cursor), onFault);
        if (events.length > 0) await deliverInOrder(events, deliveryTo(follower), onFault);
        else if (follower.head === hinted) follower.head = follower.cursor; // there was nothing after all
      }
    } catch (fault) {
      follower.head = follower.cursor; // so that the poll tries again
      onFault(fault);
    } finally {
      follower.isReading = false;
    }
  };

  /** The cursor moves behind what was handed on, never before. */
  const deliveryTo = (follower: Follower): Delivery => ({
    async deliver(events) {
      if (!follower.isOver) await follower.receive(events);
    },
    moveBehind({ position }) {
      follower.cursor = position;
      follower.head = Math.max(follower.head, position);
    },
    fail(_event, fault) {
      if (!follower.isOver) follower.failed(fault);
      follower.isOver = true;
    },
  });

  const lookEverywhere = async (): Promise<void> => {
    try {
      const followed = [...followers.keys()];
      const heads = followed.length > 0 ? await logHeads(database.reads, followed) : [];
      lookedMs = performance.now();
      for (const [workspaceId, head] of heads) wakeAll(workspaceId, head);
    } catch (fault) {
      onFault(fault); // the database is away: followers wait, and the next round tries again
    }
  };

  const poll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await delay(pollMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {}); // aborted: the loop ends
      if (!stopping.signal.aborted) await lookEverywhere();
    }
  };

  notifier.listen((message) => {
    if (message === null) return void lookEverywhere();
    const [, workspaceId, position] = /^log ([0-9a-f-]{36}) (\d+)$/.exec(message) ?? [];
    if (workspaceId) wakeAll(workspaceId, Number(position));
  });
  const polling = poll();
  // Hints that came while the database was away could not be followed.
  const unlisten = database.availability.listen({ began: () => {}, ended: () => void lookEverywhere() });
  return {
    page,
    get lookedMs() {
      return lookedMs;
    },
    notify(workspaceId, position) {
      wakeAll(workspaceId, position);
      // The change is committed, whether the other processes learn of it at once or by their next poll.
      attempt(() => notifier.notify(`log ${workspaceId}`, `log ${workspaceId} ${position}`), onFault);
    },
    follow(workspaceId, after, receive, failed) {
      const follower: Follower = { cursor: after, head: after, receive, failed, isReading: false, isOver: false };
      const all = followers.get(workspaceId) ?? new Set();
      followers.set(workspaceId, all.add(follower));
      wake(workspaceId, follower, after + 1); // of what came between the position and this moment there was no hint
      return () => {
        follower.isOver = true;
        if (all.delete(follower) && all.size === 0) followers.delete(workspaceId);
      };
    },
    async stop() {
      stopping.abort();
      unlisten();
      for (const follower of [...followers.values()].flatMap((all) => [...all])) follower.isOver = true;
      followers.clear();
      await polling;
    },
  };
}
