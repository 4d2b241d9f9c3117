import type { GraphQLResolveInfo } from 'graphql';
import type { ResolverData } from 'type-graphql';
import { changesSight, mayHear } from '../../domain/access/hear.js';
import { isStaff, type Actor } from '../../domain/access/roles.js';
import { changesQueue } from '../../domain/assignment/agent-queue.js';
import { isFulfilled, isJudgeable, type Condition } from '../../domain/filter/condition.js';
import { readFilter, type FilterInput } from '../../domain/filter/read-filter.js';
import { keyOf } from '../../domain/global-id.js';
import { before } from '../../domain/instant.js';
import { BadArgument } from '../../domain/refusal.js';
import type { TicketFactType } from '../../domain/ticket/events.js';
import { changeOf, changesLength } from '../../domain/ticket/change.js';
import { changesFigures, figuresOf } from '../../domain/ticket/counters.js';
import { factsOpenTo, factsToWatch } from '../../domain/ticket/facts.js';
import { reasonToNotify } from '../../domain/ticket/notice.js';
import { ticketCounts } from '../../persistence/queries/counters.js';
import { oldestPositionSince, type LoggedEvent } from '../../persistence/queries/log.js';
import type { Context } from '../context.js';
import { Watching, type LogWatch } from './iterable-subscription.js';
import { forbidden, positionExpired } from '../errors.js';
import { agentKey, queueToTell } from './agent-queue.js';
import { changeToTell, noticeToTell, presenceToTell } from './subscription-payloads.js';

/** What a subscription's resolver is called with. */
export type Asked = Omit<ResolverData<Context>, 'root'>;

interface Arguments {
  readonly where?: FilterInput | null;
  readonly after?: number | null;
  readonly ticketId?: string;
  readonly types?: readonly TicketFactType[] | null;
  readonly agentId?: string | null;
}

/** Every change of a status, of the tickets that match right after it. */
export const watchStatus = (asked: Asked): Promise<Watching> => watchTypes(asked, new Set(['TicketStatusChanged']));

/** Warnings, breaches and escalations, of the tickets that match right after them. */
export const watchAlerts = (asked: Asked): Promise<Watching> => watchTypes(asked, ALERTS);

const ALERTS: ReadonlySet<TicketFactType> = new Set(['TargetWarned', 'TargetBreached', 'TargetEscalated'] as const);

/** Events of the kinds that are asked for, of the tickets that match right after them. */
export async function watchEvents(asked: Asked): Promise<Watching> {
  const { types } = asked.args as Arguments;
  if (types?.length === 0) throw new BadArgument(['types'], 'at least one, or null for all');
  return watchTypes(asked, types ? new Set(types) : null);
}

async function watchTypes(asked: Asked, types: ReadonlySet<TicketFactType> | null): Promise<Watching> {
  const condition = judgeable((asked.args as Arguments).where, asked.context.viewer.actor);
  const wanted = ({ type, ticketFacts }: LoggedEvent, actor: Actor): boolean =>
    ticketFacts !== null &&
    (!types || types.has(type as TicketFactType)) &&
    isFulfilled(condition, factsOpenTo(actor, ticketFacts));
  return watching(asked, eventsThat(wanted, asked.info));
}

/** Everything that happens to one ticket. */
export async function watchTimeline(asked: Asked): Promise<Watching> {
  const key = await ticketKey(asked);
  return watching(
    asked,
    eventsThat(({ ticketId }) => ticketId === key, asked.info),
  );
}

/** What comes into, changes in, and leaves a list of tickets. */
export async function watchChanges(asked: Asked): Promise<Watching> {
  const condition = judgeable((asked.args as Arguments).where, asked.context.viewer.actor);
  return watching(asked, {
    hears: (actor, event) => changeOf(actor, condition, event) !== null,
    root: async ({ viewer }, event) => {
      const change = changeOf(viewer.actor, condition, event);
      return change && changeToTell(event, change);
    },
    outdated: changesSight,
  });
}

/** How many tickets are on a list, whenever one comes or goes. */
export async function watchCount(asked: Asked): Promise<Watching> {
  const condition = judgeable((asked.args as Arguments).where, asked.context.viewer.actor);
  return watching(asked, {
    hears: (actor, event) => changesLength(changeOf(actor, condition, event)),
    root: ({ reader }) => reader.count('Ticket', condition),
    ...{ outdated: changesSight, latest: true },
  });
}

