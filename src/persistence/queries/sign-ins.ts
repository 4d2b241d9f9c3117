import { CompiledQuery, sql } from 'kysely';
import type { Instant } from '../../domain/instant.js';
import type { Database, Em } from '../database.js';
import { Operation, whileItGoesOn } from '../operation.js';

/** Somebody signed in from an address. Of the addresses of one person the newest are kept, at most `most`. */
export async function rememberAddress(
  em: Em,
  { personId, workspaceId }: { readonly personId: string; readonly workspaceId: string },
  addressHash: string,
  now: Instant,
  most: number,
): Promise<void> {
  const at = now.toString();
  await sql`insert into known_address (workspace_id, person_id, address_hash, signed_in_at)
    values (${workspaceId}, ${personId}, ${addressHash}, ${at}::timestamptz)
    on conflict (workspace_id, person_id, address_hash) do update set signed_in_at = excluded.signed_in_at`.execute(
    em.getKysely(),
  );
  await sql`delete from known_address where workspace_id = ${workspaceId} and person_id = ${personId} and address_hash in (
    select address_hash from known_address where workspace_id = ${workspaceId} and person_id = ${personId}
    order by signed_in_at desc, address_hash offset ${most})`.execute(em.getKysely());
}

/** Forgets counters whose time is over. */
export async function deleteExpiredLimits(em: Em, now: Instant): Promise<void> {
  await sql`delete from sign_in_limit where expire < ${now.epochMilliseconds}::bigint`.execute(em.getKysely());
}

/** How long counting may take, in milliseconds. */
const COUNTING_MS = 10_000;

/**
 * Runs one statement by itself, for who counts sign-ins. It goes on when the client that is waited for has gone: only what was counted for
 * sure may be given back.
 */
export const statementOf =
  (database: Database) =>
  async (
    text: string,
    values: readonly unknown[],
  ): Promise<{ readonly rows: readonly unknown[]; readonly rowCount: number }> => {
    const counting = new Operation(COUNTING_MS);
    const query = CompiledQuery.raw(text, [...values]);
    const counted = counting.run(() => database.reads.getKysely().executeQuery(query));
    const { rows } = await whileItGoesOn(counted.finally(() => counting.finish()));
    return { rows, rowCount: rows.length };
  };
