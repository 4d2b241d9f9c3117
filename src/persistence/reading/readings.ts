import type { FieldReading, Reading } from './declare.js';
import {
  AssignmentExplanationReading,
  CategorySkillReading,
  PersonSkillReading,
  SkillReading,
} from './readings/assignment.js';
import {
  CategoryReading,
  OrganizationReading,
  PersonReading,
  ServiceReading,
  TeamMembershipReading,
  TeamReading,
  WorkspaceReading,
} from './readings/desk.js';
import { TicketEventReading } from './readings/events.js';
import {
  CalendarReading,
  OutageReading,
  SlaPolicyReading,
  SlaRecomputeReading,
  TargetReading,
} from './readings/sla.js';
import {
  EntryReading,
  FeedbackInvitationReading,
  FeedbackReading,
  InformationRequestReading,
  ResolutionReading,
  TicketReading,
} from './readings/ticket.js';

const READINGS: ReadonlyMap<string, Reading> = new Map(
  [
    WorkspaceReading,
    OrganizationReading,
    PersonReading,
    TeamReading,
    TeamMembershipReading,
    CategoryReading,
    ServiceReading,
    TicketReading,
    EntryReading,
    ResolutionReading,
    FeedbackReading,
    InformationRequestReading,
    FeedbackInvitationReading,
    TicketEventReading,
    SkillReading,
    PersonSkillReading,
    CategorySkillReading,
    AssignmentExplanationReading,
    CalendarReading,
    SlaPolicyReading,
    SlaRecomputeReading,
    TargetReading,
    OutageReading,
  ].map((reading) => [reading.name, reading]),
);

/** How each field of an object type is read. Null for a value, which is part of the object that holds it. */
export const fieldsRead = (type: string): Readonly<Record<string, FieldReading>> | null =>
  READINGS.values().find(({ types }) => type in types)?.types[type] ?? null;

/** Whether a field of an object type depends on more of the viewer than the scopes say. What no reading declares may well. */
export function isPersonalField(type: string, field: string): boolean {
  const fields = fieldsRead(type);
  if (!fields) return false;
  const declared = fields[field];
  return !declared || (declared.kind === 'columns' && declared.personal === true);
}

/** Whether objects of this name are read by their UUID. */
export const hasReading = (name: string): boolean => READINGS.has(name);

/** The reading of that name. */
export function readingOf(name: string): Reading {
  const reading = READINGS.get(name);
  if (!reading) throw new Error(`There is no reading of ${name}`);
  return reading;
}
