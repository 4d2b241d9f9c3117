import { Migration } from '@mikro-orm/migrations';

/** What categories ask of whoever reports, and which of the desk's own fields that keeps for staff. */
export class Migration007 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table category add column form jsonb not null default '{"fields": [], "asksForScreenshot": false}'`,
  // Kept with every change of a form: it is read with every viewer.
  `alter table workspace add column staff_fields text[] not null default '{}'`,
];
