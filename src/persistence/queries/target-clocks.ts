import { sql } from 'kysely';
import { instantOf } from '../../domain/instant.js';
import type { CalendarVersion } from '../../domain/sla/calendar.js';
import type { Stopwatch } from '../../domain/sla/stopwatch.js';
import type { TargetLength } from '../../domain/sla/target.js';
import type { TargetReading, TargetTerms } from '../../domain/sla/target-reading.js';
import { waitsOf, type TicketFact, type Wait } from '../../domain/sla/ticket-facts.js';
import type { WaitingReason } from '../../domain/ticket/ticket.js';
import type { Reads } from '../database.js';
import { calendarsOf } from './promises.js';

/** A target's stopwatch with the terms that hold, or held when it stopped: all that is needed to measure it. */
export interface TargetClock {
  readonly stopwatch: Stopwatch;
  readonly waits: readonly Wait[];
  readonly terms: TargetTerms;
  /** What was kept when nobody promised it any more; null while it is measured. */
  readonly kept: Pick<TargetReading, 'consumedMs' | 'remainingMs' | 'breachedByMs'> | null;
}

interface Row {
  readonly id: string;
  readonly length: TargetLength;
  readonly pausedBy: readonly WaitingReason[];
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  readonly isCancelled: boolean;
  readonly consumedMs: number;
  readonly remainingMs: number | null;
  readonly breachedByMs: number | null;
  readonly moves: readonly (Omit<TicketFact, 'at'> & { readonly at: string })[];
}

/** The clocks of these targets, by UUID, in two statements at most. Whoever asks has seen the targets. */
export async function targetClocks(
  em: Reads,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TargetClock>> {
  const { rows } = await sql<Row>`
    select t.id, t.length, t.paused_by as "pausedBy", t.calendar_id as "calendarId", t.calendar_version as "calendarVersion",
      t.started_at as "startedAt", t.stopped_at as "stoppedAt", t.state = 'CANCELLED' as "isCancelled",
      t.consumed_ms::float8 as "consumedMs", t.remaining_ms::float8 as "remainingMs", t.breached_by_ms::float8 as "breachedByMs",
      jsonb_path_query_array(c.facts, '$[*] ? (@.kind == "TicketStatusChanged")') as moves
    from target t join ticket_clock c on c.workspace_id = t.workspace_id and c.ticket_id = t.ticket_id
    where t.workspace_id = ${workspaceId} and t.id = any(${ids}::uuid[])`.execute(em.getKysely());
  const compiled = await calendarsOf(em, workspaceId, rows.map(versionOf));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        stopwatch: {
          startedAt: instantOf(row.startedAt),
          stoppedAt: row.stoppedAt === null ? null : instantOf(row.stoppedAt),
          isCancelled: row.isCancelled,
        },
        waits: waitsOf(row.moves.map((move) => ({ ...move, at: instantOf(move.at) }) as TicketFact)),
        kept: row.isCancelled ? keptOf(row) : null,
        terms: { length: row.length, calendar: compiled(versionOf(row)), pausedBy: row.pausedBy },
      },
    ]),
  );
}

const keptOf = ({ consumedMs, remainingMs, breachedByMs }: Row) => ({ consumedMs, remainingMs, breachedByMs });

const versionOf = ({ calendarId, calendarVersion }: Row): CalendarVersion | null =>
  calendarId === null || calendarVersion === null ? null : { id: calendarId, version: calendarVersion };
