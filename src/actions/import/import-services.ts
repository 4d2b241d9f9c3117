import type { Instant } from '../../domain/instant.js';
import type { Database } from '../../persistence/database.js';

/** What the services gives an import. */
export interface ImportServices {
  readonly database: Database;
  readonly now: Instant;
  readonly newId: () => string;
  /** Lets timers and sockets have their turn. The embedded database answers in microtasks, which never do. */
  readonly giveWay: () => Promise<void>;
}
