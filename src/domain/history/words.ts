/** Defines what the words of a ServiceNow incident log mean at this desk. */

import { STANDARD_RESOLUTION_CODES } from '../workspace/workspace.js';
import type { Channel, Level, Priority, TicketStatus, WaitingReason } from '../ticket/ticket.js';

/** Where a ticket stood. */
export interface State {
  readonly status: TicketStatus;
  readonly waitingReason: WaitingReason | null;
}

const state = (status: TicketStatus, waitingReason: WaitingReason | null = null): State => ({ status, waitingReason });

/** The column `incident_state`. */
export const STATES: Readonly<Record<string, State>> = {
  New: state('NEW'),
  Active: state('OPEN'),
  'Awaiting User Info': state('WAITING', 'REQUESTER'),
  'Awaiting Problem': state('WAITING', 'PROBLEM'),
  'Awaiting Vendor': state('WAITING', 'THIRD_PARTY'),
  'Awaiting Evidence': state('WAITING', 'EVIDENCE'),
  Resolved: state('RESOLVED'),
  Closed: state('CLOSED'),
};

/** The columns `impact` and `urgency`. */
export const LEVELS_THERE: Readonly<Record<string, Level>> = {
  '1 - High': 'HIGH',
  '2 - Medium': 'MEDIUM',
  '3 - Low': 'LOW',
};

/** The column `priority`. */
export const PRIORITIES_THERE: Readonly<Record<string, Priority>> = {
  '1 - Critical': 'P1',
  '2 - High': 'P2',
  '3 - Moderate': 'P3',
  '4 - Low': 'P4',
  '5 - Planning': 'P5',
};

/** The column `contact_type`; any other is taken as API. */
export const CHANNELS_THERE: Readonly<Record<string, Channel>> = {
  Phone: 'PHONE',
  IVR: 'PHONE',
  Email: 'EMAIL',
  Chat: 'CHAT',
  'Self service': 'PORTAL',
  'Self-service': 'PORTAL',
  'Walk-in': 'WALK_UP',
  'Direct opening': 'WALK_UP',
  Monitoring: 'MONITORING',
};

/** The resolution code of what ended without one that can be used. */
export const NO_CODE = 'NOT_GIVEN';

/** The log has no words on what was done, and a resolution must have some. */
export const RESOLUTION_NOTES = 'Imported: no notes';

/** A closing code as the workspace writes codes: `code 5` is CODE_5. Null when nothing that is a code comes of it. */
export function resolutionCodeOf(closedCode: string): string | null {
  const code = closedCode
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  return /^[A-Z0-9_]{2,40}$/.test(code) ? code : null;
}

/** Which of these codes are the workspace's own. */
export const ownCodes = (codes: Iterable<string>): readonly string[] =>
  [...codes].filter((code) => !(STANDARD_RESOLUTION_CODES as readonly string[]).includes(code));
