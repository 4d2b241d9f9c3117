import { existsSync } from 'node:fs';
import type { DatabaseLocation } from '../persistence/database.js';
import { lockFolder } from '../persistence/data-folder.js';
import { hasDatabase } from '../persistence/folder-fitness.js';
import { findServer } from '../persistence/server-address.js';

/**
 * Checks that the database could be opened, before the operator is asked or a long file is read for it. Throws `Unfit`. Nothing is made or
 * changed: what only migrating finds is reported when it is opened.
 */
export async function checkDatabase(location: DatabaseLocation): Promise<void> {
  if ('url' in location) {
    await findServer(location.url, location.pooler ?? 'auto', location.maxSilenceMs);
  } else if (existsSync(location.folder)) {
    const unlock = await lockFolder(location.folder);
    await hasDatabase(location.folder).finally(unlock);
  }
}
