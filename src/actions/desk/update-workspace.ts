import { forbids } from '../../domain/access/permissions.js';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import { checkWorkspace, type WorkspaceInput } from '../../domain/workspace/workspace.js';
import { workspaceForUpdate } from '../../persistence/queries/find.js';
import type { WorkspaceRow } from '../../persistence/tables/desk.js';
import { action, type Keyed, type Scene } from '../action.js';

interface UpdateWorkspace extends WorkspaceInput, Keyed {
  readonly expectedVersion?: number | null;
}

/** An admin changes what the workspace is set to. */
export const updateWorkspace = action(
  'updateWorkspace',
  async (
    { em, actor, recordDesk }: Scene,
    { expectedVersion, idempotencyKey: _, ...input }: UpdateWorkspace,
  ): Promise<{ workspace: string } | Refusal> => {
    const forbidden = forbids(actor, 'manageWorkspace');
    if (forbidden) return refuse(forbidden);
    const workspace = await workspaceForUpdate(em, expectedVersion, actor);
    if (isRefusal(workspace)) return workspace;
    const checked = checkWorkspace(input, workspace.priorityMatrix);
    if (isRefusal(checked)) return checked;
    const { reopenWindow, feedbackWindow, ...rest } = checked;
    const change = {
      ...rest,
      ...(reopenWindow && { reopenWindow: reopenWindow.toString() }),
      ...(feedbackWindow && { feedbackWindow: feedbackWindow.toString() }),
    };
    if (Object.keys(change).length === 0) return { workspace: workspace.id };
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, workspace[name as keyof WorkspaceRow]]));
    Object.assign(workspace, change);
    recordDesk('WorkspaceChanged', before, change);
    return { workspace: workspace.id };
  },
);
