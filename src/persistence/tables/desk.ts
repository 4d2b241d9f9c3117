import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Role } from '../../domain/access/roles.js';
import type { IntakeForm } from '../../domain/intake/form.js';
import type { TargetLength } from '../../domain/sla/target.js';
import type { PriorityMatrix } from '../../domain/ticket/priority.js';
import type { KeptRules } from '../../domain/workspace/work-rules.js';
import type { WaitingReason } from '../../domain/ticket/ticket.js';
import { choice, instant, texts } from './columns.js';

/** A workspace and what its rules are set to. Durations are ISO 8601 texts. */
export const WorkspaceRow = defineEntity({
  name: 'WorkspaceRow',
  tableName: 'workspace',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.text(),
    timeZone: p.text(),
    priorityMatrix: p.json<PriorityMatrix>(),
    ownResolutionCodes: texts(),
    reopenWindow: p.text(),
    feedbackWindow: p.text(),
    calendarId: p.uuid().strictNullable(),
    /** What was set; the rest is as a workspace begins. */
    rules: p.json<KeptRules>(),
    /** Keys of the desk's own fields that staff alone see: what the forms of its categories say, together. */
    staffFields: texts(),
    createdAt: instant(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type WorkspaceRow = InferEntity<typeof WorkspaceRow>;

/** A customer company or department. */
export const OrganizationRow = defineEntity({
  name: 'OrganizationRow',
  tableName: 'organization',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    externalId: p.text().strictNullable(),
    createdAt: instant(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type OrganizationRow = InferEntity<typeof OrganizationRow>;

/** Somebody of a workspace. */
export const PersonRow = defineEntity({
  name: 'PersonRow',
  tableName: 'person',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    email: p.text().strictNullable(),
    externalId: p.text().strictNullable(),
    role: choice<Role>(),
    organizationId: p.uuid().strictNullable(),
    seesOrganization: p.boolean(),
    active: p.boolean(),
    /** Points; null for the workspace's default. */
    capacity: p.integer().strictNullable(),
    /** Null: always on shift. */
    shiftCalendarId: p.uuid().strictNullable(),
    /** argon2id; null for somebody who can't sign in. Not loaded unless asked for. */
    passwordHash: p.text().strictNullable().lazy(),
    createdAt: instant(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type PersonRow = InferEntity<typeof PersonRow>;

/** A queue of tickets. */
export const TeamRow = defineEntity({
  name: 'TeamRow',
  tableName: 'team',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    autoAssign: p.boolean(),
    /** How long it may hold a ticket; null, like the other two, when nothing is promised. */
    olaLength: p.json<TargetLength>().strictNullable(),
    olaCalendarId: p.uuid().strictNullable(),
    olaPausedBy: p.array().columnType('text[]').$type<readonly WaitingReason[]>().strictNullable(),
    active: p.boolean(),
    createdAt: instant(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type TeamRow = InferEntity<typeof TeamRow>;

/** One agent's place in one team. */
export const TeamMemberRow = defineEntity({
  name: 'TeamMemberRow',
  tableName: 'team_member',
  properties: {
    workspaceId: p.uuid().primary(),
    teamId: p.uuid().primary(),
    personId: p.uuid().primary(),
    lead: p.boolean(),
  },
});
/** See the table of the same name. */
export type TeamMemberRow = InferEntity<typeof TeamMemberRow>;

/** What a ticket is about. */
export const CategoryRow = defineEntity({
  name: 'CategoryRow',
  tableName: 'category',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    parentId: p.uuid().strictNullable(),
    teamId: p.uuid().strictNullable(),
    /** Null: the team decides. */
    autoAssign: p.boolean().strictNullable(),
    form: p.json<IntakeForm>(),
    active: p.boolean(),
    createdAt: instant(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type CategoryRow = InferEntity<typeof CategoryRow>;

/** Something that agents know how to do. */
export const SkillRow = defineEntity({
  name: 'SkillRow',
  tableName: 'skill',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    active: p.boolean(),
    createdAt: instant(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type SkillRow = InferEntity<typeof SkillRow>;

/** What the desk promises to keep running. */
export const ServiceRow = defineEntity({
  name: 'ServiceRow',
  tableName: 'service',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    description: p.text().strictNullable(),
    /** Its service hours; null is around the clock. */
    calendarId: p.uuid().strictNullable(),
    /** In percent. */
    availabilityTarget: p.float().strictNullable(),
    active: p.boolean(),
    createdAt: instant(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type ServiceRow = InferEntity<typeof ServiceRow>;
