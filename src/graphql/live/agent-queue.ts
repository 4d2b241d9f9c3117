import { queueOf } from '../../domain/assignment/agent-queue.js';
import type { Actor } from '../../domain/access/roles.js';
import { keyOf } from '../../domain/global-id.js';
import { BadArgument } from '../../domain/refusal.js';
import { heldBy } from '../../persistence/queries/agent-queue.js';
import type { Context } from '../context.js';

/** The UUID of the agent who is asked for; the viewer's own when none is. */
export const agentKey = (agentId: string | null, actor: Actor): string =>
  agentId === null ? actor.id : (keyOf('Person', agentId) ?? notHere());

/** What an agent holds, as the contract says it; refused when they are no agent that is here. */
export async function agentQueuePayload({ viewer, services }: Context, agentId: string) {
  const found = await heldBy(services.database.reads, viewer.actor.workspaceId, agentId);
  if (!found) return notHere();
  return { asOf: found.asOf, agentKey: agentId, ...queueOf(found.held, found.capacity, viewer.desk.rules) };
}

function notHere(): never {
  throw new BadArgument(['agentId'], 'the id of an agent who is here');
}
