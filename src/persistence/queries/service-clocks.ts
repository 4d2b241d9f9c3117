import { sql } from 'kysely';
import { instantOf, toText } from '../../domain/instant.js';
import type { Period } from '../../domain/sla/availability.js';
import type { CompiledCalendar } from '../../domain/sla/compiled-calendar.js';
import type { CalendarVersion } from '../../domain/sla/calendar.js';
import type { Interval } from '../../domain/sla/spans.js';
import type { Reads } from '../database.js';
import { calendarsOf } from './promises.js';

/** A service in a time. */
export interface ServicePeriod extends Period {
  /** The service's UUID. */
  readonly serviceId: string;
}

/** What is needed to say how available a service was. */
export interface ServiceClock {
  readonly hours: CompiledCalendar;
  /** In percent; null when nothing is promised. */
  readonly targetPercent: number | null;
  readonly outages: readonly Interval[];
}

interface Row {
  readonly n: number;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
  readonly targetPercent: number | null;
  readonly outages: readonly { readonly from: string; readonly to: string | null }[];
}

/** The hours and outages of services in some times, in their order, in two statements at most. Whoever asks has seen the services. */
export async function serviceClocks(
  em: Reads,
  workspaceId: string,
  asked: readonly ServicePeriod[],
): Promise<readonly ServiceClock[]> {
  const { rows } = await sql<Row>`
    select a.n::int as n, s.calendar_id as "calendarId", c.version as "calendarVersion", s.availability_target as "targetPercent",
      coalesce(o.outages, '[]') as outages
    from unnest(${asked.map(({ serviceId }) => serviceId)}::uuid[], ${asked.map(({ from }) => toText(from))}::timestamptz[],
        ${asked.map(({ to }) => toText(to))}::timestamptz[]) with ordinality as a(id, starts, ends, n)
      join service s on s.workspace_id = ${workspaceId} and s.id = a.id
      left join calendar c on c.workspace_id = s.workspace_id and c.id = s.calendar_id
      left join lateral (
        select jsonb_agg(jsonb_build_object('from', started_at, 'to', ended_at)) as outages from outage
        where workspace_id = ${workspaceId} and service_id = a.id and started_at < a.ends and (ended_at is null or ended_at > a.starts)
      ) o on true
    order by a.n`.execute(em.getKysely());
  const compiled = await calendarsOf(em, workspaceId, rows.map(versionOf));
  return rows.map((row) => ({
    hours: compiled(versionOf(row)),
    targetPercent: row.targetPercent,
    outages: row.outages.map(({ from, to }) => ({ from: instantOf(from), to: to === null ? null : instantOf(to) })),
  }));
}

const versionOf = ({ calendarId, calendarVersion }: Row): CalendarVersion | null =>
  calendarId === null || calendarVersion === null ? null : { id: calendarId, version: calendarVersion };
