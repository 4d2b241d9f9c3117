import type { Reading } from './declare.js';
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
import { EntryReading, FeedbackReading, ResolutionReading, TicketReading } from './readings/ticket.js';

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
    TicketEventReading,
  ].map((reading) => [reading.name, reading]),
);

/** The reading of that name. */
export function readingOf(name: string): Reading {
  const reading = READINGS.get(name);
  if (!reading) throw new Error(`There is no reading of ${name}`);
  return reading;
}
