import type { ActionServices, Done } from '../actions/action.js';
import { giveTicketsBack } from '../actions/assignment/give-tickets-back.js';
import { endPresence } from '../actions/assignment/presence.js';
import { peopleToGiveBack, presencesOver } from '../persistence/queries/across-workspaces.js';
import type { PersonOf } from '../persistence/queries/presence.js';
import { systemServices, type JobContext } from './job-context.js';

/** People looked after at once. */
const PEOPLE_AT_ONCE = 50;

/** Ends the presence of agents without heartbeats, and gives back the tickets of those who stayed away. */
export async function lookAfterAbsent(job: JobContext): Promise<boolean> {
  const em = job.database.em();
  const gone = await presencesOver(em, job.clock(), PEOPLE_AT_ONCE);
  for (const each of gone) await forEach(job, each, endPresence);
  const away = await peopleToGiveBack(em, job.clock(), PEOPLE_AT_ONCE);
  for (const each of away) await forEach(job, each, giveTicketsBack);
  return gone.length === PEOPLE_AT_ONCE || away.length === PEOPLE_AT_ONCE;
}

const forEach = async (
  job: JobContext,
  { workspaceId, personId }: PersonOf,
  act: (services: ActionServices, input: { readonly personId: string }) => Promise<Done<object>>,
): Promise<void> => void (await act(await systemServices(job, workspaceId), { personId }));
