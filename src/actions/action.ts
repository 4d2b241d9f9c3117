import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { isStaff, personOf } from '../domain/access/roles.js';
import type { Instant } from '../domain/instant.js';
import { alreadyExists, invalid, isRefusal, refuse, type Problem, type Refusal } from '../domain/refusal.js';
import type { TicketFact } from '../domain/ticket/events.js';
import { factsOf } from '../domain/ticket/facts.js';
import { quietSince } from '../domain/ticket/unattended.js';
import { repeatConflicts } from '../persistence/conflicts.js';
import type { Database, Em } from '../persistence/database.js';
import { claimKey, keepOutcome } from '../persistence/queries/idempotency.js';
import { appendEvents, type NewEvent } from '../persistence/queries/log.js';
import type { Viewer } from '../persistence/queries/viewer.js';
import type { RemeasureCause } from '../domain/sla/track-targets.js';
import type { TicketRow } from '../persistence/tables/ticket.js';
import { followQueues } from './assignment/follow-queues.js';
import { followQuestions } from './information/follow-questions.js';
import type { ActionContext, Touched } from './action-context.js';
import { followClocks, isFollowed } from './sla/follow-clocks.js';

/** What the services gives an action. */
export interface ActionServices {
  readonly database: Database;
  readonly viewer: Viewer;
  readonly now: Instant;
  readonly newId: () => string;
  /** Told after the commit that a workspace's log has grown to this position. */
  readonly notify: (workspaceId: string, position: number) => void;
}

/** What an action came to. Small and made of ids, so that it can be kept and answered again. */
export interface Done<Result> {
  /** Null when refused. */
  readonly result: Result | null;
  readonly problems: readonly Problem[];
  /** Of the last event; null when refused or when nothing changed. */
  readonly position: number | null;
}

/** Every change may be sent with a key that makes twice once. */
export interface Keyed {
  readonly idempotencyKey?: string | null;
}

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super('refused');
  }
}

/**
 * Makes an action of a story: one actor, one moment, one transaction. A refusal rolls back whatever the story touched; otherwise
 * everything is flushed, clocks and queues follow, the events get their positions in one last statement, and the feed is told
 * after the commit. A story waits for the database only; see `preparedAction`.
 */
export const action = <Input extends Keyed, Result>(
  name: string,
  handler: (context: ActionContext, input: Input) => Promise<Result | Refusal>,
) => preparedAction<Input, null, Result>(name, async () => null, handler);

/** What an action is prepared with: all that its story has, but the transaction, which has not begun. */
export type Beforehand = Pick<ActionContext, 'actor' | 'desk' | 'now'>;

/**
 * As `action`, for what takes long: `prepare` hashes a password or reads a file before the transaction opens, so that nobody waits for it
 * behind a lock. It runs for every request, also for one that is refused or was carried out before, and therefore checks first whether its work
 * is of use. What it refuses is kept as the outcome, as if the story had refused it.
 */
export const preparedAction =
  <Input extends Keyed, Ready, Result>(
    name: string,
    prepare: (beforehand: Beforehand, input: Input) => Promise<Ready | Refusal>,
    handler: (context: ActionContext, input: Input, ready: Ready) => Promise<Result | Refusal>,
  ) =>
  async (services: ActionServices, input: Input): Promise<Done<Result>> => {
    const { idempotencyKey, ...request } = input;
    const notify = (done: Done<Result>): Done<Result> => {
      if (done.position !== null) services.notify(services.viewer.actor.workspaceId, done.position);
      return done;
    };
    if (typeof idempotencyKey === 'string' && !/^[\x20-\x7e]{1,200}$/.test(idempotencyKey))
      return refused(refuse(invalid(['idempotencyKey'], '1 to 200 printable ASCII characters')));
    const { actor, desk } = services.viewer;
    const ready = await prepare({ actor, desk, now: services.now }, input);
    const run = (em: Em): Promise<Done<Result>> =>
      perform(em, services, async (context) => (isRefusal(ready) ? ready : handler(context, input, ready)));
    if (idempotencyKey === null || idempotencyKey === undefined)
      return notify(await repeatConflicts(() => run(services.database.em())));
    const whole = { action: name, request };
    return notify(await repeatConflicts(() => once(services, idempotencyKey, whole, run)));
  };

/** Plays a story in a transaction (or, inside one, behind a savepoint), and answers what it came to. */
async function perform<Result>(
  em: Em,
  services: ActionServices,
  handler: (context: ActionContext) => Promise<Result | Refusal>,
): Promise<Done<Result>> {
  try {
    return await em.transactional(async (inner) => {
      const { context, events, touched } = contextOf(inner as Em, services);
      const result = await handler(context);
      if (isRefusal(result)) throw new Refused(result); // returning would commit what was touched before
      await inner.flush();
      for (let round = touched(); round.length; round = touched()) {
        await followQuestions(context, round);
        await followQueues(context, round); // before clocks, so that clocks hear in one go who was given what
        await followClocks(context, joinedByTicket(round, touched()));
        await inner.flush();
      }
      const written = events();
      const { workspaceId } = services.viewer.actor;
      const position = written.length ? await appendEvents(inner as Em, workspaceId, written) : null;
      return { result, problems: [], position };
    });
  } catch (fault) {
    return refused(refusalBehind(fault));
  }
}

