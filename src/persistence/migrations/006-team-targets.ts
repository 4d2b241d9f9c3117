import { Migration } from '@mikro-orm/migrations';

/** How long teams may hold a ticket. */
export class Migration006 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table team add column ola_length jsonb, add column ola_calendar_id uuid references calendar,
    add column ola_paused_by text[], add check ((ola_length is null) = (ola_paused_by is null))`,
];
