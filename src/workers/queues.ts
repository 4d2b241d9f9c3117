import { routeQueue } from '../actions/assignment/route-queue.js';
import { claimQueue, releaseQueue } from '../persistence/queries/routing.js';
import { systemServices, type JobContext } from './job-context.js';

/** When a queue is looked through again though nothing asked for it: the process that claimed it may have died. */
const PUT_OFF = { seconds: 30 };

/** Looks through the queue that is due longest; answers whether there may be more to do right away. */
export async function lookThroughQueue(job: JobContext): Promise<boolean> {
  const now = job.clock();
  const queue = await claimQueue(job.database.em(), now, now.add(PUT_OFF));
  if (!queue) return false;
  const { result } = await routeQueue(await systemServices(job, queue.workspaceId), { teamId: queue.teamId });
  await releaseQueue(job.database.em(), queue, result?.again ?? null);
  return true;
}
