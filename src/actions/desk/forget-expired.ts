import type { Instant } from '../../domain/instant.js';
import type { Database } from '../../persistence/database.js';
import { deleteExpiredKeys } from '../../persistence/queries/idempotency.js';
import { deleteExpiredSessions } from '../../persistence/queries/sessions.js';

/** The desk forgets idempotency keys and sessions that no longer mean anything. Any process may do it, at any time. */
export async function forgetExpired(database: Database, now: Instant): Promise<void> {
  await deleteExpiredKeys(database.em(), now);
  await deleteExpiredSessions(database.em(), now);
}
