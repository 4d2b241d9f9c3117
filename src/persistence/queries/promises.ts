import { sql } from 'kysely';
import { alwaysOpen, type Calendar, type CalendarVersion } from '../../domain/sla/calendar.js';
import { compileCalendar, type CompiledCalendar } from '../../domain/sla/compiled-calendar.js';
import type { CoveringPolicy, Promises } from '../../domain/sla/follow-ticket.js';
import type { SlaPolicy } from '../../domain/sla/policy.js';
import { conditionOf } from '../../domain/sla/read-policy.js';
import type { FilterInput } from '../../domain/filter/read-filter.js';
import type { Em, Reads } from '../database.js';

/** Calendars kept compiled, over all workspaces: a year of one is some ten thousand numbers. */
const KEPT_CALENDARS = 200;
/** Workspaces whose promises are kept. */
const KEPT_PROMISES = 200;

/** By what they are of and its version, so that what is kept is never stale; the one asked for longest ago goes first. */
class Kept<T> {
  readonly #values = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(key: string): T | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: string, value: T): T {
    this.#values.set(key, value);
    if (this.#values.size > this.most) this.#values.delete(this.#values.keys().next().value!);
    return value;
  }
}

const compiledCalendars = new Kept<CompiledCalendar>(KEPT_CALENDARS);
const promises = new Kept<Promises>(KEPT_PROMISES);

const AROUND_THE_CLOCK = compileCalendar(alwaysOpen());

/** These versions of calendars, compiled; null is around the clock. Each is read and compiled once for the whole process. */
export async function calendarsOf(
  em: Reads,
  workspaceId: string,
  versions: readonly (CalendarVersion | null)[],
): Promise<(version: CalendarVersion | null) => CompiledCalendar> {
  const keyOfVersion = ({ id, version }: CalendarVersion): string => `${workspaceId} ${id} ${version}`;
  const wanted = new Map(versions.flatMap((each) => (each ? [[keyOfVersion(each), each] as const] : [])));
  const found = new Map([...wanted.keys()].map((key) => [key, compiledCalendars.get(key)]));
  const missing = [...wanted.values()].filter((version) => !found.get(keyOfVersion(version)));
  if (missing.length) {
    const { rows } = await sql<CalendarVersion & { content: Calendar }>`
      select calendar_id as id, version, content from calendar_version
      where workspace_id = ${workspaceId} and (calendar_id, version) in (select * from unnest(${missing.map(({ id }) => id)}::uuid[],
        ${missing.map(({ version }) => version)}::int[]))`.execute(em.getKysely());
    for (const { content, ...version } of rows)
      found.set(keyOfVersion(version), compiledCalendars.set(keyOfVersion(version), compileCalendar(content)));
  }
  return (version) => (version ? found.get(keyOfVersion(version))! : AROUND_THE_CLOCK);
}

interface PolicyRow extends Omit<SlaPolicy<FilterInput>, 'name'> {
  readonly name: string;
  readonly active: boolean;
  readonly calendarVersion: number | null;
}

/** What the workspace promises at this version (`workspace.sla_version`, read in the same transaction). */
export async function promisesOf(em: Reads, workspaceId: string, version: number): Promise<Promises> {
  const key = `${workspaceId} ${version}`;
  return promises.get(key) ?? promises.set(key, await readPromises(em, workspaceId));
}

/** The same, at the version that there is now. */
export async function currentPromises(em: Reads, workspaceId: string): Promise<Promises> {
  const { rows } = await sql<{ version: number }>`
    select sla_version as version from workspace where id = ${workspaceId}`.execute(em.getKysely());
  return promisesOf(em, workspaceId, rows[0]!.version);
}

async function readPromises(em: Reads, workspaceId: string): Promise<Promises> {
  const { rows } = await sql<PolicyRow>`
    select p.id, p.name, p.position, p.filter, p.calendar_id as "calendarId", p.targets, p.paused_by as "pausedBy", p.warnings,
      p.escalations, p.active, c.version as "calendarVersion"
    from sla_policy p left join calendar c on c.workspace_id = p.workspace_id and c.id = p.calendar_id
    where p.workspace_id = ${workspaceId} order by p.position, p.id`.execute(em.getKysely());
  const versions = new Map(rows.map((row) => [row.id, versionOf(row)]));
  const compiled = await calendarsOf(em, workspaceId, [...versions.values()]);
  const teams = await sql<{ id: string }>`
    select id from team where workspace_id = ${workspaceId} and active`.execute(em.getKysely());
  return {
    activeTeamIds: new Set(teams.rows.map(({ id }) => id)),
    policies: rows.map((row): CoveringPolicy => ({ ...row, filter: conditionOf(row.filter) })),
    calendarOf: ({ id }) => {
      const version = versions.get(id) ?? null;
      return { version, compiled: compiled(version) };
    },
  };
}

const versionOf = ({ calendarId, calendarVersion }: PolicyRow): CalendarVersion | null =>
  calendarId === null || calendarVersion === null ? null : { id: calendarId, version: calendarVersion };

/** Tells every process that what the workspace promises has changed; in the transaction of the change. */
export async function raisePromises(em: Em, workspaceId: string): Promise<void> {
  await sql`update workspace set sla_version = sla_version + 1 where id = ${workspaceId}`.execute(em.getKysely());
}

/** Keeps a version of a calendar, for the targets that will be measured by it. */
export async function keepCalendarVersion(
  em: Em,
  workspaceId: string,
  { id, version }: CalendarVersion,
  { timeZone, weekly, holidays, exceptions }: Calendar,
): Promise<void> {
  const content = JSON.stringify({ timeZone, weekly, holidays, exceptions });
  await sql`insert into calendar_version (calendar_id, version, workspace_id, content)
    values (${id}, ${version}, ${workspaceId}, ${content}::jsonb)`.execute(em.getKysely());
}

/** Whether open targets are measured by the calendar. */
export async function hasTargetsOn(em: Em, workspaceId: string, calendarId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from target where workspace_id = ${workspaceId} and calendar_id = ${calendarId}
    and stopped_at is null limit 1`.execute(em.getKysely());
  return rows.length > 0;
}

/** Whether there is a ticket that a policy may cover. */
export async function hasOpenTickets(em: Em, workspaceId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ticket where workspace_id = ${workspaceId}
    and status in ('NEW', 'OPEN', 'WAITING') limit 1`.execute(em.getKysely());
  return rows.length > 0;
}

/** The policies that have a place, in their order. */
export async function policiesInOrder(em: Em, workspaceId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from sla_policy where workspace_id = ${workspaceId} and position > 0 order by position, id`.execute(
    em.getKysely(),
  );
  return rows.map(({ id }) => id);
}

/** Puts policies at places 1 to n. That is no change of those who only make room: their versions stay. */
export async function orderPolicies(em: Em, workspaceId: string, ids: readonly string[]): Promise<void> {
  await sql`update sla_policy p set position = o.n from unnest(${ids}::uuid[]) with ordinality as o(id, n)
    where p.workspace_id = ${workspaceId} and p.id = o.id and p.position <> o.n`.execute(em.getKysely());
}
