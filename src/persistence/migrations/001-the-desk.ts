import { Migration } from '@mikro-orm/migrations';

/** The desk: workspaces, people, tickets, the log. Every table carries its workspace, as a column and first in its indexes. */
export class Migration001 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table workspace (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    time_zone text not null,
    priority_matrix jsonb not null,
    own_resolution_codes text[] not null,
    reopen_window text not null,
    feedback_window text not null,
    created_at timestamptz(3) not null,
    version integer not null default 1
  )`,
  // Apart from the workspace's row, so that giving out positions never waits for somebody who edits the settings.
  `create table log_head (
    workspace_id uuid primary key references workspace,
    position bigint not null
  )`,
  `create table ticket_count (
    workspace_id uuid not null references workspace,
    type text not null,
    last integer not null,
    primary key (workspace_id, type)
  )`,
  `create table organization (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    name text not null,
    external_id text,
    created_at timestamptz(3) not null,
    version integer not null default 1
  )`,
  'create unique index organization_name on organization (workspace_id, name collate "C")',
  'create unique index organization_external_id on organization (workspace_id, external_id) where external_id is not null',
  `create table person (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    name text not null,
    email text,
    external_id text,
    role text not null check (role in ('REQUESTER', 'AGENT', 'LEAD', 'ADMIN')),
    organization_id uuid references organization,
    sees_organization boolean not null,
    active boolean not null,
    password_hash text,
    created_at timestamptz(3) not null,
    version integer not null default 1
  )`,
  'create unique index person_email on person (workspace_id, email) where email is not null',
  'create index person_email_anywhere on person (email) where email is not null',
  'create unique index person_external_id on person (workspace_id, external_id) where external_id is not null',
  'create index person_name on person (workspace_id, name collate "C", id)',
  'create index person_organization on person (organization_id) where organization_id is not null',
  `create table team (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    name text not null,
    active boolean not null,
    created_at timestamptz(3) not null,
    version integer not null default 1
  )`,
  'create unique index team_name on team (workspace_id, name collate "C")',
  `create table team_member (
    team_id uuid not null references team,
    person_id uuid not null references person,
    workspace_id uuid not null references workspace,
    lead boolean not null,
    primary key (team_id, person_id)
  )`,
  'create index team_member_person on team_member (person_id)',
  `create table category (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    name text not null,
    parent_id uuid references category,
    team_id uuid references team,
    active boolean not null,
    created_at timestamptz(3) not null,
    version integer not null default 1
  )`,
  `create unique index category_name on category
    (workspace_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name collate "C")`,
  `create table service (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    name text not null,
    description text,
    active boolean not null,
    created_at timestamptz(3) not null,
    version integer not null default 1
  )`,
  'create unique index service_name on service (workspace_id, name collate "C")',
  `create table ticket (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    number text not null,
    type text not null check (type in ('INCIDENT', 'SERVICE_REQUEST', 'PROBLEM', 'CHANGE')),
    status text not null check (status in ('NEW', 'OPEN', 'WAITING', 'RESOLVED', 'CLOSED', 'CANCELLED')),
    waiting_reason text,
    waiting_until timestamptz(3),
    subject text not null,
    description text,
    category_id uuid references category,
    service_ids uuid[] not null,
    impact text not null check (impact in ('HIGH', 'MEDIUM', 'LOW')),
    urgency text not null check (urgency in ('HIGH', 'MEDIUM', 'LOW')),
    priority text not null check (priority in ('P1', 'P2', 'P3', 'P4', 'P5')),
    derived_priority text not null check (derived_priority in ('P1', 'P2', 'P3', 'P4', 'P5')),
    override_reason text,
    override_by_id uuid references person,
    override_at timestamptz(3),
    requester_id uuid not null references person,
    contact jsonb,
    organization_id uuid references organization,
    channel text not null,
    tags text[] not null,
    custom_fields jsonb not null,
    external_id text,
    team_id uuid references team,
    assignee_id uuid references person,
    cycle integer not null,
    follow_up_of_id uuid references ticket,
    opened_by_id uuid not null references person,
    opened_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    first_responded_at timestamptz(3),
    resolved_at timestamptz(3),
    closed_at timestamptz(3),
    version integer not null default 1,
    check ((status = 'WAITING') = (waiting_reason is not null))
  )`,
  // Numbers differ in length; the order people expect is by the count behind the dash.
  `alter table ticket add column number_count integer not null generated always as (split_part(number, '-', 2)::integer) stored`,
  'create unique index ticket_number on ticket (workspace_id, number)',
  'create index ticket_number_order on ticket (workspace_id, type collate "C", number_count, id)',
  'create unique index ticket_external_id on ticket (workspace_id, external_id) where external_id is not null',
  'create index ticket_opened on ticket (workspace_id, opened_at, id)',
  'create index ticket_updated on ticket (workspace_id, updated_at, id)',
  'create index ticket_priority on ticket (workspace_id, priority collate "C", opened_at, id)',
  'create index ticket_queue on ticket (workspace_id, team_id, status, priority collate "C", updated_at, id)',
  'create index ticket_assignee on ticket (workspace_id, assignee_id, status)',
  'create index ticket_requester on ticket (workspace_id, requester_id, opened_at, id)',
  'create index ticket_organization on ticket (workspace_id, organization_id, opened_at, id) where organization_id is not null',
  'create index ticket_tags on ticket using gin (tags)',
  `create table entry (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    ticket_id uuid not null references ticket,
    author_id uuid not null references person,
    visibility text not null check (visibility in ('PUBLIC', 'INTERNAL')),
    text text not null,
    created_at timestamptz(3) not null,
    edited_at timestamptz(3),
    version integer not null default 1
  )`,
  'create index entry_ticket on entry (ticket_id, created_at, id)',
  `create table resolution (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    ticket_id uuid not null references ticket,
    cycle integer not null,
    code text not null,
    notes text not null,
    advice text,
    resolved_by_id uuid not null references person,
    resolved_at timestamptz(3) not null,
    unique (ticket_id, cycle)
  )`,
  `create table feedback (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    ticket_id uuid not null references ticket,
    cycle integer not null,
    rating integer not null check (rating between 1 and 5),
    comment text,
    reasons text[] not null,
    given_by_id uuid not null references person,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    version integer not null default 1,
    unique (ticket_id, cycle)
  )`,
  // The log. `ticket_facts` is what filters are judged on, as it was right after the event.
  `create table event (
    workspace_id uuid not null references workspace,
    position bigint not null,
    id uuid not null unique,
    ticket_id uuid references ticket,
    type text not null,
    actor_id uuid references person,
    at timestamptz(3) not null,
    audience text not null check (audience in ('PUBLIC', 'INTERNAL')),
    before jsonb,
    after jsonb,
    ticket_facts jsonb,
    primary key (workspace_id, position)
  )`,
  'create index event_ticket on event (ticket_id, position) where ticket_id is not null',
  `create table idempotency_key (
    workspace_id uuid not null references workspace,
    actor_id uuid not null references person,
    key text not null,
    request_hash text not null,
    outcome jsonb,
    created_at timestamptz(3) not null,
    primary key (workspace_id, actor_id, key)
  )`,
  'create index idempotency_key_age on idempotency_key (created_at)',
  `create table session (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    person_id uuid not null references person,
    refresh_hash text not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    revoked_at timestamptz(3)
  )`,
  'create index session_person on session (person_id)',
  `create table signing_key (
    id text primary key,
    private_key jsonb not null,
    created_at timestamptz(3) not null
  )`,
];
