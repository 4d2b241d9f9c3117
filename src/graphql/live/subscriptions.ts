import type { GraphQLResolveInfo } from 'graphql';
import { changesSight, canSee } from '../../domain/access/can-see.js';
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
import { factsOpenTo, visibleFacts } from '../../domain/ticket/facts.js';
import { reasonToNotify } from '../../domain/ticket/notice.js';
import { ticketCounts } from '../../persistence/queries/counters.js';
import { oldestPositionSince, type LoggedEvent } from '../../persistence/queries/log.js';
import type { LogSubscription, MomentarySubscription } from '../../realtime/subscription.js';
import type { Context } from '../context.js';
import { forbidden, positionExpired } from '../errors.js';
import { agentKey, agentQueuePayload } from './agent-queue.js';
import { changePayload, notificationPayload, presenceChangePayload } from './subscription-payloads.js';
import { subscribedDocument } from './subscribed-document.js';

/** Where a subscription begins. */
interface Resumable {
  readonly after?: number | null;
}

/** Which tickets it is about. */
interface OfTickets extends Resumable {
  readonly where?: FilterInput | null;
}

interface OfTicket extends Resumable {
  readonly ticketId: string;
}

/** A subscription of the contract: what the arguments ask for, as a plain value. Throws the error that the client receives instead. */
type Declared<Args> = (
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<LogSubscription<Context> | MomentarySubscription<Context>>;

/** Every change of a status, of the tickets that match right after it. */
export const ticketStatusChanged: Declared<OfTickets> = (args, context, info) =>
  ofTypes(new Set(['TicketStatusChanged']), args, context, info);

/** Warnings, breaches and escalations, of the tickets that match right after them. */
export const slaAlerts: Declared<OfTickets> = (args, context, info) => ofTypes(ALERTS, args, context, info);

const ALERTS: ReadonlySet<TicketFactType> = new Set(['TargetWarned', 'TargetBreached', 'TargetEscalated'] as const);

/** Events of the types that are asked for, of the tickets that match right after them. */
export const ticketEvents: Declared<OfTickets & { readonly types?: readonly TicketFactType[] | null }> = async (
  args,
  context,
  info,
) => {
  if (args.types?.length === 0) throw new BadArgument(['types'], 'at least one, or null for all');
  return ofTypes(args.types ? new Set(args.types) : null, args, context, info);
};

async function ofTypes(
  types: ReadonlySet<TicketFactType> | null,
  { where, after }: OfTickets,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<LogSubscription<Context>> {
  const condition = judgeable(where, context.viewer.actor);
  const isWanted = ({ type, ticketFacts }: LoggedEvent, actor: Actor): boolean =>
    ticketFacts !== null &&
    (!types || types.has(type as TicketFactType)) &&
    isFulfilled(condition, factsOpenTo(actor, ticketFacts));
  return ofLog(eventsThat(isWanted, info), after, context, info);
}

/** Everything that happens to one ticket. */
export const ticketTimeline: Declared<OfTicket> = async ({ ticketId, after }, context, info) => {
  const key = await ticketKey(ticketId, context);
  const isWanted = (event: LoggedEvent): boolean => event.ticketId === key;
  return ofLog(eventsThat(isWanted, info), after, context, info);
};

/** The wanted events themselves, each read by its selection as the viewer is then. */
const eventsThat = (
  isWanted: (event: LoggedEvent, actor: Actor) => boolean,
  info: GraphQLResolveInfo,
): Pick<LogSubscription<Context>, 'canSee' | 'payload'> => ({
  canSee: (actor, event) => isWanted(event, actor) && canSee(actor, event),
  payload: ({ reader }, event) => reader.byKey('TicketEvent', event.id, info),
});

/** What comes into, changes in, and leaves a list of tickets. */
export const ticketChanges: Declared<OfTickets> = async ({ where, after }, context, info) => {
  const condition = judgeable(where, context.viewer.actor);
  const fields: LogFields = {
    canSee: (actor, event) => changeOf(actor, condition, event) !== null,
    payload: async ({ viewer }, event) => {
      const change = changeOf(viewer.actor, condition, event);
      return change && changePayload(event, change);
    },
    isOutdatedBy: changesSight,
  };
  return ofLog(fields, after, context, info);
};

/** How many tickets are on a list, whenever one comes or goes. */
export const ticketCount: Declared<OfTickets> = async ({ where, after }, context, info) => {
  const condition = judgeable(where, context.viewer.actor);
  const fields: LogFields = {
    canSee: (actor, event) => changesLength(changeOf(actor, condition, event)),
    payload: ({ reader }) => reader.count('Ticket', condition),
    ...{ isOutdatedBy: changesSight, latestOnly: true },
  };
  return ofLog(fields, after, context, info);
};

/** What concerns the viewer by name. */
export const notifications: Declared<Resumable> = async ({ after }, context, info) => {
  const fields: LogFields = {
    canSee: (actor, event) => reasonToNotify(actor, event) !== null,
    payload: async ({ viewer }, event) => {
      const reason = reasonToNotify(viewer.actor, event);
      return reason && notificationPayload(event, reason);
    },
    isPersonal: true,
  };
  return ofLog(fields, after, context, info);
};

/** The desk's figures, after every change of them. */
export const deskCounters: Declared<Resumable> = async ({ after }, context, info) => {
  refuseAllButStaff(context.viewer.actor);
  const fields: LogFields = {
    canSee: (actor, event) => isStaffOf(actor, event) && changesFigures(event),
    payload: async ({ services, viewer }) => {
      const { asOf, counts } = await ticketCounts(services.database.reads, viewer.actor.workspaceId);
      return { asOf, ...figuresOf(counts) };
    },
    latestOnly: true,
  };
  return ofLog(fields, after, context, info);
};

/** Agents who become available or unavailable. */
export const agentPresenceChanged: Declared<Resumable> = async ({ after }, context, info) => {
  refuseAllButStaff(context.viewer.actor);
  const fields: LogFields = {
    canSee: (actor, event) => event.type === 'AgentPresenceChanged' && canSee(actor, event),
    payload: async (_context, event) => presenceChangePayload(event),
  };
  return ofLog(fields, after, context, info);
};

/** What an agent holds, after every change of it. */
export const agentQueue: Declared<Resumable & { readonly agentId?: string | null }> = async (
  { agentId = null, after },
  context,
  info,
) => {
  const { actor } = context.viewer;
  refuseAllButStaff(actor);
  const key = agentKey(agentId, actor);
  await agentQueuePayload(context, key); // refuses an agent who is not here
  const fields: LogFields = {
    canSee: (viewer, event) => isStaffOf(viewer, event) && changesQueue(key, event),
    payload: (current) => agentQueuePayload(current, key),
    ...{ latestOnly: true, isPersonal: agentId === null },
  };
  return ofLog(fields, after, context, info);
};

/** Who looks at a ticket, for the moment. */
export const presence: Declared<OfTicket> = async ({ ticketId }, context) => {
  const key = await ticketKey(ticketId, context);
  refuseAllButStaff(context.viewer.actor);
  const { presence: present } = context.services;
  return {
    source: 'MOMENT',
    onChange: (changed) => present.subscribe(key, changed),
    payload: async ({ viewer }) => (isStaff(viewer.actor) ? { people: present.at(key) } : null),
  };
};

function refuseAllButStaff(actor: Actor): void {
  if (!isStaff(actor)) throw forbidden('This is for those who work tickets.');
}

const isStaffOf = (actor: Actor, { workspaceId }: LoggedEvent): boolean =>
  workspaceId === actor.workspaceId && isStaff(actor);

/** The UUID of the ticket that is asked for; refused like one that is not there when this viewer may not see it. */
async function ticketKey(ticketId: string, { reader }: Context): Promise<string> {
  const key = keyOf('Ticket', ticketId);
  if (!key || !(await reader.exists('Ticket', key)))
    throw new BadArgument(['ticketId'], 'the id of a ticket that is here');
  return key;
}

/** A filter that can be judged on events; refused where it asks for what changes without one that the actor can see. */
function judgeable(where: FilterInput | null | undefined, actor: Actor): Condition {
  const condition = readFilter('Ticket', where);
  if (!isJudgeable(condition, visibleFacts(actor)))
    throw new BadArgument(
      ['where'],
      `free of what changes without an event: within, description, unattended, related objects other than by id${isStaff(actor) ? '' : ', and updatedAt, which notes move that only staff see'}`,
    );
  return condition;
}

type LogFields = Pick<LogSubscription<Context>, 'canSee' | 'payload'> & Partial<LogSubscription<Context>>;

/** Begins where the connection broke, or where the client says, or now. */
async function ofLog(
  fields: LogFields,
  asked: number | null | undefined,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<LogSubscription<Context>> {
  const { asOf } = context.viewer;
  const after = context.transport.resumeAfter ?? asked ?? asOf;
  if (after > asOf) throw new BadArgument(['after'], 'a position that this log has reached');
  if (after < asOf) await refuseExpired(context, after);
  const { key, isPersonal } = subscribedDocument(info);
  return {
    ...{ source: 'LOG', key, after, isOutdatedBy: () => false, latestOnly: false },
    ...fields,
    isPersonal: isPersonal || fields.isPersonal === true,
  };
}

/** What was recorded too long ago can't be caught up with. */
async function refuseExpired({ services, viewer, now }: Context, position: number): Promise<void> {
  const oldest = before(now, services.resumeWindow);
  const works = await oldestPositionSince(services.database.reads, viewer, position, oldest);
  if (works !== null) throw positionExpired(works);
}
