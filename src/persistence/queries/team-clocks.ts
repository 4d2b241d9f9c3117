import { sql } from 'kysely';
import { instantOf } from '../../domain/instant.js';
import type { CalendarVersion } from '../../domain/sla/calendar.js';
import type { TargetLength } from '../../domain/sla/target.js';
import type { TargetTerms } from '../../domain/sla/target-reading.js';
import type { TicketFact } from '../../domain/sla/ticket-facts.js';
import type { WaitingReason } from '../../domain/ticket/ticket.js';
import type { Reads } from '../database.js';
import { calendarsOf } from './promises.js';

/** What the clock heard of a ticket, and what the teams that held it promise. */
export interface TeamClock {
  readonly facts: readonly TicketFact[];
  /** By the team's UUID; without those that promise nothing. */
  readonly terms: ReadonlyMap<string, TargetTerms>;
}

interface Row {
  readonly id: string;
  readonly facts: readonly (Omit<TicketFact, 'at'> & { readonly at: string })[];
  readonly teams: readonly {
    readonly id: string;
    readonly length: TargetLength;
    readonly pausedBy: readonly WaitingReason[];
    readonly calendar: CalendarVersion | null;
  }[];
}

/** The clocks of these tickets by UUID, in two statements at most. Whoever asks has seen the tickets. */
export async function teamClocks(
  em: Reads,
  workspaceId: string,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, TeamClock>> {
  const { rows } = await sql<Row>`
    select c.ticket_id as id, moves.facts, coalesce(promised.teams, '[]') as teams
    from ticket_clock c cross join lateral (
      select jsonb_path_query_array(c.facts, '$[*] ? (@.kind == "TicketStatusChanged" || @.kind == "TeamAssigned")') as facts
    ) moves left join lateral (
      select jsonb_agg(jsonb_build_object('id', t.id, 'length', t.ola_length, 'pausedBy', t.ola_paused_by,
        'calendar', case when l.id is not null then jsonb_build_object('id', l.id, 'version', l.version) end)) as teams
      from team t left join calendar l on l.workspace_id = t.workspace_id and l.id = t.ola_calendar_id
      where t.workspace_id = c.workspace_id and t.ola_length is not null
        and t.id in (select (fact ->> 'teamId')::uuid from jsonb_array_elements(moves.facts) as fact)
    ) promised on true
    where c.workspace_id = ${workspaceId} and c.ticket_id = any(${ticketIds}::uuid[])`.execute(em.getKysely());
  const versions = rows.flatMap(({ teams }) => teams.map(({ calendar }) => calendar));
  const compiled = await calendarsOf(em, workspaceId, versions);
  return new Map(
    rows.map(({ id, facts, teams }) => [
      id,
      {
        facts: facts.map((fact) => ({ ...fact, at: instantOf(fact.at) }) as TicketFact),
        terms: new Map(
          teams.map(({ calendar, id: team, ...terms }) => [team, { ...terms, calendar: compiled(calendar) }]),
        ),
      },
    ]),
  );
}
