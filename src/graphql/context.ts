import DataLoader from 'dataloader';
import { linkOf, submitByLink, type FeedbackByLink, type LinkServices } from '../actions/feedback/by-link.js';
import { notFound } from '../domain/refusal.js';
import type { AccessClaims } from '../domain/access/claims.js';
import { isBefore, type Duration, type Instant } from '../domain/instant.js';
import type { AuthServices } from '../actions/session/sign-in.js';
import type { Done, Keyed, ActionServices } from '../actions/action.js';
import { payloadOf, type Answer, type Payload } from './answer.js';
import type { CursorSeal } from '../persistence/reading/page.js';
import type { Plans, PlansOf } from '../persistence/reading/plans.js';
import { currentOperation, type Operation } from '../persistence/operation.js';
import { Reader } from '../persistence/reading/reader.js';
import { serviceClocks, type ServiceClock, type ServicePeriod } from '../persistence/queries/service-clocks.js';
import { teamClocks, type TeamClock } from '../persistence/queries/team-clocks.js';
import { targetClocks, type TargetClock } from '../persistence/queries/target-clocks.js';
import type { SessionOf, Viewer } from '../persistence/queries/viewer.js';
import type { RunningFeed } from '../realtime/feed.js';
import type { Heartbeats } from '../realtime/heartbeats.js';
import type { Presence } from '../realtime/presence.js';
import type { WorkspaceChannels } from '../realtime/workspace-channel.js';
import { bearerTokenOf } from './bearer.js';
import type { SubmitFeedbackPayload } from './contract.generated.js';
import { unauthenticated } from './errors.js';

/** What every operation shares: the desk's database, its feed, its clock. */
export interface Services {
  readonly database: ActionServices['database'];
  readonly feed: RunningFeed;
  /** After a commit: notifies the feed. Never throws. */
  readonly notify: ActionServices['notify'];
  readonly channels: WorkspaceChannels;
  readonly presence: Presence;
  readonly heartbeats: Heartbeats;
  /** Whoever is behind a session, as they are now; asked for by many at the same moment, they are looked up together. */
  readonly viewerOf: (session: SessionOf) => Promise<Viewer | null>;
  /** The same for those who subscribe: they can wait some milliseconds, and a crowd comes with few look-ups. */
  readonly subscriberOf: (session: SessionOf) => Promise<Viewer | null>;
  /** Begins an operation: its time runs from here. Run it by `operation.run`. */
  readonly newOperation: () => Operation;
  readonly cursorSeal: CursorSeal;
  /** Plans of what is answered again and again. */
  readonly plansOf: PlansOf;
  /** How far back the log can be caught up with. */
  readonly resumeWindow: Duration;
  readonly clock: () => Instant;
  readonly newId: () => string;
  /** All that signing in needs but the moment and the address. */
  readonly authServices: Omit<AuthServices, 'now' | 'address'>;
}

/**
 * What one operation, or one delivered event, is carried out with: who asks, when, and a fresh reader. No private names (#): Apollo
 * Server 5 hands resolvers a copy of it.
 */
export class Context {
  /** One moment for the whole operation. */
  readonly now: Instant;
  private madeReader: Reader | undefined;
  private madeTargetClocks: DataLoader<string, TargetClock> | undefined;
  private madeTeamClocks: DataLoader<string, TeamClock | null> | undefined;
  private madeServiceClocks: DataLoader<ServicePeriod, ServiceClock> | undefined;

  constructor(
    readonly services: Services,
    /** What the access token says; null for somebody who has none. */
    readonly claims: AccessClaims | null,
    private readonly known: Viewer | null,
    private readonly more: MoreOfContext = {},
  ) {
    this.now = services.clock();
  }

  /** What it came by. */
  get transport(): Transport {
    return this.more.transport ?? {};
  }

  /** Who asks, as they are now. Throws UNAUTHENTICATED where nobody is signed in. */
  get viewer(): Viewer {
    if (!this.known) throw unauthenticated();
    return this.known;
  }

  /** Where the viewer speaks from: each socket for itself; over HTTP, each session. Null for a socket that is gone. */
  get source(): string | null {
    const { socket } = this.transport;
    return socket ? socket.source : `session ${this.claims!.sessionId}`;
  }

  /** Answers from the database. */
  get reader(): Reader {
    this.madeReader ??= new Reader(
      this.services.database.reads,
      { viewer: this.viewer, now: this.now },
      this.services.cursorSeal,
      this.more.plans,
    );
    return this.madeReader;
  }

  /** What targets are measured with, by UUID: those of a whole answer together. Nothing is remembered, as in `byKey`. */
  get targetClocks(): DataLoader<string, TargetClock> {
    this.madeTargetClocks ??= new DataLoader(
      async (ids) => {
        const clocks = await targetClocks(this.services.database.reads, this.viewer.actor.workspaceId, [
          ...new Set(ids),
        ]);
        return ids.map((id) => clocks.get(id) ?? new Error(`There is no target ${id}`));
      },
      { cache: false },
    );
    return this.madeTargetClocks;
  }

