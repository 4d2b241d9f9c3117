import { sql } from 'kysely';
import type { Instant } from '../../domain/instant.js';
import type { Em } from '../database.js';
import { SessionRow } from '../tables/session.js';

/** Ends every session of a person. */
export const endSessions = async (em: Em, personId: string, now: Instant): Promise<void> => {
  await em.nativeUpdate(SessionRow, { personId, revokedAt: null }, { revokedAt: now });
};

/** Ends one session; answers whose it was, null when it had ended before. */
export async function endSession(
  em: Em,
  id: string,
  now: Instant,
): Promise<{ readonly workspaceId: string; readonly personId: string } | null> {
  const { rows } = await sql<{ workspaceId: string; personId: string }>`
    update session set revoked_at = ${now.toString()}::timestamptz where id = ${id} and revoked_at is null
    returning workspace_id as "workspaceId", person_id as "personId"`.execute(em.getKysely());
  return rows[0] ?? null;
}

/** An account somebody may mean by an e-mail. */
export interface Account {
  readonly personId: string;
  readonly workspaceId: string;
  readonly passwordHash: string;
}

/** The active accounts with this e-mail that have a password; of one workspace where its slug is given. At most 20. */
export async function accountsOf(em: Em, email: string, slug: string | null): Promise<readonly Account[]> {
  const { rows } = await sql<Account>`
    select p.id as "personId", p.workspace_id as "workspaceId", p.password_hash as "passwordHash"
    from person p join workspace w on w.id = p.workspace_id
    where p.email = ${email} and p.active and p.password_hash is not null and (${slug}::text is null or w.slug = ${slug})
    order by p.id limit 20`.execute(em.getKysely());
  return rows;
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

/** Deletes the sessions whose refresh token has expired: nobody can come back to them. */
export async function deleteExpiredSessions(em: Em, now: Instant): Promise<void> {
  await sql`delete from session where expires_at < ${now.toString()}::timestamptz`.execute(em.getKysely());
}