/** Does a request once for its key: the second time, also at the same moment, the first outcome is answered. */
async function once<Result>(
  services: ActionServices,
  key: string,
  request: unknown,
  run: (em: Em) => Promise<Done<Result>>,
): Promise<Done<Result>> {
  const { id: actorId, workspaceId } = services.viewer.actor;
  return services.database.em().transactional(async (em) => {
    const keyOf = { workspaceId, actorId, key };
    const claim = await claimKey<Done<Result>>(em as Em, keyOf, request, services.now);
    if (claim.kind === 'Done') return claim.outcome;
    if (claim.kind === 'Reused') return refused(refuse(KEY_REUSED));
    const done = await run(em as Em);
    await keepOutcome(em as Em, keyOf, done);
    return done;
  });
}

const KEY_REUSED: Problem = {
  code: 'IDEMPOTENCY_KEY_REUSED',
  field: ['idempotencyKey'],
  message: 'This key was used for another request within the last 24 hours. Use a new key for a new request.',
};

/** Notes since when nobody has taken or touched the ticket; a new stretch was told of to nobody. */
function attend(ticket: TicketRow, byStaff: boolean, now: Instant): void {
  const since = quietSince(ticket.quietSince, ticket, byStaff, now);
  const isSame = since === null ? ticket.quietSince === null : ticket.quietSince?.equals(since);
  if (!isSame) Object.assign(ticket, { quietSince: since, unattendedSince: null });
}

const refused = (refusal: Refusal): Done<never> => ({ result: null, problems: refusal.problems, position: null });

function contextOf(em: Em, { viewer, now, newId }: ActionServices) {
  const { actor, desk } = viewer;
  const drafts: (() => NewEvent)[] = [];
  let touched = new Map<string, Touched>();
  const touch = (ticket: TicketRow, facts: readonly TicketFact[], cause: RemeasureCause): void => {
    const before = touched.get(ticket.id);
    touched.set(ticket.id, { ticket, facts: [...(before?.facts ?? []), ...facts], cause: before?.cause ?? cause });
  };
  const common = (actorId = personOf(actor)) => ({ id: newId(), actorId, at: now });
  const context: ActionContext = {
    ...{ em, actor, desk, now, newId },
    record: (ticket, fact, actorId) => {
      drafts.push(() => ({ ...common(actorId), ...fact, ticketId: ticket.id, ticketFacts: factsOf(ticket) }));
      if (!isFollowed(fact)) return;
      touch(ticket, [fact], null);
      attend(ticket, personOf(actor) !== null && actorId !== null && isStaff(actor), now);
    },
    look: (ticket, cause = null) => touch(ticket, [], cause),
    recordWorkspaceFact: (type, before, after) =>
      drafts.push(() => ({
        ...common(),
        type,
        before,
        after,
        audience: 'INTERNAL',
        ticketId: null,
        ticketFacts: null,
      })),
  };
  const takeTouched = (): readonly Touched[] => {
    const taken = [...touched.values()];
    touched = new Map();
    return taken;
  };
  return { context, events: () => drafts.map((draft) => draft()), touched: takeTouched };
}

/** What happened to each ticket, in order. */
const joinedByTicket = (first: readonly Touched[], then: readonly Touched[]): readonly Touched[] =>
  [...Map.groupBy([...first, ...then], ({ ticket }) => ticket.id).values()].map((each) => ({
    ...each[0]!,
    facts: each.flatMap(({ facts }) => facts),
  }));

/** Unique indexes that two requests at the same moment can meet at, and what the second one is told. */
const UNIQUE: Readonly<Record<string, readonly [field: string, type: string]>> = {
  person_email: ['email', 'person'],
  person_external_id: ['externalId', 'person'],
  organization_name: ['name', 'organization'],
  organization_external_id: ['externalId', 'organization'],
  team_name: ['name', 'team'],
  category_name: ['name', 'category'],
  service_name: ['name', 'service'],
  ticket_external_id: ['externalId', 'ticket'],
  calendar_name: ['name', 'calendar'],
  skill_name: ['name', 'skill'],
  sla_policy_name: ['name', 'SLA policy'],
};

function refusalBehind(fault: unknown): Refusal {
  if (fault instanceof Refused) return fault.refusal;
  const unique =
    fault instanceof UniqueConstraintViolationException
      ? UNIQUE[(fault as { constraint?: string }).constraint ?? '']
      : null;
  if (!unique) throw fault;
  const [field, type] = unique;
  return refuse(alreadyExists([field], type, null));
}
