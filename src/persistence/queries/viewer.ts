import { sql } from 'kysely';
import type { Actor } from '../../domain/access/roles.js';
import { durationOf, type Instant } from '../../domain/instant.js';
import type { Desk } from '../../domain/workspace/workspace.js';
import type { Em } from '../database.js';

/** Who asks, as they are now; what their desk is set to; and where its log ended when they were looked up. */
export interface Viewer {
  readonly actor: Actor;
  readonly desk: Desk;
  /** Read before anything else of the operation: every event up to here is in whatever the operation reads. */
  readonly asOf: number;
}

interface Row extends Actor {
  readonly priorityMatrix: Desk['priorityMatrix'];
  readonly ownResolutionCodes: readonly string[];
  readonly reopenWindow: string;
  readonly feedbackWindow: string;
  readonly asOf: number;
}

/** The person behind a session; null when the session ended or the person is no longer active. */
export async function viewerOfSession(
  em: Em,
  sessionId: string,
  personId: string,
  now: Instant,
): Promise<Viewer | null> {
  const { rows } = await sql<Row>`${VIEWER} join session s on s.person_id = p.id
    where s.id = ${sessionId} and p.id = ${personId} and p.active and s.revoked_at is null
      and s.expires_at > ${now.toString()}::timestamptz`.execute(em.getKysely());
  const row = rows[0];
  return row ? viewerOf(row) : null;
}

/** The person themself, for what the operator does in their name. */
export async function viewerOfPerson(em: Em, personId: string): Promise<Viewer> {
  const { rows } = await sql<Row>`${VIEWER} where p.id = ${personId}`.execute(em.getKysely());
  return viewerOf(rows[0]!);
}

const VIEWER = sql`
  select p.id, p.workspace_id as "workspaceId", p.role, p.organization_id as "organizationId",
    p.sees_organization as "seesOrganization", array(select m.team_id::text from team_member m where m.person_id = p.id) as "teamIds",
    w.priority_matrix as "priorityMatrix", w.own_resolution_codes as "ownResolutionCodes", w.reopen_window as "reopenWindow",
    w.feedback_window as "feedbackWindow", h.position::float8 as "asOf"
  from person p
    join workspace w on w.id = p.workspace_id
    join log_head h on h.workspace_id = p.workspace_id`;

function viewerOf(row: Row): Viewer {
  const { id, workspaceId, role, organizationId, seesOrganization, teamIds, asOf } = row;
  const { priorityMatrix, ownResolutionCodes, reopenWindow, feedbackWindow } = row;
  return {
    actor: { id, workspaceId, role, organizationId, seesOrganization, teamIds },
    desk: {
      priorityMatrix,
      ownResolutionCodes,
      reopenWindow: durationOf(reopenWindow),
      feedbackWindow: durationOf(feedbackWindow),
    },
    asOf,
  };
}
