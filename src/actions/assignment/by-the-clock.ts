import { decideGiveBack } from '../../domain/assignment/by-rule.js';
import type { Instant } from '../../domain/instant.js';
import { claimGiveBack, peopleToGiveBack, presencesOver, type DuePerson } from '../../persistence/queries/presence.js';
import { claimQueue, holdQueue, releaseQueue } from '../../persistence/queries/routing.js';
import { TicketRow } from '../../persistence/tables/ticket.js';
import { action, type Done, type World } from '../action.js';
import { deskWorld, type Clockwork } from '../clockwork.js';
import { apply } from '../ticket/apply.js';
import { ANOTHER_TRY, routeTickets } from './follow-queues.js';
import { endPresence } from './presence.js';

/** Tickets of one queue that are tried in one transaction. */
const TRIED_AT_ONCE = 50;
/** When a queue is looked through again though nobody said so: the process that looked may have died over it. */
const PUT_OFF = { seconds: 30 };
/** How long a ticket that somebody else holds is waited for. */
const A_MOMENT = { seconds: 1 };
/** People looked after at once. */
const PEOPLE_AT_ONCE = 50;

/** Looks through the queue that is due longest; answers whether there may be more to do right away. */
export async function lookThroughQueue(house: Clockwork): Promise<boolean> {
  const now = house.clock();
  const queue = await claimQueue(house.database.em(), now, now.add(PUT_OFF));
  if (!queue) return false;
  const { result } = await routeQueue(await deskWorld(house, queue.workspaceId), { teamId: queue.teamId });
  await releaseQueue(house.database.em(), queue, result?.again ?? null);
  return true;
}

interface OfTeam {
  readonly teamId: string;
  readonly idempotencyKey?: null;
}

/** The desk tries the tickets of a queue in their turn: the most urgent first, then what has waited longest. */
const routeQueue = action(
  'routeQueue',
  async (scene, { teamId }: OfTeam): Promise<{ readonly again: Instant | null }> => {
    const { em, now } = scene;
    const { ticketIds, isPart } = await holdQueue(em, teamId, TRIED_AT_ONCE);
    const rows = await em.find(TicketRow, { id: { $in: [...ticketIds] } });
    const tickets = ticketIds.map((id) => rows.find((ticket) => ticket.id === id)!);
    const nextAt = await routeTickets(
      scene,
      tickets.map((ticket) => ({ ticket, occasion: ANOTHER_TRY })),
      { looksAgain: false },
    );
    const isMoving = ticketIds.length === TRIED_AT_ONCE && tickets.some(({ assigneeId }) => assigneeId !== null);
    // Behind a full page of which some were given others may be next; who held a ticket meanwhile lets go of it.
    return { again: isMoving ? now : isPart ? now.add(A_MOMENT) : nextAt };
  },
);

/** Ends the presence of those whose signs of life are gone, and gives back what those hold who stayed away. */
export async function lookAfterAbsent(house: Clockwork): Promise<boolean> {
  const em = house.database.em();
  const gone = await presencesOver(em, house.clock(), PEOPLE_AT_ONCE);
  for (const each of gone) await forEach(house, each, endPresence);
  const away = await peopleToGiveBack(em, house.clock(), PEOPLE_AT_ONCE);
  for (const each of away) await forEach(house, each, giveTicketsBack);
  return gone.length === PEOPLE_AT_ONCE || away.length === PEOPLE_AT_ONCE;
}

const giveTicketsBack = action(
  'giveTicketsBack',
  async (scene, { personId }: { readonly personId: string; readonly idempotencyKey?: null }) => {
    const ids = await claimGiveBack(scene.em, personId, scene.now);
    for (const ticket of await scene.em.find(TicketRow, { id: { $in: [...ids] } }))
      apply(scene, ticket, decideGiveBack(ticket));
    return { person: personId };
  },
);

const forEach = async (
  house: Clockwork,
  { workspaceId, personId }: DuePerson,
  act: (world: World, input: { readonly personId: string }) => Promise<Done<object>>,
): Promise<void> => void (await act(await deskWorld(house, workspaceId), { personId }));
