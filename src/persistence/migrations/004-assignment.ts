import { Migration } from '@mikro-orm/migrations';

/** Who is given what by the desk itself: skills, shifts, capacity, presence, queues, and why. */
export class Migration004 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table workspace
    add column calendar_id uuid references calendar,
    add column rules jsonb not null default '{}'`,
  `create table skill (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    name text not null,
    active boolean not null,
    created_at timestamptz(3) not null,
    version integer not null default 1
  )`,
  'create unique index skill_name on skill (workspace_id, name collate "C")',
  `create table person_skill (
    person_id uuid not null references person,
    skill_id uuid not null references skill,
    workspace_id uuid not null references workspace,
    level integer not null check (level between 1 and 5),
    primary key (person_id, skill_id)
  )`,
  `create table category_skill (
    category_id uuid not null references category,
    skill_id uuid not null references skill,
    workspace_id uuid not null references workspace,
    level integer not null check (level between 1 and 5),
    primary key (category_id, skill_id)
  )`,
  `alter table person
    add column capacity integer check (capacity between 0 and 1000),
    add column shift_calendar_id uuid references calendar,
    add column presence text not null default 'OFFLINE' check (presence in ('AVAILABLE', 'AWAY', 'OFFLINE')),
    add column presence_since timestamptz(3),
    add column presence_ends_at timestamptz(3),
    add column gives_back_at timestamptz(3),
    add column last_assigned_at timestamptz(3)`,
  "create index person_presence_ends on person (presence_ends_at) where presence <> 'OFFLINE'",
  'create index person_gives_back on person (gives_back_at) where gives_back_at is not null',
  // What shows that somebody is there: an open socket, or what they said last. It counts until its moment.
  `create table sign_of_life (
    person_id uuid not null references person,
    source text not null,
    workspace_id uuid not null references workspace,
    until timestamptz(3) not null,
    primary key (person_id, source)
  )`,
  'alter table team add column auto_assign boolean not null default false',
  'alter table category add column auto_assign boolean',
  `create table routing (
    ticket_id uuid primary key references ticket,
    workspace_id uuid not null references workspace,
    queued_since timestamptz(3) not null,
    gave_back_ids uuid[] not null,
    explanation jsonb not null
  )`,
  // When the desk looks through a team's queue again. Null: not before somebody frees up.
  `create table team_queue (
    team_id uuid primary key references team,
    workspace_id uuid not null references workspace,
    due_at timestamptz(3)
  )`,
  'create index team_queue_due on team_queue (due_at) where due_at is not null',
  `create index ticket_unassigned on ticket (team_id, priority collate "C", opened_at)
    where assignee_id is null and status in ('NEW', 'OPEN', 'WAITING')`,
  "create index ticket_held on ticket (assignee_id) where assignee_id is not null and status in ('NEW', 'OPEN', 'WAITING')",
];
