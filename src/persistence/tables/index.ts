import {
  CategoryRow,
  OrganizationRow,
  PersonRow,
  ServiceRow,
  SkillRow,
  TeamMemberRow,
  TeamRow,
  WorkspaceRow,
} from './desk.js';
import { SessionRow } from './session.js';
import { CalendarRow, OutageRow, SlaPolicyRow } from './sla.js';
import {
  EntryRow,
  FeedbackInvitationRow,
  FeedbackRow,
  InformationRequestRow,
  ResolutionRow,
  TicketRow,
} from './ticket.js';

/**
 * Every table that is written through the unit of work. Rows name others by plain ids, so the unit of work does not know which of two new
 * rows comes first: whoever makes a row and another that names it flushes between the two. The log, the idempotency keys
 * and what follows from a ticket's clock are written by statements of their own.
 */
export const TABLES = [
  WorkspaceRow,
  OrganizationRow,
  PersonRow,
  TeamRow,
  TeamMemberRow,
  CategoryRow,
  ServiceRow,
  SkillRow,
  TicketRow,
  EntryRow,
  ResolutionRow,
  FeedbackRow,
  InformationRequestRow,
  FeedbackInvitationRow,
  SessionRow,
  CalendarRow,
  SlaPolicyRow,
  OutageRow,
];
