import { checkEmail, PASSWORD } from '../../domain/people/person.js';
import type { Duration, Instant } from '../../domain/instant.js';
import { after } from '../../domain/instant.js';
import { isRefusal, refuse, type Problem, type Refusal } from '../../domain/refusal.js';
import { isSlug } from '../../domain/workspace/workspace.js';
import { isPassword, pretendToCheck, TooManySignIns } from '../../outside/passwords.js';
import { hashOfRefreshToken, newRefreshToken, sessionOfRefreshToken, type Tokens } from '../../outside/tokens.js';
import type { Database, Em } from '../../persistence/database.js';
import { accountsOf, endSession, type Account } from '../../persistence/queries/sessions.js';
import { appendEvents } from '../../persistence/queries/log.js';
import { PersonRow } from '../../persistence/tables/desk.js';
import { SessionRow } from '../../persistence/tables/session.js';
import { LockMode } from '@mikro-orm/core';

export { TooManySignIns };

/** What signing in needs of the world; there is no actor yet. */
export interface Door {
  readonly database: Database;
  readonly tokens: Tokens;
  readonly now: Instant;
  readonly newId: () => string;
  readonly accessTokenLife: Duration;
  readonly refreshTokenLife: Duration;
  /** Told after the commit that a workspace's log has grown to this position. */
  readonly tell: (workspaceId: string, position: number) => void;
}

/** What a signed-in client holds. */
export interface Session {
  readonly sessionId: string;
  readonly personId: string;
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Instant;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Instant;
}

const FAILED: Problem = {
  code: 'SIGN_IN_FAILED',
  field: null,
  message: 'E-mail and password do not open any desk here.',
};

const WORKSPACE_NEEDED: Problem = {
  code: 'WORKSPACE_NEEDED',
  field: ['workspace'],
  message: 'This e-mail and password open several workspaces. Name one by its slug.',
};

const STALE: Problem = {
  code: 'SIGN_IN_FAILED',
  field: ['refreshToken'],
  message: 'This refresh token does not open a session any more. Sign in again.',
};

/** Somebody signs in with e-mail and password. */
export async function signIn(
  door: Door,
  {
    email,
    password,
    workspace,
  }: { readonly email: string; readonly password: string; readonly workspace?: string | null },
): Promise<Session | Refusal> {
  const address = checkEmail(['email'], email);
  const odd = password.length > PASSWORD.max || (workspace ? !isSlug(workspace) : false);
  if (isRefusal(address) || odd) return refuse(FAILED);
  const em = door.database.em();
  const matching = await withThatPassword(await accountsOf(em, address, workspace ?? null), password);
  if (matching.length > 1) return refuse(WORKSPACE_NEEDED);
  const [account] = matching;
  if (!account) return refuse(FAILED);

  const sessionId = door.newId();
  const { session, hash } = await issue(door, sessionId, account.personId);
  const { personId, workspaceId } = account;
  em.create(SessionRow, {
    ...{ id: sessionId, workspaceId, personId, refreshHash: hash, revokedAt: null },
    ...{ createdAt: door.now, expiresAt: session.refreshTokenExpiresAt },
  });
  await em.flush();
  return session;
}

/** Somebody exchanges a refresh token. Used twice, one of the two users stole it: the whole session ends. */
export async function refreshSession(door: Door, refreshToken: string): Promise<Session | Refusal> {
  const sessionId = sessionOfRefreshToken(refreshToken);
  if (!sessionId) return refuse(STALE);
  const answer = await exchange(door, sessionId, refreshToken);
  if (!('position' in answer)) return answer;
  door.tell(answer.workspaceId, answer.position);
  return refuse(STALE);
}

const exchange = (door: Door, sessionId: string, refreshToken: string): Promise<Session | Refusal | Logged> =>
  door.database.em().transactional(async (em) => {
    const row = await em.findOne(SessionRow, { id: sessionId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!row || row.revokedAt !== null || Temporal.Instant.compare(row.expiresAt, door.now) <= 0) return refuse(STALE);
    if (row.refreshHash !== hashOfRefreshToken(refreshToken)) return (await endInLog(door, em as Em, row.id))!;
    if (!(await em.findOne(PersonRow, { id: row.personId, active: true }))) return refuse(STALE);
    const { session, hash } = await issue(door, row.id, row.personId);
    Object.assign(row, { refreshHash: hash, expiresAt: session.refreshTokenExpiresAt });
    return session;
  });

/** Somebody signs out: the session's tokens work no longer. */
export async function signOut(door: Door, sessionId: string): Promise<void> {
  const logged = await door.database.em().transactional((em) => endInLog(door, em as Em, sessionId));
  if (logged) door.tell(logged.workspaceId, logged.position);
}

/** Where in a workspace's log something was written. */
interface Logged {
  readonly workspaceId: string;
  readonly position: number;
}

/** Ends a session and says so in the log, so that every process closes its sockets. Null when it had ended before. */
async function endInLog({ now, newId }: Door, em: Em, sessionId: string): Promise<Logged | null> {
  const session = await endSession(em, sessionId, now);
  if (!session) return null;
  const { workspaceId, personId: actorId } = session;
  const fact = { type: 'SessionEnded', audience: 'INTERNAL', before: null, after: { sessionId } } as const;
  const event = { ...fact, id: newId(), actorId, at: now, ticketId: null, ticketFacts: null };
  return { workspaceId, position: await appendEvents(em, workspaceId, [event]) };
}

async function withThatPassword(accounts: readonly Account[], password: string): Promise<readonly Account[]> {
  if (accounts.length === 0) await pretendToCheck(password);
  const matching: Account[] = [];
  for (const account of accounts) if (await isPassword(account.passwordHash, password)) matching.push(account);
  return matching;
}

async function issue({ tokens, now, accessTokenLife, refreshTokenLife }: Door, sessionId: string, personId: string) {
  const accessTokenExpiresAt = after(now, accessTokenLife);
  const refreshTokenExpiresAt = after(now, refreshTokenLife);
  const { token, hash } = newRefreshToken(sessionId);
  const accessToken = await tokens.sign({ sessionId, personId, expiresAt: accessTokenExpiresAt }, now);
  const session: Session = {
    sessionId,
    personId,
    accessToken,
    accessTokenExpiresAt,
    refreshToken: token,
    refreshTokenExpiresAt,
  };
  return { session, hash };
}
