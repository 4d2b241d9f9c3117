import { createHash, randomBytes } from 'node:crypto';
import { errors, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import { LRUCache } from 'lru-cache';
import type { LinkClaims } from '../domain/feedback/link.js';
import type { AccessClaims } from '../domain/access/claims.js';
import { isBefore, type Instant } from '../domain/instant.js';

const ALGORITHM = 'EdDSA';
const ISSUER = 'ticketwire';
const AUDIENCE = 'ticketwire-api';
/** Clocks of several processes differ a little. */
const CLOCK_TOLERANCE_SECONDS = 5;

/** Tokens remembered. */
const MOST_REMEMBERED = 10_000;

/** A signing key as it is stored: its name, and the private half as a JWK. */
export interface StoredKey {
  readonly id: string;
  readonly privateKey: JWK;
}

/** Signs and checks access tokens. */
export interface Tokens {
  sign(claims: AccessClaims, now: Instant): Promise<string>;
  /** Null for whatever isn't a token of this desk that works at this moment. */
  verify(token: string, now: Instant): Promise<AccessClaims | null>;
  /** The link of an invitation. It signs nobody in: its audience is another. */
  signLink(claims: LinkClaims): Promise<string>;
  /** Null for whatever isn't a link of this desk that works at this moment. */
  verifyLink(token: string, now: Instant): Promise<LinkClaims | null>;
  /** A secret for sealing cursors, the same in every process of the desk. */
  readonly cursorSecret: Uint8Array;
  /** A secret for what addresses and e-mails are counted by, the same in every process of the desk. */
  readonly addressSecret: Uint8Array;
}

/** A new signing key. */
export async function newSigningKey(id: string): Promise<StoredKey> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  return { id, privateKey: await exportJWK(privateKey) };
}

/** Tokens under the newest of these keys, checked against all of them. */
export async function tokensOf(keys: readonly [StoredKey, ...StoredKey[]]): Promise<Tokens> {
  const [newest] = keys;
  const signer = (await importJWK(newest.privateKey, ALGORITHM)) as CryptoKey;
  const verifiers = new Map<string, CryptoKey>();
  for (const { id, privateKey } of keys) {
    const { d: _private, ...publicKey } = privateKey;
    verifiers.set(id, (await importJWK(publicKey, ALGORITHM)) as CryptoKey);
  }
  const secretFor = (use: string): Uint8Array =>
    createHash('sha256')
      .update(`${use} ${keys.at(-1)!.privateKey.d}`)
      .digest();
  return {
    sign: (claims, now) => sign(claims, now, newest.id, signer),
    verify: remembering((token, now) => verify(token, now, verifiers)),
    signLink: (claims) => signLink(claims, newest.id, signer),
    verifyLink: (token, now) => verifyLink(token, now, verifiers),
    cursorSecret: secretFor('cursors'),
    addressSecret: secretFor('addresses'),
  };
}

const sign = (
  { sessionId, workspaceId, personId, expiresAt }: AccessClaims,
  now: Instant,
  kid: string,
  key: CryptoKey,
): Promise<string> =>
  new SignJWT({ sid: sessionId, wid: workspaceId })
    .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(personId)
    .setIssuedAt(seconds(now))
    .setNotBefore(seconds(now))
    .setExpirationTime(seconds(expiresAt))
    .sign(key);

async function verify(token: string, now: Instant, keys: ReadonlyMap<string, CryptoKey>): Promise<AccessClaims | null> {
  try {
    const { payload } = await jwtVerify(token, ({ kid = '' }) => keyNamed(keys, kid), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: 'at+jwt',
      requiredClaims: ['sub', 'sid', 'wid', 'exp', 'nbf'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(now.epochMilliseconds),
    });
    const expiresAt = Temporal.Instant.fromEpochMilliseconds(payload.exp! * 1000);
    const { sub, sid, wid } = payload;
    return { sessionId: String(sid), workspaceId: String(wid), personId: sub!, expiresAt };
  } catch (fault) {
    if (fault instanceof errors.JOSEError) return null; // jose's way to say that it is no valid token
    throw fault;
  }
}

/** A signature that was good stays good: a token is checked once, and then only whether it has ended. */
function remembering(check: Tokens['verify']): Tokens['verify'] {
  const known = new LRUCache<string, AccessClaims>({ max: MOST_REMEMBERED });
  return async (token, now) => {
    const remembered = known.get(token);
    if (remembered && isBefore(now, remembered.expiresAt)) return remembered;
    const claims = await check(token, now);
    if (claims) known.set(token, claims);
    else known.delete(token);
    return claims;
  };
}

const LINK_AUDIENCE = 'ticketwire/feedback';

const signLink = (
  { invitationId, workspaceId, ticketId, cycle, expiresAt }: LinkClaims,
  kid: string,
  key: CryptoKey,
): Promise<string> =>
  new SignJWT({ wsp: workspaceId, tkt: ticketId, cyc: cycle })
    .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'feedback+jwt' })
    .setIssuer(ISSUER)
    .setAudience(LINK_AUDIENCE)
    .setJti(invitationId)
    .setExpirationTime(seconds(expiresAt))
    .sign(key);

async function verifyLink(
  token: string,
  now: Instant,
  keys: ReadonlyMap<string, CryptoKey>,
): Promise<LinkClaims | null> {
  try {
    const { payload } = await jwtVerify(token, ({ kid = '' }) => keyNamed(keys, kid), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: LINK_AUDIENCE,
      typ: 'feedback+jwt',
      requiredClaims: ['jti', 'exp', 'wsp', 'tkt', 'cyc'],
      clockTolerance: 0,
      currentDate: new Date(now.epochMilliseconds),
    });
    return {
      ...{ invitationId: payload.jti!, workspaceId: String(payload['wsp']), ticketId: String(payload['tkt']) },
      ...{ cycle: Number(payload['cyc']), expiresAt: Temporal.Instant.fromEpochMilliseconds(payload.exp! * 1000) },
    };
  } catch (fault) {
    if (fault instanceof errors.JOSEError) return null; // jose's way to say that it is no valid token
    throw fault;
  }
}

function keyNamed(keys: ReadonlyMap<string, CryptoKey>, kid: string): CryptoKey {
  const key = keys.get(kid);
  if (!key) throw new errors.JWKSNoMatchingKey();
  return key;
}

const seconds = (instant: Instant): number => Math.floor(instant.epochMilliseconds / 1000);

/** A new refresh token of a session, and the hash it is kept as. */
export function newRefreshToken(sessionId: string): { readonly token: string; readonly hash: string } {
  const token = `${sessionId}.${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashOfRefreshToken(token) };
}

/** The session a refresh token claims to be of; null for what isn't one. */
export const sessionOfRefreshToken = (token: string): string | null =>
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/.exec(token)?.[1] ?? null;

/** The hash a refresh token is kept as. It is random enough that a plain hash can't be turned back. */
export const hashOfRefreshToken = (token: string): string => createHash('sha256').update(token).digest('hex');
