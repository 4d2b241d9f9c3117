import { sql } from 'kysely';
import {
  organizationScope,
  personalScope,
  personScope,
  staffScope,
  workspaceScope,
} from '../../../domain/access/scope.js';
import { isStaff } from '../../../domain/access/roles.js';
import { formFor, type IntakeForm } from '../../../domain/intake/form.js';
import { durationOf } from '../../../domain/instant.js';
import { presenceAt, type Presence } from '../../../domain/assignment/presence.js';
import { instantOf } from '../../../domain/instant.js';
import { LEVELS, PRIORITIES } from '../../../domain/ticket/ticket.js';
import { rulesOf, type KeptRules, type WorkRules } from '../../../domain/workspace/work-rules.js';
import { skillsOf } from './assignment.js';
import type { PriorityMatrix } from '../../../domain/ticket/priority.js';
import { resolutionCodes } from '../../../domain/workspace/workspace.js';
import type { TargetLength } from '../../../domain/sla/target.js';
import { LAST_FIRST, shownLength } from './sla.js';
import {
  at,
  BY_NAME,
  column,
  computed,
  current,
  id,
  moment,
  one,
  onlyFor,
  type ColumnsField,
  type ManyField,
  type Reading,
} from '../declare.js';

const common = { createdAt: moment('created_at'), version: column('version') };

/** A workspace: its people see their own. */
export const WorkspaceReading: Reading = {
  name: 'Workspace',
  table: 'workspace',
  workspaceColumn: 'id',
  scope: workspaceScope,
  types: {
    Workspace: {
      id: id('Workspace'),
      slug: column('slug'),
      name: column('name'),
      timeZone: column('time_zone'),
      priorityMatrix: computed(['priority_matrix'], (row) => cells(row['priority_matrix'] as PriorityMatrix)),
      resolutionCodes: computed(['own_resolution_codes'], (row) =>
        resolutionCodes(row['own_resolution_codes'] as string[]),
      ),
      reopenWindow: computed(['reopen_window'], (row) => durationOf(row['reopen_window'] as string)),
      feedbackWindow: computed(['feedback_window'], (row) => durationOf(row['feedback_window'] as string)),
      calendar: one('Calendar', 'calendar_id'),
      rules: computed(['rules'], (row) => shownRules(rulesOf(row['rules'] as KeptRules))),
      ...common,
    },
  },
};

const cells = (matrix: PriorityMatrix) =>
  LEVELS.flatMap((impact) => LEVELS.map((urgency) => ({ impact, urgency, priority: matrix[impact][urgency] })));

const shownRules = ({ weights, ...rules }: WorkRules) => ({
  ...rules,
  weights: PRIORITIES.map((priority) => ({ priority, points: weights[priority] })),
});

/** A customer company or department. */
export const OrganizationReading: Reading = {
  name: 'Organization',
  table: 'organization',
  scope: organizationScope,
  guarded: { externalId: staffScope },
  types: {
    Organization: {
      id: id('Organization'),
      name: column('name'),
      externalId: onlyFor(staffScope, column('external_id')),
      people: {
        kind: 'pages',
        to: 'Person',
        of: (parent, person) => sql`${at(person, 'organization_id')} = ${parent}`,
        order: BY_NAME,
      },
      ...common,
    },
  },
};

