import { sql, type RawBuilder } from 'kysely';
import { isStaff, type Actor } from '../../domain/access/roles.js';
import { durationOf, type Instant } from '../../domain/instant.js';
import { rulesOf, type KeptRules } from '../../domain/workspace/work-rules.js';
import type { Desk } from '../../domain/workspace/workspace.js';
import type { Em, Reads } from '../database.js';

/** Who asks, as they are now; what their desk is set to; and where its log ended when they were looked up. */
export interface Viewer {
  readonly actor: Actor;
  readonly desk: Desk;
  /** Read before anything else of the operation: every event up to here is in whatever the operation reads. */
  readonly asOf: number;
}

interface DeskColumns extends Pick<Desk, 'calendar' | 'routes' | 'staffFields'> {
  readonly priorityMatrix: Desk['priorityMatrix'];
  readonly ownResolutionCodes: readonly string[];
  readonly rules: KeptRules;
  readonly reopenWindow: string;
  readonly feedbackWindow: string;
}

interface ViewerColumns extends Omit<Actor, 'hiddenFields'>, DeskColumns {
  readonly asOf: number;
}

/** A session and the person it is said to be of. */
export interface SessionOf {
  readonly sessionId: string;
  readonly workspaceId: string;
  readonly personId: string;
}

/** The people behind these sessions, by session; left out are those whose session ended or who are no longer active. One statement. */
export async function viewersOfSessions(
  em: Reads,
  sessions: readonly SessionOf[],
  now: Instant,
): Promise<ReadonlyMap<string, Viewer>> {
  const asked = [...new Map(sessions.map((each) => [each.sessionId, each])).values()];
  const { rows } = await sql<ViewerColumns & { sessionId: string }>`${viewerWith(sql`s.id as "sessionId",`)}
      join unnest(${asked.map(({ workspaceId }) => workspaceId)}::uuid[], ${asked.map(({ sessionId }) => sessionId)}::uuid[],
        ${asked.map(({ personId }) => personId)}::uuid[]) as a(workspace_id, session_id, person_id)
        on a.workspace_id = p.workspace_id and a.person_id = p.id
      join session s on s.workspace_id = a.workspace_id and s.id = a.session_id and s.person_id = a.person_id
    where p.active and s.revoked_at is null and s.expires_at > ${now.toString()}::timestamptz`.execute(em.getKysely());
  return new Map(rows.map((row) => [row.sessionId, viewerOf(row)]));
}

/** The person themself, for what the operator does in their name. */
export async function viewerOfPerson(em: Reads, workspaceId: string, personId: string): Promise<Viewer> {
  const { rows } = await sql<ViewerColumns>`${viewerWith(sql``)}
    where p.workspace_id = ${workspaceId} and p.id = ${personId}`.execute(em.getKysely());
  return viewerOf(rows[0]!);
}

/** What a workspace is set to, for what the desk does by itself. */
export async function workspaceOf(em: Em, workspaceId: string): Promise<Desk> {
  const { rows } = await sql<DeskColumns>`select ${DESK} from workspace w where w.id = ${workspaceId}`.execute(
    em.getKysely(),
  );
  return deskOfRow(rows[0]!);
}

const DESK = sql`w.priority_matrix as "priorityMatrix", w.own_resolution_codes as "ownResolutionCodes",
  w.reopen_window as "reopenWindow", w.feedback_window as "feedbackWindow", w.rules, w.staff_fields as "staffFields",
  (select jsonb_build_object('id', c.id, 'version', c.version) from calendar c where c.workspace_id = w.id and c.id = w.calendar_id) as calendar,
  exists (select 1 from team g where g.workspace_id = w.id and g.auto_assign)
    or exists (select 1 from category c where c.workspace_id = w.id and c.auto_assign) as routes`;

const viewerWith = (more: RawBuilder<unknown>) => sql`
  select ${more} p.id, p.workspace_id as "workspaceId", p.role, p.organization_id as "organizationId",
    p.sees_organization as "seesOrganization", array(select m.team_id::text from team_member m
      where m.workspace_id = p.workspace_id and m.person_id = p.id) as "teamIds",
    ${DESK}, h.position::float8 as "asOf"
  from person p
    join workspace w on w.id = p.workspace_id
    join log_head h on h.workspace_id = p.workspace_id`;

function viewerOf(row: ViewerColumns): Viewer {
  const { id, workspaceId, role, organizationId, seesOrganization, teamIds, asOf } = row;
  return {
    actor: {
      ...{ id, workspaceId, role, organizationId, seesOrganization, teamIds },
      hiddenFields: isStaff({ role }) ? [] : row.staffFields,
    },
    desk: deskOfRow(row),
    asOf,
  };
}

const deskOfRow = ({ reopenWindow, feedbackWindow, ...columns }: DeskColumns): Desk => ({
  ...{ priorityMatrix: columns.priorityMatrix, ownResolutionCodes: columns.ownResolutionCodes },
  ...{ rules: rulesOf(columns.rules), calendar: columns.calendar, routes: columns.routes },
  staffFields: columns.staffFields,
  ...{ reopenWindow: durationOf(reopenWindow), feedbackWindow: durationOf(feedbackWindow) },
});
