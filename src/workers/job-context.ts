import { systemActor } from '../domain/access/roles.js';
import type { Instant } from '../domain/instant.js';
import { workspaceOf } from '../persistence/queries/viewer.js';
import type { ActionServices } from '../actions/action.js';

/** What a background job runs actions with. */
export interface JobContext extends Pick<ActionServices, 'database' | 'newId' | 'notify'> {
  readonly clock: () => Instant;
  /** Receives what failed and is tried again later. */
  readonly onFault: (fault: unknown, what: string) => void;
}

/** The services by which the system acts in a workspace, at this moment. */
export const systemServices = async (
  { database, clock, newId, notify }: JobContext,
  workspaceId: string,
): Promise<ActionServices> => {
  const desk = await workspaceOf(database.em(), workspaceId);
  return { database, newId, notify, now: clock(), viewer: { actor: systemActor(workspaceId), desk, asOf: 0 } };
};
