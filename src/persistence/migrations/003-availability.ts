import { Migration } from '@mikro-orm/migrations';

/** What services are promised, and when they were out. */
export class Migration003 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  'alter table service add column calendar_id uuid references calendar',
  `alter table service add column availability_target double precision
    check (availability_target > 0 and availability_target <= 100)`,
  `create table outage (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    service_id uuid not null references service,
    started_at timestamptz(3) not null,
    ended_at timestamptz(3) check (ended_at >= started_at),
    ticket_id uuid references ticket,
    note text,
    created_at timestamptz(3) not null,
    version integer not null default 1
  )`,
  'create index outage_service on outage (service_id, started_at, id)',
  'create index outage_ticket on outage (ticket_id) where ticket_id is not null',
];
