import type { AccessClaims } from '../domain/access/claims.js';
import { isBefore, type Instant } from '../domain/instant.js';
import type { Door } from '../actions/session/sign-in.js';
import type { Done, Keyed, World } from '../actions/action.js';
import type { CursorSeal } from '../persistence/reading/page.js';
import { Reader } from '../persistence/reading/reader.js';
import { viewerOfSession, type Viewer } from '../persistence/queries/viewer.js';
import type { Feed } from '../realtime/feed.js';
import { unauthenticated } from './errors.js';

/** What every operation shares: the desk's database, its feed, its clock. */
export interface House {
  readonly database: World['database'];
  readonly feed: Feed;
  readonly cursorSeal: CursorSeal;
  readonly clock: () => Instant;
  readonly newId: () => string;
  /** All that signing in needs but the moment. */
  readonly door: Omit<Door, 'now'>;
}

/**
 * What one operation, or one delivered event, is carried out with: who asks, when, and a fresh reader. No private names (#): Apollo
 * Server 5 hands resolvers a copy of it.
 */
export class Context {
  /** One moment for the whole operation. */
  readonly now: Instant;
  private madeReader: Reader | undefined;

  constructor(
    readonly house: House,
    /** What the access token says; null for somebody who has none. */
    readonly claims: AccessClaims | null,
    private readonly known: Viewer | null,
    /** From the header, for documents with a single mutation. */
    private readonly idempotencyKey: string | null = null,
  ) {
    this.now = house.clock();
  }

  /** Who asks, as they are now. Throws UNAUTHENTICATED where nobody is signed in. */
  get viewer(): Viewer {
    if (!this.known) throw unauthenticated();
    return this.known;
  }

  /** Answers from the database. */
  get reader(): Reader {
    this.madeReader ??= new Reader(
      this.house.database.em(),
      { viewer: this.viewer, now: this.now },
      this.house.cursorSeal,
    );
    return this.madeReader;
  }

  /** What signing in needs. */
  get door(): Door {
    return { ...this.house.door, now: this.now };
  }

  /** Carries out an action and answers its payload: UUIDs of what it changed, for the payload's fields to read. */
  async perform<Input extends Keyed, Result extends object>(
    act: (world: World, input: Input) => Promise<Done<Result>>,
    input: Input,
  ): Promise<Performed> {
    const { database, feed, newId } = this.house;
    const world: World = {
      database,
      newId,
      viewer: this.viewer,
      now: this.now,
      tell: (w, position) => feed.look(w, position),
    };
    const done = await act(world, { ...input, idempotencyKey: input.idempotencyKey ?? this.idempotencyKey });
    return {
      keys: { ...done.result } as Readonly<Record<string, string>>,
      position: done.position,
      userErrors: done.problems,
    };
  }
}

/** What a mutation's payload is made of. */
export interface Performed {
  /** UUIDs by what they are of; empty when refused. */
  readonly keys: Readonly<Record<string, string>>;
  readonly position: number | null;
  readonly userErrors: readonly unknown[];
}

/** The context of somebody with these claims, as they are now. Null when their token or their session has ended. */
export async function contextOf(
  house: House,
  claims: AccessClaims,
  idempotencyKey: string | null = null,
): Promise<Context | null> {
  const now = house.clock();
  if (!isBefore(now, claims.expiresAt)) return null;
  const viewer = await viewerOfSession(house.database.em(), claims.sessionId, claims.personId, now);
  return viewer && new Context(house, claims, viewer, idempotencyKey);
}

/** What `Authorization: Bearer …` says. Null without one; throws UNAUTHENTICATED for one that does not work: it never makes a visitor. */
export async function claimsOf(house: House, authorization: string | null): Promise<AccessClaims | null> {
  if (authorization === null) return null;
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
  const claims = token ? await house.door.tokens.verify(token, house.clock()) : null;
  if (!claims)
    throw unauthenticated('This access token does not work (any more). Refresh the session or sign in again.');
  return claims;
}

/** The context of whoever sends this header, or of nobody in particular. */
export async function contextFor(
  house: House,
  authorization: string | null,
  idempotencyKey: string | null = null,
): Promise<Context> {
  const claims = await claimsOf(house, authorization);
  if (!claims) return new Context(house, null, null, idempotencyKey);
  const context = await contextOf(house, claims, idempotencyKey);
  if (!context)
    throw unauthenticated('This access token or its session has ended. Refresh the session or sign in again.');
  return context;
}
