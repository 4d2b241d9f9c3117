import {
  claimRecompute,
  noteRecompute,
  ticketsToRecompute,
  workspacesToRecompute,
} from '../../persistence/queries/recomputes.js';
import { calendarsOf } from '../../persistence/queries/promises.js';
import { claimDueTimers, dueTickets, putOffTimers, type DueTickets } from '../../persistence/queries/timers.js';
import { TicketRow } from '../../persistence/tables/ticket.js';
import { action } from '../action.js';
import { deskWorld, type Clockwork } from '../clockwork.js';
import { planFollowUps } from '../information/requests.js';
import { DEEDS } from '../ticket/ring-ticket.js';

/** Timers rung in one transaction. */
const AT_ONCE = 50;
/** How long a timer that could not be rung is put off. */
const PUT_OFF = { seconds: 10 };

/** Rings what is due; answers whether there may be more right away. */
export async function ringDueTimers(house: Clockwork): Promise<boolean> {
  const { due, isFull } = await dueTickets(house.database.em(), house.clock(), AT_ONCE);
  let rung = 0;
  for (const each of due) rung += await ringOrPutOff(house, each);
  return rung > 0 && isFull;
}

/** One ticket that faults must not keep the others waiting: they are tried one by one, and it is put off. */
async function ringOrPutOff(house: Clockwork, due: DueTickets): Promise<number> {
  const { database } = house;
  try {
    const world = await deskWorld(house, due.workspaceId);
    return (await ringTimers(world, due)).result?.rung ?? 0;
  } catch (fault) {
    const [ticketId, ...others] = due.ticketIds;
    if (others.length === 0) {
      house.onFault(fault, `the timers of ticket ${ticketId} could not be rung`);
      const now = house.clock();
      await putOffTimers(database.em(), ticketId!, now, now.add(PUT_OFF));
      return 0;
    }
    let rung = 0;
    for (const one of due.ticketIds) rung += await ringOrPutOff(house, { ...due, ticketIds: [one] });
    return rung;
  }
}

/** The desk does what the time has come for; then clocks and queues follow as ever. */
const ringTimers = action('ringTimers', async (scene, due: DueTickets & { readonly idempotencyKey?: null }) => {
  const { em, desk, now, look } = scene;
  const claimed = await claimDueTimers(em, due, now);
  const kindsOf = new Map(claimed.map(({ ticketId, kinds }) => [ticketId, kinds]));
  const tickets = await em.find(TicketRow, { id: { $in: [...kindsOf.keys()] } });
  const calendar = (await calendarsOf(em, [desk.calendar]))(desk.calendar);
  for (const ticket of tickets) {
    look(ticket);
    for (const kind of kindsOf.get(ticket.id)!) await DEEDS[kind](scene, ticket, calendar);
  }
  return { rung: tickets.length };
});

/** Tickets measured anew in one transaction: the shorter it is, the less it keeps a mutation waiting. */
const MEASURED_AT_ONCE = 25;

/** Measures the next few tickets anew after a policy or calendar was edited; answers whether there may be more right away. */
export async function recomputeSome(house: Clockwork): Promise<boolean> {
  let more = false;
  for (const workspaceId of await workspacesToRecompute(house.database.em()))
    more = (await recomputeIn(house, workspaceId)) || more;
  return more;
}

/** A ticket that faults must not keep the others waiting: they are measured one by one, and it is passed over. */
async function recomputeIn(house: Clockwork, workspaceId: string): Promise<boolean> {
  const measure = async (step: Step): Promise<boolean> =>
    ((await recompute(await deskWorld(house, workspaceId), step)).result?.measured ?? 0) > 0;
  try {
    return await measure({ limit: MEASURED_AT_ONCE, isPassedOver: false });
  } catch (fault) {
    house.onFault(fault, `targets of workspace ${workspaceId} could not be measured anew together`);
  }
  for (let i = 0; i < MEASURED_AT_ONCE; i += 1)
    try {
      if (!(await measure({ limit: 1, isPassedOver: false }))) return false;
    } catch (fault) {
      house.onFault(
        fault,
        `the targets of a ticket of workspace ${workspaceId} could not be measured anew; it is passed over`,
      );
      await measure({ limit: 1, isPassedOver: true });
    }
  return true;
}

interface Step {
  readonly limit: number;
  readonly isPassedOver: boolean;
  readonly idempotencyKey?: null;
}

const recompute = action('recompute', async (scene, { limit, isPassedOver }: Step) => {
  const { em, actor, now, look } = scene;
  const asked = await claimRecompute(em, actor.workspaceId);
  if (!asked) return { measured: 0 };
  const ids = await ticketsToRecompute(em, asked, limit);
  await noteRecompute(em, asked, ids, ids.length < limit ? now : null);
  if (isPassedOver) return { measured: ids.length };
  const tickets = await em.find(TicketRow, { id: { $in: [...ids] } });
  for (const ticket of tickets) look(ticket, asked.cause);
  if (asked.calendarId === null) await planFollowUps(scene, tickets);
  return { measured: ids.length };
});
