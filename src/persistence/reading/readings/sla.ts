import { sql } from 'kysely';
import { staffScope, workspaceScope } from '../../../domain/access/scope.js';
import { durationIn, instantOf } from '../../../domain/instant.js';
import { WEEKDAYS, type Calendar } from '../../../domain/sla/calendar.js';
import type { EscalationStep, Warning } from '../../../domain/sla/moments.js';
import type { SlaPolicy } from '../../../domain/sla/policy.js';
import type { TargetLength } from '../../../domain/sla/target.js';
import { isBreached } from '../../../domain/sla/target-reading.js';
import {
  at,
  BY_ID,
  column,
  computed,
  current,
  id,
  moment,
  one,
  onlyFor,
  rfc3339,
  type OneField,
  type OrderKey,
  type Reading,
} from '../declare.js';

const common = { createdAt: moment('created_at'), version: column('version') };

/** When the desk works. */
export const CalendarReading: Reading = {
  name: 'Calendar',
  table: 'calendar',
  scope: staffScope,
  types: {
    Calendar: {
      id: id('Calendar'),
      name: column('name'),
      timeZone: column('time_zone'),
      weekly: computed(['weekly'], (row) => byWeekday(row['weekly'] as Calendar['weekly'])),
      holidays: column('holidays'),
      exceptions: column('exceptions'),
      ...common,
    },
  },
};

const byWeekday = (weekly: Calendar['weekly']) =>
  WEEKDAYS.flatMap((weekday) => (weekly[weekday]?.length ? [{ weekday, windows: weekly[weekday] }] : []));

/** The order in which policies are asked. */
export const BY_POSITION: readonly OrderKey[] = [
  { name: 'position', sql: (alias) => at(alias, 'position'), type: 'integer', direction: 'asc' },
  BY_ID,
];

/** What a workspace promises. */
export const SlaPolicyReading: Reading = {
  name: 'SlaPolicy',
  table: 'sla_policy',
  scope: staffScope,
  types: {
    SlaPolicy: {
      id: id('SlaPolicy'),
      name: column('name'),
      position: column('position'),
      filter: column('filter'),
      calendar: one('Calendar', 'calendar_id'),
      targets: computed(['targets'], (row) => targetList(row['targets'] as SlaPolicy['targets'])),
      pausedBy: computed(['paused_by'], (row) =>
        Object.entries(row['paused_by'] as SlaPolicy['pausedBy']).map(([kind, reasons]) => ({ kind, reasons })),
      ),
      warnings: computed(['warnings'], (row) => (row['warnings'] as readonly Warning[]).map(shownWarning)),
      escalations: computed(['escalations'], (row) => (row['escalations'] as readonly EscalationStep[]).map(shownStep)),
      active: column('active'),
      ...common,
    },
  },
};

const targetList = (targets: SlaPolicy['targets']) =>
  Object.entries(targets).flatMap(([priority, kinds]) =>
    Object.entries(kinds).map(([kind, length]) => ({ priority, kind, length: shownLength(length) })),
  );

/** A target's length as the contract has it. */
export const shownLength = (length: TargetLength) =>
  length.unit === 'OPENING_TIME'
    ? { openingTime: durationIn(length.ms), businessDays: null }
    : { openingTime: null, businessDays: length.days };

/** A warning as the contract has it. */
export const shownWarning = (warning: Warning) =>
  warning.unit === 'PERCENT'
    ? { percentUsed: warning.percent, beforeDue: null }
    : { percentUsed: null, beforeDue: durationIn(warning.ms) };

/** An escalation step as the contract has it, but for its team, which has a resolver. */
export const shownStep = ({ when, ms, action, teamId }: EscalationStep) => ({
  ...{ when, distance: durationIn(ms), action, teamId },
});

/** Open targets being measured anew. */
export const SlaRecomputeReading: Reading = {
  name: 'SlaRecompute',
  table: 'sla_recompute',
  scope: staffScope,
  types: {
    SlaRecompute: {
      id: id('SlaRecompute'),
      cause: column('cause'),
      total: column('total'),
      done: column('done'),
      createdAt: moment('created_at'),
      finishedAt: moment('finished_at'),
    },
  },
};

/** Staff see which policy promises it. */
const itsPolicy: OneField = one('SlaPolicy', 'policy_id');

/** A promise on one ticket. What its clock shows at the moment is measured by a resolver of its own. */
export const TargetReading: Reading = {
  name: 'Target',
  table: 'target',
  scope: () => 'everything',
  within: { column: 'ticket_id', to: 'Ticket' },
  types: {
    Target: {
      id: id('Target'),
      ticket: one('Ticket', 'ticket_id', { seenWithRow: true }),
      kind: column('kind'),
      cycle: column('cycle'),
      sequence: column('sequence'),
      policy: itsPolicy,
      priority: column('priority'),
      length: computed(['length'], (row) => shownLength(row['length'] as TargetLength)),
      state: column('state'),
      startedAt: moment('started_at'),
      stoppedAt: moment('stopped_at'),
      dueAt: moment('due_at'),
      pausedSince: moment('paused_since'),
      // It passes by itself: nothing is written at that moment but the timer's event.
      breachedAt: current(['breached_at', 'due_at', 'stopped_at'], (row, now) => {
        const dueAt = rfc3339(row['due_at'] as string | null);
        const isPassed = row['stopped_at'] === null && dueAt !== null && isBreached(instantOf(dueAt), now);
        return rfc3339(row['breached_at'] as string | null) ?? (isPassed ? dueAt : null);
      }),
    },
  },
};

/** The targets of a ticket, the first ones first. */
export const BY_START: readonly OrderKey[] = [
  { name: 'startedAt', sql: (alias) => at(alias, 'started_at'), type: 'timestamptz', direction: 'asc' },
  { name: 'kind', sql: (alias) => sql`${at(alias, 'kind')} collate "C"`, type: 'text', direction: 'asc' },
  { name: 'sequence', sql: (alias) => at(alias, 'sequence'), type: 'integer', direction: 'asc' },
];

/** The outages of a service, the last one first. */
export const LAST_FIRST: readonly OrderKey[] = [
  { name: 'startedAt', sql: (alias) => at(alias, 'started_at'), type: 'timestamptz', direction: 'desc' },
  { ...BY_ID, direction: 'desc' },
];

/** A time in which a service was out. What staff wrote about it is theirs. */
export const OutageReading: Reading = {
  name: 'Outage',
  table: 'outage',
  scope: workspaceScope,
  types: {
    Outage: {
      id: id('Outage'),
      service: one('Service', 'service_id'),
      startedAt: moment('started_at'),
      endedAt: moment('ended_at'),
      ticket: one('Ticket', 'ticket_id'),
      note: onlyFor(staffScope, column('note')),
      ...common,
    },
  },
};
