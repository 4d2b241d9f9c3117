import type { GraphQLResolveInfo } from 'graphql';
import type { ResolverData } from 'type-graphql';
import { mayHear } from '../domain/access/hear.js';
import { isFulfilled, isJudgeable, type Condition } from '../domain/filter/condition.js';
import { readFilter, type FilterInput } from '../domain/filter/read-filter.js';
import { keyOf } from '../domain/global-id.js';
import { BadArgument } from '../domain/refusal.js';
import { EVENT_FACTS } from '../domain/ticket/facts.js';
import type { LoggedEvent } from '../persistence/queries/log.js';
import { contextOf, type Context } from './context.js';
import type { Delivery } from './delivery.js';
import { unauthenticated } from './errors.js';

type Watching = Omit<ResolverData<Context>, 'root'>;

/** Every change of a status, of the tickets that match right after it. */
export function watchStatus({ args, context, info }: Watching): AsyncIterableIterator<Delivery> {
  const { where, after } = args as { where?: FilterInput | null; after?: number | null };
  const condition = judgeable(where);
  const wanted = (event: LoggedEvent): boolean =>
    event.type === 'TicketStatusChanged' && event.ticketFacts !== null && isFulfilled(condition, event.ticketFacts);
  return watch(context, info, after, wanted);
}

/** Everything that happens to one ticket. */
export async function watchTimeline({ args, context, info }: Watching): Promise<AsyncIterableIterator<Delivery>> {
  const { ticketId, after } = args as { ticketId: string; after?: number | null };
  const key = keyOf('Ticket', ticketId);
  const ticket = key && (await context.reader.exists('Ticket', key));
  if (!ticket) throw new BadArgument(['ticketId'], 'the id of a ticket that is here');
  return watch(context, info, after, (event) => event.ticketId === key);
}

function judgeable(where: FilterInput | null | undefined): Condition {
  const condition = readFilter('Ticket', where);
  if (!isJudgeable(condition, EVENT_FACTS))
    throw new BadArgument(
      ['where'],
      'free of what changes without an event: within, description, related objects other than by id',
    );
  return condition;
}

/**
 * The wanted events after a position, and then as they come, each judged with the watcher as they are at that moment, and read by a
 * reader of its own. What may not be heard is passed over in silence.
 */
function watch(
  context: Context,
  info: GraphQLResolveInfo,
  after: number | null | undefined,
  wanted: (event: LoggedEvent) => boolean,
): AsyncIterableIterator<Delivery> {
  const { claims, house, viewer } = context;
  if (!claims) throw unauthenticated();
  const from = after ?? viewer.asOf;
  if (from > viewer.asOf) throw new BadArgument(['after'], 'a position that this log has reached');
  const ending = new AbortController();
  const deliveries = deliver();
  // A generator that waits can't be ended from outside before it wakes; the signal wakes it.
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => deliveries.next(),
    return: () => {
      ending.abort();
      return deliveries.return(undefined);
    },
  };

  async function* deliver(): AsyncGenerator<Delivery, undefined, void> {
    const untilEnd = claims!.expiresAt.epochMilliseconds - house.clock().epochMilliseconds;
    const end = setTimeout(() => ending.abort(), Math.min(untilEnd, LONGEST_TIMER_MS)).unref();
    try {
      for await (const event of house.feed.events(viewer.actor.workspaceId, from, ending.signal)) {
        if (!wanted(event)) continue;
        const now = await contextOf(house, claims!);
        if (!now) throw unauthenticated(ENDED);
        if (!mayHear(now.viewer.actor, event)) continue;
        const record = await now.reader.byKey('TicketEvent', event.id, info);
        if (record) yield { record, context: now };
      }
    } finally {
      clearTimeout(end);
    }
    if (claims!.expiresAt.epochMilliseconds <= house.clock().epochMilliseconds) throw unauthenticated(ENDED);
    return undefined;
  }
}

const ENDED =
  'The access token or its session has ended. Refresh the session or sign in again, then subscribe after the last position you saw.';

/** The longest that a timer of Node can wait. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
