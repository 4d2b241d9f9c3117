import type { AccessClaims } from '../domain/access/claims.js';
import type { Services } from '../graphql/context.js';

/** What lives no longer than a session. */
export interface OfSession {
  /** What the token says that it was opened with, or that was handed in since; null for nobody's. */
  readonly claims: AccessClaims | null;
  /** Ends it because its token or its session has ended. */
  endSession(): void;
}

/** Sessions looked up in one statement. */
const MOST_AT_ONCE = 500;

/** Ends those whose session has ended: it was signed out, or its person has left. Throws when the database is away, and ends none. */
export async function endWithSessions(all: ReadonlySet<OfSession>, viewerOf: Services['viewerOf']): Promise<void> {
  const sessions = new Map([...all].flatMap(({ claims }) => (claims ? [[claims.sessionId, claims]] : [])));
  for (const some of portions([...sessions.values()])) {
    const viewers = await Promise.all(some.map(viewerOf)); // looked up together
    const ended = new Set(some.filter((_, i) => !viewers[i]).map(({ sessionId }) => sessionId));
    if (ended.size === 0) continue;
    for (const each of all) if (each.claims && ended.has(each.claims.sessionId)) each.endSession();
  }
}

const portions = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / MOST_AT_ONCE) }, (_, i) =>
    all.slice(i * MOST_AT_ONCE, (i + 1) * MOST_AT_ONCE),
  );
