import { fireTimers } from '../actions/sla/fire-timers.js';
import { dueTickets, type DueTickets } from '../persistence/queries/across-workspaces.js';
import { putOffTimers } from '../persistence/queries/timers.js';
import { systemServices, type JobContext } from './job-context.js';

/** Tickets whose timers fire in one transaction. */
const AT_ONCE = 50;
/** How long a timer that could not fire is put off. */
const PUT_OFF = { seconds: 10 };

/** Rings what is due; answers whether there may be more right away. */
export async function fireDueTimers(job: JobContext): Promise<boolean> {
  const { due, isFull } = await dueTickets(job.database.em(), job.clock(), AT_ONCE);
  let fired = 0;
  for (const each of due) fired += await fireOrPutOff(job, each);
  return fired > 0 && isFull;
}

/** One ticket that faults must not keep the others waiting: they are tried one by one, and it is put off. */
async function fireOrPutOff(job: JobContext, due: DueTickets): Promise<number> {
  const { database } = job;
  try {
    const services = await systemServices(job, due.workspaceId);
    return (await fireTimers(services, due)).result?.fired ?? 0;
  } catch (fault) {
    const [ticketId, ...others] = due.ticketIds;
    if (others.length === 0) {
      job.onFault(fault, `the timers of ticket ${ticketId} could not fire`);
      const now = job.clock();
      await putOffTimers(database.em(), due.workspaceId, ticketId!, now, now.add(PUT_OFF));
      return 0;
    }
    let fired = 0;
    for (const one of due.ticketIds) fired += await fireOrPutOff(job, { ...due, ticketIds: [one] });
    return fired;
  }
}
