import type { Actor } from '../domain/access/roles.js';
import type { LoggedEvent } from '../persistence/queries/log.js';
import type { Viewer } from '../persistence/queries/viewer.js';

/**
 * What a client subscribes to: a plain value, made by a resolver. `Context` is what its payloads are read in; to this layer it is `never`,
 * for payloads are read where the document is executed (see `Execution`).
 */
export type Subscription<Context = never> = LogSubscription<Context> | MomentarySubscription<Context>;

/** A subscription to events of the log. */
export interface LogSubscription<Context = never> {
  readonly source: 'LOG';
  /** Subscriptions of equal `key` differ in nothing but who subscribes and where they begin. */
  readonly key: string;
  /** The position that it begins after. */
  readonly after: number;
  /** Whether the event is asked for, and whether this actor may see it. */
  readonly canSee: (actor: Actor, event: LoggedEvent) => boolean;
  /** What the root field resolves to; null for nothing after all, and then nothing is sent. */
  readonly payload: (context: Context, event: LoggedEvent) => Promise<unknown>;
  /** Whether what the client loaded before can't be kept up to date across the event: the subscription ends there. */
  readonly isOutdatedBy: (actor: Actor, event: LoggedEvent) => boolean;
  /** Whether messages depend on more of the viewer than what they may see, so that they are shared with no one. */
  readonly isPersonal: boolean;
  /** Whether each message says how things stand, so that of several events at once only the last matters. */
  readonly latestOnly: boolean;
}

/** A subscription to what is true for the moment, such as presence, and is in no log. */
export interface MomentarySubscription<Context = never> {
  readonly source: 'MOMENT';
  /** Calls back whenever it changes; the answer ends it. */
  readonly onChange: (changed: () => void) => () => void;
  /** What the root field resolves to; null for nothing after all, and then nothing is sent. */
  readonly payload: (context: Context) => Promise<unknown>;
}

/** A subscription and the document that it was made by. */
export interface Execution<Of extends Subscription = LogSubscription> {
  readonly subscription: Of;
  /**
   * Reads the payload of an event (null for a momentary one) as the viewer, executes the document on it and serializes the result; null for
   * nothing after all. Throws what should be tried again; the last try keeps what it can, with errors in the message.
   */
  execute(viewer: Viewer, event: LoggedEvent | null, isLastTry: boolean): Promise<string | null>;
}
