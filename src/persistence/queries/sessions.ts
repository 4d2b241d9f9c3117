import { sql } from 'kysely';
import type { Instant } from '../../domain/instant.js';
import type { Em } from '../database.js';
import { SessionRow } from '../tables/session.js';

/** Ends every session of a person. */
export const endSessions = async (em: Em, workspaceId: string, personId: string, now: Instant): Promise<void> => {
  await em.nativeUpdate(SessionRow, { workspaceId, personId, revokedAt: null }, { revokedAt: now });
};

/** Ends one session; answers whose it was, null when it had ended before. */
export async function endSession(em: Em, workspaceId: string, id: string, now: Instant): Promise<string | null> {
  const { rows } = await sql<{ personId: string }>`
    update session set revoked_at = ${now.toString()}::timestamptz
    where workspace_id = ${workspaceId} and id = ${id} and revoked_at is null
    returning person_id as "personId"`.execute(em.getKysely());
  return rows[0]?.personId ?? null;
}

/** The signing keys, newest first; `make` makes the first one, which is kept even when several processes make one at once. */
export async function signingKeys<Key extends { id: string; privateKey: unknown }>(
  em: Em,
  make: () => Promise<Key>,
  now: Instant,
): Promise<readonly [Key, ...Key[]]> {
  const read = async (): Promise<Key[]> => {
    const { rows } =
      await sql<Key>`select id, private_key as "privateKey" from signing_key order by created_at desc, id`.execute(
        em.getKysely(),
      );
    return rows;
  };
  const known = await read();
  if (known.length) return known as [Key, ...Key[]];
  const { id, privateKey } = await make();
  await sql`insert into signing_key (id, private_key, created_at)
    select ${id}, ${JSON.stringify(privateKey)}::jsonb, ${now.toString()}::timestamptz
    where not exists (select 1 from signing_key) on conflict do nothing`.execute(em.getKysely());
  return (await read()) as [Key, ...Key[]];
}
