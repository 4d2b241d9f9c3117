import { Migration } from '@mikro-orm/migrations';

/** The promised time: calendars, policies, what each ticket's clock heard, targets, and timers. */
export class Migration002 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table calendar (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    name text not null,
    time_zone text not null,
    weekly jsonb not null,
    holidays jsonb not null,
    exceptions jsonb not null,
    created_at timestamptz(3) not null,
    version integer not null default 1
  )`,
  'create unique index calendar_name on calendar (workspace_id, name collate "C")',
  // What has stopped stays as it was measured, so every version of a calendar that targets were measured by is kept.
  `create table calendar_version (
    calendar_id uuid not null references calendar,
    version integer not null,
    workspace_id uuid not null references workspace,
    content jsonb not null,
    primary key (calendar_id, version)
  )`,
  `create table sla_policy (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    name text not null,
    position integer not null,
    filter jsonb not null,
    calendar_id uuid references calendar,
    targets jsonb not null,
    paused_by jsonb not null,
    warnings jsonb not null,
    escalations jsonb not null,
    active boolean not null,
    created_at timestamptz(3) not null,
    version integer not null default 1
  )`,
  'create unique index sla_policy_name on sla_policy (workspace_id, name collate "C")',
  'create index sla_policy_position on sla_policy (workspace_id, position, id)',
  // Raised by whatever changes what the workspace promises, so that processes know when to read it anew.
  'alter table workspace add column sla_version integer not null default 0',
  `create table ticket_clock (
    ticket_id uuid primary key references ticket,
    workspace_id uuid not null references workspace,
    facts jsonb not null
  )`,
  `create table target (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    ticket_id uuid not null references ticket,
    kind text not null check (kind in ('FIRST_RESPONSE', 'NEXT_RESPONSE', 'PERIODIC_UPDATE', 'RESOLUTION')),
    cycle integer not null,
    sequence integer not null,
    policy_id uuid not null references sla_policy,
    priority text not null check (priority in ('P1', 'P2', 'P3', 'P4', 'P5')),
    team_id uuid references team,
    assignee_id uuid references person,
    calendar_id uuid,
    calendar_version integer,
    paused_by text[] not null,
    length jsonb not null,
    state text not null check (state in ('RUNNING', 'PAUSED', 'MET', 'MISSED', 'CANCELLED')),
    started_at timestamptz(3) not null,
    stopped_at timestamptz(3),
    due_at timestamptz(3),
    breached_at timestamptz(3),
    paused_since timestamptz(3),
    consumed_ms bigint not null,
    remaining_ms bigint,
    breached_by_ms bigint,
    told text[] not null,
    foreign key (calendar_id, calendar_version) references calendar_version (calendar_id, version),
    unique (ticket_id, kind, cycle, sequence)
  )`,
  'create index target_stopped on target (workspace_id, stopped_at) where stopped_at is not null',
  'create index target_open on target (workspace_id, calendar_id) where stopped_at is null',
  // A moment at which a ticket wants to be looked at: one for each thing that waits.
  `create table timer (
    ticket_id uuid not null references ticket,
    kind text not null,
    workspace_id uuid not null references workspace,
    due_at timestamptz(3) not null,
    primary key (ticket_id, kind)
  )`,
  'create index timer_due on timer (due_at, workspace_id)',
  `create table sla_recompute (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    cause text not null,
    calendar_id uuid references calendar,
    total integer,
    done integer not null,
    last_ticket_id uuid,
    created_at timestamptz(3) not null,
    finished_at timestamptz(3)
  )`,
  'create index sla_recompute_open on sla_recompute (created_at) where finished_at is null',
  "create index ticket_open on ticket (workspace_id, id) where status in ('NEW', 'OPEN', 'WAITING')",
  // What the clock of the tickets that are already here would have heard.
  `insert into ticket_clock (ticket_id, workspace_id, facts)
   select t.id, t.workspace_id, jsonb_build_array(jsonb_build_object('kind', 'TicketOpened', 'at', t.opened_at))
     || coalesce(jsonb_agg(heard.fact order by e.position) filter (where heard.fact is not null), '[]')
   from ticket t
     left join event e on e.ticket_id = t.id
     left join entry n on n.id = (e.after ->> 'entryId')::uuid
     left join person p on p.id = n.author_id
     left join lateral (select case
       when e.type = 'TicketStatusChanged' then jsonb_build_object('kind', 'TicketStatusChanged', 'at', e.at,
         'to', e.after -> 'status', 'waitingReason', e.after -> 'waitingReason')
       when e.type = 'TicketAssigned' and e.before -> 'teamId' is distinct from e.after -> 'teamId' then
         jsonb_build_object('kind', 'TeamAssigned', 'at', e.at, 'teamId', e.after -> 'teamId')
       when e.type in ('EntryAdded', 'EntryVisibilityChanged') and e.after ->> 'visibility' = 'PUBLIC' then
         jsonb_build_object('kind', 'EntryAdded', 'at', e.at, 'isPublic', true, 'author',
           case when p.role = 'REQUESTER' or p.id = t.requester_id then 'REQUESTER' else 'AGENT' end)
     end as fact) heard on true
   group by t.id, t.workspace_id`,
  `insert into timer (ticket_id, kind, workspace_id, due_at)
   select id, 'WAIT', workspace_id, waiting_until from ticket where waiting_until is not null`,
];
