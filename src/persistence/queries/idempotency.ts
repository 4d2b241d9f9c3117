import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonical } from '../../domain/canonical.js';
import type { Instant } from '../../domain/instant.js';
import type { Em } from '../database.js';

/** How long a key is remembered. */
export const KEPT_HOURS = 24;

/** What a key says: nobody used it, this very request did (with its outcome), or another request did. */
export type Claim<Outcome> =
  { readonly kind: 'Fresh' } | { readonly kind: 'Done'; readonly outcome: Outcome } | { readonly kind: 'Reused' };

/**
 * Claims a key for a request, inside the transaction that will do it. While another transaction holds the same key this one waits for
 * its end: then the key is done, or free again.
 */
export async function claimKey<Outcome>(
  em: Em,
  { workspaceId, actorId, key }: KeyOf,
  request: unknown,
  now: Instant,
): Promise<Claim<Outcome>> {
  const hash = createHash('sha256')
    .update(canonical(withoutPasswords(request)))
    .digest('hex');
  const at = now.toString();
  // An expired key is taken over as if it were new; the row lock makes two takers wait for each other like two inserts would.
  const claimed = await sql`
    insert into idempotency_key as k (workspace_id, actor_id, key, request_hash, created_at)
    values (${workspaceId}, ${actorId}, ${key}, ${hash}, ${at}::timestamptz)
    on conflict (workspace_id, actor_id, key) do update
      set request_hash = excluded.request_hash, created_at = excluded.created_at, outcome = null
      where k.created_at < ${at}::timestamptz - make_interval(hours => ${KEPT_HOURS})
    returning 1`.execute(em.getKysely());
  if (claimed.rows.length) return { kind: 'Fresh' };
  const { rows } = await sql<{ request_hash: string; outcome: Outcome }>`
    select request_hash, outcome from idempotency_key
    where workspace_id = ${workspaceId} and actor_id = ${actorId} and key = ${key}`.execute(em.getKysely());
  return rows[0]?.request_hash === hash ? { kind: 'Done', outcome: rows[0].outcome } : { kind: 'Reused' };
}

/** A password has no place in a hash that is made to be fast; whether there is one is kept. */
const withoutPasswords = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === 'password' ? typeof inner : inner)));

/** Keeps what the request came to, beside its events. */
export async function keepOutcome(em: Em, { workspaceId, actorId, key }: KeyOf, outcome: unknown): Promise<void> {
  await sql`
    update idempotency_key set outcome = ${JSON.stringify(outcome)}::jsonb
    where workspace_id = ${workspaceId} and actor_id = ${actorId} and key = ${key}`.execute(em.getKysely());
}

interface KeyOf {
  readonly workspaceId: string;
  readonly actorId: string;
  readonly key: string;
}
