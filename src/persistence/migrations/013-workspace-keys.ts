import { Migration } from '@mikro-orm/migrations';

/** Tables whose primary key begins with the workspace from now on, and the rest of the key. */
const PRIMARY_KEYS: Readonly<Record<string, string>> = {
  calendar: 'id',
  calendar_version: 'calendar_id, version',
  category: 'id',
  category_skill: 'category_id, skill_id',
  entry: 'id',
  feedback: 'id',
  feedback_invitation: 'id',
  information_request: 'id',
  known_address: 'person_id, address_hash',
  organization: 'id',
  outage: 'id',
  person: 'id',
  person_skill: 'person_id, skill_id',
  resolution: 'id',
  routing: 'ticket_id',
  service: 'id',
  session: 'id',
  sign_of_life: 'person_id, source',
  skill: 'id',
  sla_policy: 'id',
  sla_recompute: 'id',
  target: 'id',
  team: 'id',
  team_member: 'team_id, person_id',
  team_queue: 'team_id',
  ticket: 'id',
  ticket_clock: 'ticket_id',
  timer: 'ticket_id, kind',
};

/** Unique constraints besides, in the same way. */
const UNIQUE: readonly (readonly [table: string, columns: string])[] = [
  ['event', 'id'],
  ['feedback', 'ticket_id, cycle'],
  ['feedback_invitation', 'ticket_id, cycle'],
  ['information_request', 'entry_id'],
  ['resolution', 'ticket_id, cycle'],
  ['target', 'ticket_id, kind, cycle, sequence'],
];

/** Foreign keys, which lead to a row of the same workspace. */
const FOREIGN_KEYS: readonly (readonly [table: string, columns: string, to: string])[] = [
  ['calendar_version', 'calendar_id', 'calendar'],
  ['category', 'parent_id', 'category'],
  ['category', 'team_id', 'team'],
  ['category_skill', 'category_id', 'category'],
  ['category_skill', 'skill_id', 'skill'],
  ['desk_counter', 'team_id', 'team'],
  ['entry', 'author_id', 'person'],
  ['entry', 'ticket_id', 'ticket'],
  ['event', 'actor_id', 'person'],
  ['event', 'ticket_id', 'ticket'],
  ['feedback', 'given_by_id', 'person'],
  ['feedback', 'ticket_id', 'ticket'],
  ['feedback_invitation', 'person_id', 'person'],
  ['feedback_invitation', 'ticket_id', 'ticket'],
  ['idempotency_key', 'actor_id', 'person'],
  ['information_request', 'answer_entry_id', 'entry'],
  ['information_request', 'asked_by_id', 'person'],
  ['information_request', 'entry_id', 'entry'],
  ['information_request', 'ticket_id', 'ticket'],
  ['known_address', 'person_id', 'person'],
  ['outage', 'service_id', 'service'],
  ['outage', 'ticket_id', 'ticket'],
  ['person', 'organization_id', 'organization'],
  ['person', 'shift_calendar_id', 'calendar'],
  ['person_skill', 'person_id', 'person'],
  ['person_skill', 'skill_id', 'skill'],
  ['resolution', 'resolved_by_id', 'person'],
  ['resolution', 'ticket_id', 'ticket'],
  ['routing', 'ticket_id', 'ticket'],
  ['service', 'calendar_id', 'calendar'],
  ['session', 'person_id', 'person'],
  ['sign_of_life', 'person_id', 'person'],
  ['sla_policy', 'calendar_id', 'calendar'],
  ['sla_recompute', 'calendar_id', 'calendar'],
  ['target', 'assignee_id', 'person'],
  ['target', 'calendar_id, calendar_version', 'calendar_version'],
  ['target', 'policy_id', 'sla_policy'],
  ['target', 'team_id', 'team'],
  ['target', 'ticket_id', 'ticket'],
  ['team', 'ola_calendar_id', 'calendar'],
  ['team_member', 'person_id', 'person'],
  ['team_member', 'team_id', 'team'],
  ['team_queue', 'team_id', 'team'],
  ['ticket', 'assignee_id', 'person'],
  ['ticket', 'category_id', 'category'],
  ['ticket', 'follow_up_of_id', 'ticket'],
  ['ticket', 'opened_by_id', 'person'],
  ['ticket', 'organization_id', 'organization'],
  ['ticket', 'override_by_id', 'person'],
  ['ticket', 'requester_id', 'person'],
  ['ticket', 'team_id', 'team'],
  ['ticket_clock', 'ticket_id', 'ticket'],
  ['timer', 'ticket_id', 'ticket'],
];

/** Indexes of what is looked for within a workspace. */
const INDEXES: Readonly<Record<string, string>> = {
  entry_ticket: 'entry (workspace_id, ticket_id, created_at, id)',
  event_ticket: 'event (workspace_id, ticket_id, position) where ticket_id is not null',
  event_ticket_public: "event (workspace_id, ticket_id, position) where ticket_id is not null and audience = 'PUBLIC'",
  feedback_invitation_person: 'feedback_invitation (workspace_id, person_id, invited_at) where invited_at is not null',
  information_request_ticket: 'information_request (workspace_id, ticket_id, asked_at, id)',
  outage_service: 'outage (workspace_id, service_id, started_at, id)',
  outage_ticket: 'outage (workspace_id, ticket_id) where ticket_id is not null',
  person_organization: 'person (workspace_id, organization_id) where organization_id is not null',
  session_person: 'session (workspace_id, person_id)',
  team_member_person: 'team_member (workspace_id, person_id)',
  ticket_held:
    "ticket (workspace_id, assignee_id) where assignee_id is not null and status in ('NEW', 'OPEN', 'WAITING')",
  ticket_unassigned: `ticket (workspace_id, team_id, priority collate "C", opened_at)
    where assignee_id is null and status in ('NEW', 'OPEN', 'WAITING')`,
};

const nameOf = (table: string, columns: string, kind: 'key' | 'fkey'): string =>
  `${table}_${columns.replaceAll(', ', '_')}_${kind}`;

/**
 * Every key begins with the workspace: a row can't name one of another workspace, whatever the application does, and a workspace can lie on
 * a node of its own. No table is rewritten, but every index is built anew while writers wait.
 */
export class Migration013 extends Migration {
  override async up(): Promise<void> {
    for (const [table, columns] of FOREIGN_KEYS)
      this.addSql(`alter table ${table} drop constraint ${nameOf(table, columns, 'fkey')}`);
    this.addSql('alter table workspace drop constraint workspace_calendar_id_fkey');
    for (const [table, columns] of UNIQUE)
      this.addSql(`alter table ${table} drop constraint ${nameOf(table, columns, 'key')},
        add constraint ${nameOf(table, columns, 'key')} unique (workspace_id, ${columns})`);
    for (const [table, columns] of Object.entries(PRIMARY_KEYS))
      this.addSql(`alter table ${table} drop constraint ${table}_pkey, add primary key (workspace_id, ${columns})`);
    for (const [name, on] of Object.entries(INDEXES)) {
      this.addSql(`drop index ${name}`);
      this.addSql(`create index ${name} on ${on}`);
    }
    this.addSql('create index session_id on session (id)'); // a refresh token names no workspace
    for (const [table, columns, to] of FOREIGN_KEYS)
      this.addSql(`alter table ${table} add constraint ${nameOf(table, columns, 'fkey')}
        foreign key (workspace_id, ${columns}) references ${to}`);
    this.addSql(`alter table workspace add constraint workspace_calendar_id_fkey
      foreign key (id, calendar_id) references calendar`);
  }
}
