import { problemsOf } from '../../domain/bounds.js';
import { forbids } from '../../domain/access/permissions.js';
import { changedFrom } from '../../domain/changed.js';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import { checkWorkspace, type WorkspaceInput } from '../../domain/workspace/workspace.js';
import { rulesOf, type KeptRules } from '../../domain/workspace/work-rules.js';
import { findById, ifGiven, workspaceForUpdate } from '../../persistence/queries/find.js';
import { askRecompute } from '../../persistence/queries/recomputes.js';
import { wakeAllQueues } from '../../persistence/queries/routing.js';
import { CalendarRow } from '../../persistence/tables/sla.js';
import { action, type Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';

interface UpdateWorkspace extends WorkspaceInput, Keyed {
  readonly calendarId?: string | null;
  readonly expectedVersion?: number | null;
}

/** An admin changes what the workspace is set to. */
export const updateWorkspace = action(
  'updateWorkspace',
  async (
    { em, actor, now, newId, recordWorkspaceFact: recordDesk }: ActionContext,
    { expectedVersion, calendarId, idempotencyKey: _, ...input }: UpdateWorkspace,
  ): Promise<{ workspace: string; recompute?: string } | Refusal> => {
    const forbidden = forbids(actor, 'manageWorkspace');
    if (forbidden) return refuse(forbidden);
    const workspace = await workspaceForUpdate(em, expectedVersion, actor);
    if (isRefusal(workspace)) return workspace;
    const checked = checkWorkspace(input, workspace.priorityMatrix, rulesOf(workspace.rules));
    const calendar = await ifGiven(calendarId, (id) => findById(em, CalendarRow, id, actor, ['calendarId']));
    if (isRefusal(checked) || isRefusal(calendar)) return refuse(...problemsOf(checked, calendar));
    const { reopenWindow, feedbackWindow, rules, ...rest } = checked;
    const change = {
      ...rest,
      ...(reopenWindow && { reopenWindow: reopenWindow.toString() }),
      ...(feedbackWindow && { feedbackWindow: feedbackWindow.toString() }),
      ...(rules && { rules: JSON.parse(JSON.stringify(rules)) as KeptRules }),
      ...(calendar !== undefined && { calendarId: calendar && calendar.id }),
    };
    const { before, after } = changedFrom(workspace, change);
    if (Object.keys(after).length === 0) return { workspace: workspace.id };
    Object.assign(workspace, after);
    recordDesk('WorkspaceChanged', before, after);
    await wakeAllQueues(em, workspace.id, now);
    if (!after.rules && after.calendarId === undefined) return { workspace: workspace.id };
    const asked = { id: newId(), workspaceId: workspace.id, cause: 'RULES', calendarId: null } as const;
    return { workspace: workspace.id, recompute: await askRecompute(em, asked, now) };
  },
);
