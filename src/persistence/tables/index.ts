import { CategoryRow, OrganizationRow, PersonRow, ServiceRow, TeamMemberRow, TeamRow, WorkspaceRow } from './desk.js';
import { SessionRow } from './session.js';
import { EntryRow, FeedbackRow, ResolutionRow, TicketRow } from './ticket.js';

/**
 * Every table that is written through the unit of work. Rows name others by plain ids, so the unit of work does not know which of two new
 * rows comes first: whoever makes a row and another that names it flushes between the two. The log and the idempotency keys are written
 * by statements of their own.
 */
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
