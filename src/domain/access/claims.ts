/** Defines what an access token says of whoever holds it. */

import type { Instant } from '../instant.js';

/** Whose session a token is of, and until when it works. */
export interface AccessClaims {
  readonly sessionId: string;
  readonly workspaceId: string;
  readonly personId: string;
  readonly expiresAt: Instant;
}
