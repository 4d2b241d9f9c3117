import { forbids } from '../../domain/access/permissions.js';
import { changedFrom } from '../../domain/changed.js';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import { checkWorkspace, type WorkspaceInput } from '../../domain/workspace/workspace.js';
import { workspaceForUpdate } from '../../persistence/queries/find.js';
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
    const { before, after } = changedFrom(workspace, change);
    if (Object.keys(after).length === 0) return { workspace: workspace.id };
    Object.assign(workspace, after);
    recordDesk('WorkspaceChanged', before, after);
    return { workspace: workspace.id };
  },
);
