import type { Condition } from '../../domain/filter/condition.js';
import type { FilteredType } from '../../domain/filter/fields.js';
import { readFilter, type FilterInput } from '../../domain/filter/read-filter.js';
import { periodsBetween, type CalendarPeriod } from '../../domain/period.js';
import { BadArgument } from '../../domain/refusal.js';
import { BY_ID, type OrderKey } from '../../persistence/reading/declare.js';
import { TICKET_ORDERS } from '../../persistence/reading/readings/ticket.js';
import type { PeriodInput, TicketOrder } from '../contract.generated.js';

/** A filter as the classes of the inputs hold it. */
export const filterOf = (type: FilteredType, where: object | null | undefined): Condition =>
  readFilter(type, where as FilterInput | null);

/** The condition that one argument names: its field of the type's filter equals it. */
export const conditionFor = (type: FilteredType, [name, value]: readonly [string, string]): Condition =>
  readFilter(type, { [name]: { eq: value } }, []);

/** The periods to tell apart; null for the whole time. */
export const periodsOf = (
  from: Temporal.Instant,
  to: Temporal.Instant,
  period: PeriodInput | null | undefined,
): readonly CalendarPeriod[] | null => (period ? periodsBetween(from, to, period.unit, period.timeZone) : null);

/** The one argument that is given; refused when there are none or several. */
export function exactlyOne(args: Readonly<Record<string, string | null | undefined>>): readonly [string, string] {
  const given = Object.entries(args).filter(
    (each): each is [string, string] => each[1] !== null && each[1] !== undefined,
  );
  if (given.length !== 1) throw new BadArgument(Object.keys(args), 'given exactly one of');
  return given[0]!;
}

/** An order of tickets, with its tie-break. */
export function ticketOrder(keys: readonly TicketOrder[]): readonly OrderKey[] {
  const fields = keys.map(({ field }) => field);
  if (keys.length > 3 || new Set(fields).size !== fields.length)
    throw new BadArgument(['orderBy'], 'at most 3 different fields');
  const order = keys.flatMap(({ field, direction }) =>
    TICKET_ORDERS[field].map((key) => ({
      ...key,
      direction: direction === 'DESC' ? ('desc' as const) : ('asc' as const),
    })),
  );
  // Ties go the way of the last key, so that one index serves the whole order in both directions.
  return [...order, { ...BY_ID, direction: order.at(-1)?.direction ?? 'asc' }];
}
