import { KNOWN_PER_ACCOUNT } from '../../domain/access/sign-in-limits.js';
import { checkEmail, PASSWORD } from '../../domain/people/person.js';
import type { Duration, Instant } from '../../domain/instant.js';
import { after } from '../../domain/instant.js';
import { isRefusal, refuse, type Problem, type Refusal } from '../../domain/refusal.js';
import { isSlug } from '../../domain/workspace/workspace.js';
import { isPassword, pretendToCheck } from '../../integrations/passwords.js';
import type { SignInLimits } from '../../integrations/sign-in-limits.js';
import { hashOfRefreshToken, newRefreshToken, sessionOfRefreshToken, type Tokens } from '../../integrations/tokens.js';
import type { Database, Em } from '../../persistence/database.js';
import { accountsOf, workspaceOfSession } from '../../persistence/queries/across-workspaces.js';
import { endSession } from '../../persistence/queries/sessions.js';
import { rememberAddress } from '../../persistence/queries/sign-ins.js';
import { appendEvents } from '../../persistence/queries/log.js';
import { PersonRow } from '../../persistence/tables/desk.js';
import { SessionRow } from '../../persistence/tables/session.js';
import { inTransaction } from '../../persistence/transaction.js';
import { LockMode } from '@mikro-orm/core';
import { countForAddress, openedBy, type Try } from './count-attempts.js';

/** What signing in needs of the services; there is no actor yet. */
export interface AuthServices {
  readonly database: Database;
  readonly tokens: Tokens;
  readonly limits: SignInLimits;
  /** The client's address, or network. */
  readonly address: string;
  /** Ends when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  readonly now: Instant;
  readonly newId: () => string;
  readonly accessTokenLife: Duration;
  readonly refreshTokenLife: Duration;
  /** Told after the commit that a workspace's log has grown to this position. */
  readonly notify: (workspaceId: string, position: number) => void;
}