/** Somebody of the workspace. */
export const PersonReading: Reading = {
  name: 'Person',
  table: 'person',
  scope: personScope,
  guarded: { email: personalScope, externalId: personalScope },
  types: {
    Person: {
      id: id('Person'),
      name: column('name'),
      email: onlyFor(personalScope, column('email')),
      externalId: onlyFor(staffScope, column('external_id')),
      role: column('role'),
      organization: one('Organization', 'organization_id'),
      seesOrganization: column('sees_organization'),
      teams: {
        kind: 'many',
        to: 'Team',
        scope: staffScope,
        of: (parent, team) =>
          sql`${at(team, 'id')} in (select m.team_id from team_member m
            where m.workspace_id = ${at(team, 'workspace_id')} and m.person_id = ${parent})`,
        order: BY_NAME,
      },
      skills: { ...skillsOf('PersonSkill', 'person_id'), scope: staffScope },
      capacity: onlyFor(staffScope, column('capacity')),
      shift: one('Calendar', 'shift_calendar_id'),
      presence: onlyFor(
        staffScope,
        current(['presence', 'presence_ends_at'], (row, now) => {
          const endsAt = row['presence_ends_at'] as string | null;
          return presenceAt(row['presence'] as Presence, endsAt === null ? [] : [{ until: instantOf(endsAt) }], now);
        }),
      ),
      active: column('active'),
      ...common,
    },
  },
};

const memberships: ManyField = {
  kind: 'many',
  to: 'TeamMembership',
  of: (parent, membership) => sql`${at(membership, 'team_id')} = ${parent}`,
  order: [
    {
      name: 'name',
      sql: (alias) => sql`(select n.name from person n
        where n.workspace_id = ${at(alias, 'workspace_id')} and n.id = ${at(alias, 'person_id')}) collate "C"`,
      type: 'text',
      direction: 'asc',
    },
    { name: 'person', sql: (alias) => at(alias, 'person_id'), type: 'uuid', direction: 'asc' },
  ],
};

/** Its calendar has a resolver. */
const ola = onlyFor(
  staffScope,
  computed(['ola_length', 'ola_calendar_id', 'ola_paused_by'], (row) =>
    row['ola_length'] === null
      ? null
      : {
          length: shownLength(row['ola_length'] as TargetLength),
          calendarId: row['ola_calendar_id'],
          pausedBy: row['ola_paused_by'],
        },
  ),
);

/** A queue of tickets. */
export const TeamReading: Reading = {
  name: 'Team',
  table: 'team',
  scope: workspaceScope,
  types: {
    Team: {
      id: id('Team'),
      name: column('name'),
      memberships,
      ola,
      autoAssign: column('auto_assign'),
      active: column('active'),
      ...common,
    },
  },
};

/** One agent's place in one team. It has no id of its own; who is in it tells it apart. */
export const TeamMembershipReading: Reading = {
  name: 'TeamMembership',
  table: 'team_member',
  key: 'person_id',
  scope: staffScope,
  types: { TeamMembership: { person: one('Person', 'person_id', { seenWithRow: true }), lead: column('lead') } },
};

/** As this viewer sees it. Staff see all alike, and requesters share no answers, so it is nobody's in particular. */
const form: ColumnsField = {
  kind: 'columns',
  columns: ['form'],
  answer: (row, { viewer }) => formFor(row['form'] as IntakeForm, isStaff(viewer.actor)),
};

/** What a ticket is about. */
export const CategoryReading: Reading = {
  name: 'Category',
  table: 'category',
  scope: workspaceScope,
  types: {
    Category: {
      id: id('Category'),
      name: column('name'),
      parent: one('Category', 'parent_id'),
      team: one('Team', 'team_id'),
      autoAssign: column('auto_assign'),
      requiredSkills: skillsOf('CategorySkill', 'category_id'),
      form,
      active: column('active'),
      ...common,
    },
  },
};

/** What the desk promises to keep running. */
export const ServiceReading: Reading = {
  name: 'Service',
  table: 'service',
  scope: workspaceScope,
  types: {
    Service: {
      id: id('Service'),
      name: column('name'),
      description: column('description'),
      hours: one('Calendar', 'calendar_id'),
      availabilityTarget: column('availability_target'),
      outages: {
        kind: 'pages',
        to: 'Outage',
        of: (parent, outage) => sql`${at(outage, 'service_id')} = ${parent}`,
        order: LAST_FIRST,
      },
      active: column('active'),
      ...common,
    },
  },
};
