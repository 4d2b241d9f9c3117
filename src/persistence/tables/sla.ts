import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { FilterInput } from '../../domain/filter/read-filter.js';
import type { Calendar } from '../../domain/sla/calendar.js';
import type { SlaPolicy } from '../../domain/sla/policy.js';
import { instant } from './columns.js';

/** When the desk works, as it stands. Each of its versions is kept beside it. */
export const CalendarRow = defineEntity({
  name: 'CalendarRow',
  tableName: 'calendar',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    timeZone: p.text(),
    weekly: p.json<Calendar['weekly']>(),
    holidays: p.json<Calendar['holidays']>(),
    exceptions: p.json<Calendar['exceptions']>(),
    createdAt: instant(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type CalendarRow = InferEntity<typeof CalendarRow>;

/** What a workspace promises for the tickets that its filter matches. */
export const SlaPolicyRow = defineEntity({
  name: 'SlaPolicyRow',
  tableName: 'sla_policy',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    position: p.integer(),
    /** As the client gave it: a `TicketFilter`. */
    filter: p.json<FilterInput>(),
    calendarId: p.uuid().strictNullable(),
    targets: p.json<SlaPolicy['targets']>(),
    pausedBy: p.json<SlaPolicy['pausedBy']>(),
    warnings: p.json<SlaPolicy['warnings']>(),
    escalations: p.json<SlaPolicy['escalations']>(),
    active: p.boolean(),
    createdAt: instant(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type SlaPolicyRow = InferEntity<typeof SlaPolicyRow>;

/** A time in which a service was out. */
export const OutageRow = defineEntity({
  name: 'OutageRow',
  tableName: 'outage',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    serviceId: p.uuid(),
    startedAt: instant(),
    endedAt: instant().strictNullable(),
    ticketId: p.uuid().strictNullable(),
    note: p.text().strictNullable(),
    createdAt: instant(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type OutageRow = InferEntity<typeof OutageRow>;
