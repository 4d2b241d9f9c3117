import { theDeskItself } from '../domain/access/roles.js';
import type { Instant } from '../domain/instant.js';
import { deskOf } from '../persistence/queries/viewer.js';
import type { World } from './action.js';

/** What the desk needs to do something by the clock. */
export interface Clockwork extends Pick<World, 'database' | 'newId' | 'tell'> {
  readonly clock: () => Instant;
  /** Told what could not be done, and is tried again later. */
  readonly onFault: (fault: unknown, what: string) => void;
}

/** The world in which the desk itself acts in one of its workspaces, at this moment. */
export const deskWorld = async ({ database, clock, newId, tell }: Clockwork, workspaceId: string): Promise<World> => {
  const desk = await deskOf(database.em(), workspaceId);
  return { database, newId, tell, now: clock(), viewer: { actor: theDeskItself(workspaceId), desk, asOf: 0 } };
};