/** What concerns the viewer by name. */
export async function watchNotifications(asked: Asked): Promise<Watching> {
  return watching(asked, {
    hears: (actor, event) => reasonToNotify(actor, event) !== null,
    root: async ({ viewer }, event) => {
      const reason = reasonToNotify(viewer.actor, event);
      return reason && noticeToTell(event, reason);
    },
    personal: true,
  });
}

/** The desk's figures, after every change of them. */
export async function watchFigures(asked: Asked): Promise<Watching> {
  forStaff(asked.context.viewer.actor);
  return watching(asked, {
    hears: (actor, event) => event.workspaceId === actor.workspaceId && isStaff(actor) && changesFigures(event),
    root: async ({ house, viewer }) => {
      const { asOf, counts } = await ticketCounts(house.database.reads, viewer.actor.workspaceId);
      return { asOf, ...figuresOf(counts) };
    },
    latest: true,
  });
}

/** Who of the agents begins or ceases to take work. */
export async function watchAgentPresence(asked: Asked): Promise<Watching> {
  forStaff(asked.context.viewer.actor);
  return watching(asked, {
    hears: (actor, event) => event.type === 'AgentPresenceChanged' && mayHear(actor, event),
    root: async (_context, event) => presenceToTell(event),
  });
}

/** What an agent holds, after every change of it. */
export async function watchQueue(asked: Asked): Promise<Watching> {
  const { viewer } = asked.context;
  forStaff(viewer.actor);
  const agentId = (asked.args as Arguments).agentId ?? null;
  const key = agentKey(agentId, viewer.actor);
  await queueToTell(asked.context, key);
  return watching(asked, {
    hears: (actor, event) => event.workspaceId === actor.workspaceId && isStaff(actor) && changesQueue(key, event),
    root: (context) => queueToTell(context, key),
    ...{ latest: true, personal: agentId === null },
  });
}

/** Who looks at a ticket, for the moment. */
export async function watchPresence(asked: Asked): Promise<Watching> {
  const { context } = asked;
  const key = await ticketKey(asked);
  forStaff(context.viewer.actor);
  const { presence } = context.house;
  const root = async ({ viewer }: Context): Promise<unknown> =>
    isStaff(viewer.actor) ? { people: presence.at(key) } : null;
  return new Watching({ root, changes: (changed) => presence.watch(key, changed) }, context);
}

function forStaff(actor: Actor): void {
  if (!isStaff(actor)) throw forbidden('This is for those who work tickets.');
}

/** The UUID of the ticket that is asked for; refused like one that is not there when this viewer may not see it. */
export async function ticketKey({ args, context }: Asked): Promise<string> {
  const key = keyOf('Ticket', (args as Arguments).ticketId!);
  if (!key || !(await context.reader.exists('Ticket', key)))
    throw new BadArgument(['ticketId'], 'the id of a ticket that is here');
  return key;
}

/** A filter that can be judged on events; refused where it asks for what changes without one that the actor hears. */
export function judgeable(where: FilterInput | null | undefined, actor: Actor): Condition {
  const condition = readFilter('Ticket', where);
  if (!isJudgeable(condition, factsToWatch(actor)))
    throw new BadArgument(
      ['where'],
      `free of what changes without an event: within, description, unattended, related objects other than by id${isStaff(actor) ? '' : ', and updatedAt, which notes move that only staff see'}`,
    );
  return condition;
}

/** Watches from where the connection broke, or from where the viewer says, or from now. */
export async function watching({ args, context }: Asked, watch: Omit<LogWatch, 'after'>): Promise<Watching> {
  const { asOf } = context.viewer;
  const after = context.carrier.lastHeard ?? (args as Arguments).after ?? asOf;
  if (after > asOf) throw new BadArgument(['after'], 'a position that this log has reached');
  if (after < asOf) await refuseExpired(context, after);
  return new Watching({ ...watch, after }, context);
}

/** What was recorded too long ago can't be caught up with. */
async function refuseExpired({ house, viewer, now }: Context, position: number): Promise<void> {
  const oldest = before(now, house.resumeWindow);
  const works = await oldestPositionSince(house.database.reads, viewer, position, oldest);
  if (works !== null) throw positionExpired(works);
}

/** The wanted events themselves, each read by its selection as the viewer is then. */
const eventsThat = (
  wanted: (event: LoggedEvent, actor: Actor) => boolean,
  info: GraphQLResolveInfo,
): Omit<LogWatch, 'after'> => ({
  hears: (actor: Actor, event) => wanted(event, actor) && mayHear(actor, event),
  root: ({ reader }, event) => reader.byKey('TicketEvent', event.id, info),
});
