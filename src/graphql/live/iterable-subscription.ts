import type { Actor } from '../../domain/access/roles.js';
import type { LoggedEvent } from '../../persistence/queries/log.js';
import type { Context } from '../context.js';

/** One answer of a subscription on its way: what its root field answers, and the context that the fields below are answered in. */
export interface Delivery<Root = unknown> {
  readonly root: Root;
  readonly context: Context;
}

/** What of the log a subscription tells. */
export interface LogWatch {
  readonly after: number;
  /** Whether the event is wanted, and whether this actor may hear it. */
  readonly hears: (actor: Actor, event: LoggedEvent) => boolean;
  /** What the root field answers; null for nothing after all. */
  readonly root: (context: Context, event: LoggedEvent) => Promise<unknown>;
  /** Whether what was loaded before can't be kept up to date across the event. @default never */
  readonly outdated?: (actor: Actor, event: LoggedEvent) => boolean;
  /** Whether it tells of the viewer themself, so that nobody shares it. */
  readonly personal?: boolean;
  /** Whether each answer says how things stand, so that of several at once only the last matters. */
  readonly latest?: boolean;
}

/** What is true for the moment, and in no log. */
export interface MomentWatch {
  /** Calls back whenever it changes; the answer ends it. */
  readonly changes: (changed: () => void) => () => void;
  /** What the root field answers. */
  readonly root: (context: Context) => Promise<unknown>;
}

/**
 * What a subscription's resolver answers. graphql-js wants something to iterate; but whoever serves subscriptions hands `of` to the
 * fan-out, which works out equal answers once, or tells each watcher of what is true for the moment.
 */
export class Watching implements AsyncIterable<never> {
  constructor(
    readonly of: LogWatch | MomentWatch,
    readonly context: Context,
  ) {}

  /** There only because graphql-js looks for it. */
  [Symbol.asyncIterator](): AsyncIterator<never> {
    throw new Error('A subscription is told by the fan-out');
  }
}
