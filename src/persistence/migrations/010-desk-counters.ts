import { Migration } from '@mikro-orm/migrations';

/** The desk's figures, kept with every change instead of counted. */
export class Migration010 extends Migration {
  override async up(): Promise<void> {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table desk_counter (
    workspace_id uuid not null references workspace,
    team_id uuid references team,
    status text not null,
    priority text not null,
    held boolean not null,
    tickets integer not null,
    unique nulls not distinct (workspace_id, team_id, status, priority, held)
  )`,
  `insert into desk_counter (workspace_id, team_id, status, priority, held, tickets)
    select workspace_id, team_id, status, priority, assignee_id is not null, count(*)
    from ticket group by 1, 2, 3, 4, 5`,
];