/** What a signed-in client holds. */
export interface Session {
  readonly sessionId: string;
  readonly workspaceId: string;
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

/**
 * Somebody signs in with e-mail and password. Throws `TooManyRequests` where it was tried too often: an account that there is not is counted and
 * answered like one that there is.
 */
export async function signIn(
  services: AuthServices,
  {
    email,
    password,
    workspace,
  }: { readonly email: string; readonly password: string; readonly workspace?: string | null },
): Promise<Session | Refusal> {
  const { database, limits, now } = services;
  const attempt = { database, limits, now, origin: limits.nameOf(services.address), signal: services.signal };
  await countForAddress(attempt);
  const address = checkEmail(['email'], email);
  const odd = password.length > PASSWORD.max || (workspace ? !isSlug(workspace) : false);
  if (isRefusal(address) || odd) return refuse(FAILED);
  const accounts = await accountsOf(database.em(), address, workspace ?? null);
  const matching = await openedBy(attempt, address, accounts, opensBy(password));
  if (matching.length > 1) return refuse(WORKSPACE_NEEDED);
  const [account] = matching;
  if (!account) return refuse(FAILED);

  const sessionId = services.newId();
  const { personId, workspaceId } = account;
  const refresh = refreshTokenOf(services, sessionId);
  const session = await issue(services, { sessionId, workspaceId, personId }, refresh);
  await inTransaction(services, async (em) => {
    await rememberAddress(em, account, attempt.origin, now, KNOWN_PER_ACCOUNT);
    em.create(SessionRow, {
      ...{ id: sessionId, workspaceId, personId, refreshHash: refresh.hash, revokedAt: null },
      ...{ createdAt: now, expiresAt: refresh.expiresAt },
    });
  });
  return session;
}

const opensBy =
  (password: string): Try =>
  (account, share) =>
    account ? isPassword(account.passwordHash, password, share) : pretendToCheck(password, share).then(() => false);

/** Somebody exchanges a refresh token. Used twice, one of the two users stole it: the whole session ends. */
export async function refreshSession(services: AuthServices, refreshToken: string): Promise<Session | Refusal> {
  const sessionId = sessionOfRefreshToken(refreshToken);
  if (!sessionId) return refuse(STALE);
  const answer = await exchange(services, sessionId, refreshToken);
  if (isRefusal(answer)) return answer;
  if ('refresh' in answer) {
    const { refresh, ...whose } = answer;
    return issue(services, { sessionId, ...whose }, refresh);
  }
  services.notify(answer.workspaceId, answer.position);
  return refuse(STALE);
}

/** A refresh token that works from now on, and whose. */
interface Exchanged {
  readonly workspaceId: string;
  readonly personId: string;
  readonly refresh: RefreshToken;
}

const exchange = (
  services: AuthServices,
  sessionId: string,
  refreshToken: string,
): Promise<Exchanged | Refusal | Logged> =>
  inTransaction(services, async (em) => {
    const workspaceId = await workspaceOfSession(em, sessionId);
    const session = { workspaceId: workspaceId!, id: sessionId };
    const row = workspaceId && (await em.findOne(SessionRow, session, { lockMode: LockMode.PESSIMISTIC_WRITE }));
    if (!row || row.revokedAt !== null || Temporal.Instant.compare(row.expiresAt, services.now) <= 0)
      return refuse(STALE);
    if (row.refreshHash !== hashOfRefreshToken(refreshToken)) return (await endInLog(services, em, session))!;
    if (!(await em.findOne(PersonRow, { workspaceId, id: row.personId, active: true }))) return refuse(STALE);
    const refresh = refreshTokenOf(services, row.id);
    Object.assign(row, { refreshHash: refresh.hash, expiresAt: refresh.expiresAt });
    return { workspaceId, personId: row.personId, refresh };
  });

/** Somebody signs out: the session's tokens work no longer. */
export async function signOut(
  services: AuthServices,
  { workspaceId, sessionId: id }: Pick<Session, 'workspaceId' | 'sessionId'>,
): Promise<void> {
  const logged = await inTransaction(services, (em) => endInLog(services, em, { workspaceId, id }));
  if (logged) services.notify(logged.workspaceId, logged.position);
}

/** Where in a workspace's log something was written. */
interface Logged {
  readonly workspaceId: string;
  readonly position: number;
}

/** Ends a session and says so in the log, so that every process closes its sockets. Null when it had ended before. */
async function endInLog(
  { now, newId }: AuthServices,
  em: Em,
  { workspaceId, id: sessionId }: Pick<SessionRow, 'workspaceId' | 'id'>,
): Promise<Logged | null> {
  const actorId = await endSession(em, workspaceId, sessionId, now);
  if (!actorId) return null;
  const fact = { type: 'SessionEnded', audience: 'INTERNAL', before: null, after: { sessionId } } as const;
  const event = { ...fact, id: newId(), actorId, at: now, ticketId: null, ticketFacts: null };
  return { workspaceId, position: await appendEvents(em, workspaceId, [event]) };
}

interface RefreshToken extends ReturnType<typeof newRefreshToken> {
  readonly expiresAt: Instant;
}

const refreshTokenOf = ({ now, refreshTokenLife }: AuthServices, sessionId: string): RefreshToken => ({
  ...newRefreshToken(sessionId),
  expiresAt: after(now, refreshTokenLife),
});

/** What the client gets. Signing an access token waits for a thread, and so never stands inside a transaction. */
async function issue(
  { tokens, now, accessTokenLife }: AuthServices,
  whose: Pick<Session, 'sessionId' | 'workspaceId' | 'personId'>,
  refresh: RefreshToken,
): Promise<Session> {
  const accessTokenExpiresAt = after(now, accessTokenLife);
  const accessToken = await tokens.sign({ ...whose, expiresAt: accessTokenExpiresAt }, now);
  return {
    ...whose,
    ...{ accessToken, accessTokenExpiresAt },
    ...{ refreshToken: refresh.token, refreshTokenExpiresAt: refresh.expiresAt },
  };
}
