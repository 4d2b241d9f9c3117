import { recomputeTargets } from '../actions/sla/recompute-targets.js';
import { workspacesToRecompute } from '../persistence/queries/across-workspaces.js';
import { systemServices, type JobContext } from './job-context.js';

/** Tickets measured anew in one transaction: the shorter it is, the less it keeps a mutation waiting. */
const MEASURED_AT_ONCE = 25;

/** Measures the next few tickets anew after a policy or calendar was edited; answers whether there may be more right away. */
export async function recomputeSome(job: JobContext): Promise<boolean> {
  let more = false;
  for (const workspaceId of await workspacesToRecompute(job.database.em()))
    more = (await recomputeIn(job, workspaceId)) || more;
  return more;
}

/** A ticket that faults must not keep the others waiting: they are measured one by one, and it is passed over. */
async function recomputeIn(job: JobContext, workspaceId: string): Promise<boolean> {
  const measure = async (step: { readonly limit: number; readonly isPassedOver: boolean }): Promise<boolean> =>
    ((await recomputeTargets(await systemServices(job, workspaceId), step)).result?.measured ?? 0) > 0;
  try {
    return await measure({ limit: MEASURED_AT_ONCE, isPassedOver: false });
  } catch (fault) {
    job.onFault(fault, `targets of workspace ${workspaceId} could not be measured anew together`);
  }
  for (let i = 0; i < MEASURED_AT_ONCE; i += 1)
    try {
      if (!(await measure({ limit: 1, isPassedOver: false }))) return false;
    } catch (fault) {
      job.onFault(
        fault,
        `the targets of a ticket of workspace ${workspaceId} could not be measured anew; it is passed over`,
      );
      await measure({ limit: 1, isPassedOver: true });
    }
  return true;
}
