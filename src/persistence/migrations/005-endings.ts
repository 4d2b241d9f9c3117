import { Migration } from '@mikro-orm/migrations';

/** How tickets end: questions to the requester, invitations to rate, what nobody attends to. */
export class Migration005 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table information_request (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    ticket_id uuid not null references ticket,
    entry_id uuid not null unique references entry,
    asked_by_id uuid not null references person,
    asked_at timestamptz(3) not null,
    due_at timestamptz(3) not null,
    status text not null check (status in ('OPEN', 'ANSWERED', 'WITHDRAWN', 'UNANSWERED')),
    answer_entry_id uuid references entry,
    ended_at timestamptz(3),
    done text[] not null default '{}',
    version integer not null default 1,
    check ((status = 'OPEN') = (ended_at is null))
  )`,
  'create index information_request_ticket on information_request (ticket_id, asked_at, id)',
  // The desk resolves by itself for want of an answer.
  'alter table resolution alter column resolved_by_id drop not null',
  'create index resolution_resolved on resolution (workspace_id, resolved_at)',
  // What was decided of an invitation, also when it was not to invite: once for each cycle.
  `create table feedback_invitation (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    ticket_id uuid not null references ticket,
    cycle integer not null,
    person_id uuid not null references person,
    invited_at timestamptz(3),
    reason text,
    revoked_at timestamptz(3),
    unique (ticket_id, cycle),
    check ((invited_at is null) = (reason is not null))
  )`,
  'create index feedback_invitation_person on feedback_invitation (person_id, invited_at) where invited_at is not null',
  `alter table ticket
    add column quiet_since timestamptz(3),
    add column unattended_since timestamptz(3),
    add column invited_cycle integer not null default 0`,
  `update ticket set quiet_since = updated_at where status = 'NEW' or (status = 'OPEN' and assignee_id is null)`,
  'alter table ticket add column unattended boolean not null generated always as (unattended_since is not null) stored',
  'create index ticket_unattended on ticket (workspace_id, unattended_since) where unattended',
];
