import { KNOWN_FOR_DAYS } from '../../domain/access/sign-in-limits.js';
import type { Instant } from '../../domain/instant.js';
import type { Database } from '../../persistence/database.js';
import {
  deleteExpiredKeys,
  deleteExpiredSessions,
  deleteForgottenAddresses,
} from '../../persistence/queries/across-workspaces.js';
import { deleteExpiredLimits } from '../../persistence/queries/sign-ins.js';

/** The desk forgets idempotency keys, sessions, addresses and counters that no longer mean anything. Any process may do it, at any time. */
export async function forgetExpired(database: Database, now: Instant): Promise<void> {
  await deleteExpiredKeys(database.em(), now);
  await deleteExpiredSessions(database.em(), now);
  await deleteForgottenAddresses(database.em(), now.subtract({ hours: 24 * KNOWN_FOR_DAYS }));
  await deleteExpiredLimits(database.em(), now);
}
