/** Decides from what happened to a ticket whether the desk looks for an agent for it, and whose hands became freer. */

import type { TicketFact } from '../ticket/events.js';
import type { Ticket } from '../ticket/ticket.js';

/** Why a ticket is looked after. */
export interface Occasion {
  /** Taken up again: whoever worked it last comes first, if they are eligible. */
  readonly isReopened: boolean;
  /** Who gave it back just now; null when nobody did. */
  readonly gaveBackId: string | null;
  /** Whether it is new in its queue: who gave it back before no longer counts. */
  readonly isNewHere: boolean;
}

/** The occasion that the facts of one operation make; null when there is none. */
export function occasionOf(facts: readonly TicketFact[]): Occasion | null {
  const occasions = facts.flatMap(occasionsIn);
  if (occasions.length === 0) return null;
  return {
    isReopened: occasions.some(({ isReopened }) => isReopened),
    gaveBackId: occasions.findLast(({ gaveBackId }) => gaveBackId !== null)?.gaveBackId ?? null,
    isNewHere: occasions.some(({ isNewHere }) => isNewHere),
  };
}

function occasionsIn(fact: TicketFact): readonly Occasion[] {
  if (fact.type === 'TicketOpened') return [{ isReopened: false, gaveBackId: null, isNewHere: true }];
  if (fact.type === 'TicketStatusChanged' && fact.before.status === 'RESOLVED' && fact.after.status === 'OPEN')
    return [{ isReopened: true, gaveBackId: null, isNewHere: true }];
  if (fact.type !== 'TicketAssigned' || fact.after.assigneeId !== null || fact.after.teamId === null) return [];
  const gaveBackId = fact.after.kind === 'RELEASED' ? fact.before.assigneeId : null;
  return [{ isReopened: false, gaveBackId, isNewHere: fact.before.teamId !== fact.after.teamId }];
}

/** The agents for whom the facts of one operation leave more room than before. */
export const freedBy = (facts: readonly TicketFact[], { assigneeId }: Pick<Ticket, 'assigneeId'>): readonly string[] =>
  facts.flatMap((fact) => {
    if (fact.type === 'TicketAssigned' && fact.before.assigneeId !== fact.after.assigneeId)
      return fact.before.assigneeId ?? [];
    const isLighter =
      (fact.type === 'TicketStatusChanged' && LIGHTER.has(fact.after.status)) ||
      (fact.type === 'TicketPriorityChanged' && fact.before.priority < fact.after.priority);
    return isLighter && assigneeId ? [assigneeId] : [];
  });

const LIGHTER: ReadonlySet<Ticket['status']> = new Set(['WAITING', 'RESOLVED', 'CLOSED', 'CANCELLED']);

/** The agents who were given a ticket by people: they have had their turn, like those who were given one by the desk. */
export const givenByHand = (facts: readonly TicketFact[]): readonly string[] =>
  facts.flatMap((fact) =>
    fact.type === 'TicketAssigned' && fact.after.kind !== 'ROUTED' && fact.before.assigneeId !== fact.after.assigneeId
      ? (fact.after.assigneeId ?? [])
      : [],
  );
