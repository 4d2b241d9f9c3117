/** Decides whether an agent is there: what they said of themselves, as long as something of theirs gives a sign of life. */

import { after, isBefore, type Duration, type Instant } from '../instant.js';
import type { TicketStatus } from '../ticket/ticket.js';

/** Whether somebody takes work now. */
export const PRESENCES = ['AVAILABLE', 'AWAY', 'OFFLINE'] as const;
/** See `PRESENCES`. AVAILABLE takes tickets; AWAY is there and takes none; OFFLINE is gone. */
export type Presence = (typeof PRESENCES)[number];

/** An open socket, or a heartbeat: a sign of life that counts until a moment, and is renewed before. The moment itself is outside. */
export interface Heartbeat {
  readonly until: Instant;
}

/** What they are now: what they said, or OFFLINE once the last sign of life is gone. They stay so until they say otherwise. */
export const presenceAt = (said: Presence, heartbeats: readonly Heartbeat[], now: Instant): Presence =>
  heartbeats.some(({ until }) => isBefore(now, until)) ? said : 'OFFLINE';

/** When the tickets of somebody who went OFFLINE are given back; null when the workspace doesn't want that. */
export const givesBackAt = (offlineSince: Instant, grace: Duration | null): Instant | null =>
  grace && after(offlineSince, grace);

/** Which of their tickets are given back then: what waits, or is done, needs no agent before theirs returns. */
export const GIVEN_BACK: readonly TicketStatus[] = ['NEW', 'OPEN'];
