import type { Actor } from '../domain/access/roles.js';
import type { LoggedEvent } from '../persistence/queries/log.js';
import type { SessionOf, Viewer } from '../persistence/queries/viewer.js';

/** What is watched. Watches of equal `key` differ in nothing but who watches and from where. */
export interface Watch {
  readonly key: string;
  /** Who sees the same answers: a name that two who may see different things never share. */
  readonly audience: (actor: Actor) => string;
  /** Whether the event is wanted, and whether this actor may hear it. */
  readonly hears: (actor: Actor, event: LoggedEvent) => boolean;
  /**
   * Works out the answer, as text; null for nothing after all. It throws what should be tried again; of what goes wrong at the last try as
   * much as can is part of the answer.
   */
  readonly tell: (viewer: Viewer, event: LoggedEvent, isLastTry: boolean) => Promise<string | null>;
  /** Whether what was loaded before can't be kept up to date across the event: the watch ends there. */
  readonly outdated: (actor: Actor, event: LoggedEvent) => boolean;
  /** Only the last of several events matters: each answer says how things stand. */
  readonly latest: boolean;
}

/** One answer on its way. */
export interface Told {
  /** Null for what is in no log. */
  readonly position: number | null;
  /** As UTF-8, made once for all who are told. */
  readonly json: Buffer;
}

/** Why a watcher's subscription ends without their doing. */
export type Ending =
  { readonly why: 'SESSION_ENDED' } | { readonly why: 'OUTDATED' } | { readonly why: 'FAULT'; readonly fault: unknown };

/** Where a watcher's answers go. */
export interface Ear {
  /**
   * Takes answers, in order: all of them, or none when it throws, and then they are handed over again. It must not wait: whoever is too
   * slow says so by leaving.
   */
  hear(told: readonly Told[]): void;
  /** Who catches up goes no faster than this. */
  ready(): Promise<void>;
  end(ending: Ending): void;
}

/** One watcher's place in the log. */
export interface Place {
  /** Everything up to here that the watcher may hear has been handed over: from here they can go on elsewhere. Null for what is in no log. */
  readonly position: number | null;
  /** From the next look on, judged by another session of the same person. */
  belongTo(session: SessionOf): void;
  leave(): void;
}
