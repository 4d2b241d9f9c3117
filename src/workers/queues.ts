import { routeQueue } from '../actions/assignment/route-queue.js';
import { dueQueues } from '../persistence/queries/across-workspaces.js';
import { claimQueue, releaseQueue, type ClaimedQueue } from '../persistence/queries/routing.js';
import { systemServices, type JobContext } from './job-context.js';

/** When a queue is looked through again though nothing asked for it: the process that claimed it may have died. */
const PUT_OFF = { seconds: 30 };

/** Queues of which one is looked through, should other processes take the first ones. */
const CANDIDATES = 10;

/** Looks through the queue that is due longest and not taken; answers whether there may be more to do right away. */
export async function lookThroughQueue(job: JobContext): Promise<boolean> {
  const now = job.clock();
  for (const due of await dueQueues(job.database.em(), now, CANDIDATES)) {
    const queue = await claimQueue(job.database.em(), due, now, now.add(PUT_OFF));
    if (queue) return lookThrough(job, queue);
  }
  return false;
}

async function lookThrough(job: JobContext, queue: ClaimedQueue): Promise<boolean> {
  const { result } = await routeQueue(await systemServices(job, queue.workspaceId), { teamId: queue.teamId });
  await releaseQueue(job.database.em(), queue, result?.again ?? null);
  return true;
}
