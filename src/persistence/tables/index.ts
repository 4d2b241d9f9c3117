import { CategoryRow, OrganizationRow, PersonRow, ServiceRow, TeamMemberRow, TeamRow, WorkspaceRow } from './desk.js';
import { SessionRow } from './session.js';
import { EntryRow, FeedbackRow, ResolutionRow, TicketRow } from './ticket.js';

/** Every table that is written through the unit of work. The log and the idempotency keys are written by statements of their own. */
export const TABLES = [
  WorkspaceRow,
  OrganizationRow,
  PersonRow,
  TeamRow,
  TeamMemberRow,
  CategoryRow,
  ServiceRow,
  TicketRow,
  EntryRow,
  ResolutionRow,
  FeedbackRow,
  SessionRow,
];