  /** What the teams that held tickets are measured with, by the tickets' UUIDs; null for a ticket whose clock heard nothing. */
  get teamClocks(): DataLoader<string, TeamClock | null> {
    this.madeTeamClocks ??= new DataLoader(
      async (ids) => {
        const clocks = await teamClocks(this.services.database.reads, this.viewer.actor.workspaceId, [...new Set(ids)]);
        return ids.map((id) => clocks.get(id) ?? null);
      },
      { cache: false },
    );
    return this.madeTeamClocks;
  }

  /** What the availability of services is worked out from: of a whole answer together. */
  get serviceClocks(): DataLoader<ServicePeriod, ServiceClock> {
    this.madeServiceClocks ??= new DataLoader(
      (asked) => serviceClocks(this.services.database.reads, this.viewer.actor.workspaceId, asked),
      {
        cache: false,
      },
    );
    return this.madeServiceClocks;
  }

  /** The token of an invitation to rate, by UUID. */
  linkOf(invitationId: string): Promise<string | null> {
    return linkOf(this.linkServices, this.viewer.actor.workspaceId, invitationId);
  }

  /** Rates by a link, whoever is signed in, or nobody. */
  async submitFeedback(input: FeedbackByLink): Promise<Answer<SubmitFeedbackPayload>> {
    const done = await submitByLink(this.linkServices, {
      ...input,
      idempotencyKey: input.idempotencyKey ?? this.more.idempotencyKey ?? null,
    });
    const problems = done ? done.problems : [notFound(['token'], 'FeedbackInvitation')];
    return { position: done?.position ?? null, userErrors: problems, rating: problems.length ? null : input.rating };
  }

  private get linkServices(): LinkServices {
    const { database, notify, newId, authServices } = this.services;
    return { database, newId, tokens: authServices.tokens, now: this.now, notify };
  }

  /** What signing in needs. */
  get authServices(): AuthServices {
    const { transport, now } = this;
    return {
      ...this.services.authServices,
      now,
      address: transport.address ?? 'unknown',
      signal: currentOperation()?.ended,
    };
  }

  /** Runs an action and answers its payload. */
  async run<Input extends Keyed, Result extends object>(
    act: (services: ActionServices, input: Input) => Promise<Done<Result>>,
    input: Input,
  ): Promise<Payload<Result>> {
    const { database, notify, newId } = this.services;
    const services: ActionServices = { database, newId, viewer: this.viewer, now: this.now, notify };
    const done = await act(services, {
      ...input,
      idempotencyKey: input.idempotencyKey ?? this.more.idempotencyKey ?? null,
    });
    return payloadOf(done);
  }
}

/** What a context has where that matters. */
interface MoreOfContext {
  /** From the header, for documents with a single mutation. */
  readonly idempotencyKey?: string | null;
  readonly transport?: Transport;
  /** What was planned for the same operation and viewer before. */
  readonly plans?: Plans;
}

/** What an operation came by. */
export interface Transport {
  /** The socket; not there for what came otherwise. */
  readonly socket?: RenewableSocket;
  /** The client's address, or of IPv6 its network; not there for what the desk does by itself. */
  readonly address?: string;
  /** The last position that the client received before the connection broke; goes before the argument `after`. */
  readonly resumeAfter?: number | null;
}

/** A socket that operations come by, and whose token can be exchanged for a fresh one. */
export interface RenewableSocket {
  readonly claims: AccessClaims | null;
  /** A name of its own for what is said on it for the moment; null once it is gone. */
  readonly source: string | null;
  /** Throws TOO_MANY_REQUESTS where it was nobody's, and its person has as many as they may. */
  renew(claims: AccessClaims): void;
}

/** Whether the token that said this has ended by then; nobody's has none. */
export const hasEnded = (claims: AccessClaims | null, now: Instant): boolean =>
  claims !== null && !isBefore(now, claims.expiresAt);

interface ContextOptions extends Omit<MoreOfContext, 'plans'> {
  readonly lookUp?: Services['viewerOf'];
}

/** The context of somebody with these claims, as they are now. Null when their token or their session has ended. */
export async function contextOf(
  services: Services,
  claims: AccessClaims,
  { lookUp = services.viewerOf, ...more }: ContextOptions = {},
): Promise<Context | null> {
  if (hasEnded(claims, services.clock())) return null;
  const viewer = await lookUp(claims);
  const operation = currentOperation();
  if (viewer && operation) operation.share = viewer.actor.workspaceId;
  return viewer && new Context(services, claims, viewer, more);
}

/** What `Authorization: Bearer …` says. Null without one; throws UNAUTHENTICATED for one that does not work: it never makes a visitor. */
export async function claimsOf(services: Services, authorization: string | null): Promise<AccessClaims | null> {
  if (authorization === null) return null;
  const token = bearerTokenOf(authorization);
  const claims = token ? await services.authServices.tokens.verify(token, services.clock()) : null;
  if (!claims)
    throw unauthenticated('This access token does not work (any more). Refresh the session or sign in again.');
  return claims;
}

/** The context of whoever sends this header, or of nobody in particular. */
export async function contextFor(
  services: Services,
  authorization: string | null,
  idempotencyKey: string | null = null,
  transport: Transport = {},
): Promise<Context> {
  const claims = await claimsOf(services, authorization);
  if (!claims) return new Context(services, null, null, { idempotencyKey, transport });
  const context = await contextOf(services, claims, { idempotencyKey, transport });
  if (!context)
    throw unauthenticated('This access token or its session has ended. Refresh the session or sign in again.');
  return context;
}
