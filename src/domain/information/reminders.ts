/** Decides when an open information request reminds, is overdue, and ends its ticket for want of an answer. */

import { isBefore, toText, type Duration, type Instant } from '../instant.js';
import type { CompiledCalendar } from '../sla/compiled-calendar.js';
import { waitEndsAt } from '../sla/opening-wait.js';
import { publicFact, type TicketFact } from '../ticket/events.js';
import type { Ticket } from '../ticket/ticket.js';
import { moveTo, type Moved } from '../ticket/workflow.js';
import type { InformationRequest } from './request.js';

/** How a workspace follows its questions up, in opening time on its calendar. */
export interface FollowUpPlan {
  readonly calendar: CompiledCalendar;
  /** When an answer is due that nobody set a time for, after the question. */
  readonly dueAfter: Duration;
  /** When to remind, after the question; ascending. */
  readonly remindAfter: readonly Duration[];
  /** When to resolve the ticket, after the last reminder or the due time, whichever is later. Null: never. */
  readonly resolveAfter: Duration | null;
}

/** Something an open request comes to, once. `id` names it for good. */
export type RequestMoment =
  | { readonly kind: 'REMINDER'; readonly id: string; readonly at: Instant; readonly reminder: number }
  | { readonly kind: 'OVERDUE' | 'NO_ANSWER'; readonly id: string; readonly at: Instant };

/** When an answer is due that is asked for now; null when the calendar doesn't open so long within 366 days. */
export const usualDueAt = (now: Instant, { calendar, dueAfter }: FollowUpPlan): Instant | null =>
  waitEndsAt(now, { length: dueAfter, calendar });

/** Everything an open request will come to, in order; past moments too, so that what a long stop left out is made up for. */
export function momentsOf(
  { askedAt, dueAt }: Pick<InformationRequest, 'askedAt' | 'dueAt'>,
  { calendar, remindAfter, resolveAfter }: FollowUpPlan,
): readonly RequestMoment[] {
  const reminders = remindAfter.flatMap((length, i): readonly RequestMoment[] => {
    const at = waitEndsAt(askedAt, { length, calendar });
    return at ? [{ kind: 'REMINDER', id: `REMINDER-${i + 1}`, at, reminder: i + 1 }] : [];
  });
  const lastCall = [dueAt, ...reminders.map(({ at }) => at)].toSorted(byTime).at(-1)!; // dueAt is there
  const end = waitEndsAt(lastCall, { length: resolveAfter, calendar });
  return [
    ...reminders,
    { kind: 'OVERDUE', id: 'OVERDUE', at: dueAt } as const,
    ...(end ? [{ kind: 'NO_ANSWER', id: 'NO_ANSWER', at: end } as const] : []),
  ].toSorted((a, b) => byTime(a.at, b.at));
}

/** An answer in time is one that comes up to and including the moment at which it is due. */
export const isOverdue = ({ status, dueAt }: Pick<InformationRequest, 'status' | 'dueAt'>, now: Instant): boolean =>
  status === 'OPEN' && isBefore(dueAt, now);

/**
 * What has come and wasn't done yet, by the ids in `done`. Of several reminders that a long stop left out only the last is told: nobody
 * wants three at once.
 */
export function dueReminders(
  moments: readonly RequestMoment[],
  done: ReadonlySet<string>,
  now: Instant,
): readonly RequestMoment[] {
  const come = moments.filter((moment) => !done.has(moment.id) && hasCome(moment, now));
  const lastReminder = come.findLast(({ kind }) => kind === 'REMINDER');
  return come.filter((moment) => moment.kind !== 'REMINDER' || moment === lastReminder);
}

/** What has come, by its ids: of reminders that a long stop left out all, though only the last was told. */
export const momentsCome = (moments: readonly RequestMoment[], now: Instant): readonly string[] =>
  moments.filter((moment) => hasCome(moment, now)).map(({ id }) => id);

/** When to look at the request again: the first moment that wasn't done yet, also one that new rules moved into the past; null when there is none. */
export const nextMomentAt = (moments: readonly RequestMoment[], done: ReadonlySet<string>): Instant | null =>
  moments.find(({ id }) => !done.has(id))?.at ?? null;

/** What is told of a moment. NO_ANSWER tells by what it does: see `decideNoAnswer`. */
export function factOf(
  moment: RequestMoment,
  { id, dueAt }: Pick<InformationRequest, 'id' | 'dueAt'>,
): TicketFact | null {
  if (moment.kind === 'REMINDER')
    return publicFact('InformationReminded', null, { requestId: id, reminder: moment.reminder });
  return moment.kind === 'OVERDUE'
    ? publicFact('InformationOverdue', null, { requestId: id, dueAt: toText(dueAt) })
    : null;
}

/** What was done, when no answer came. */
export const NO_ANSWER_RESOLUTION = {
  code: 'NO_ANSWER',
  notes: 'The requester was asked for information and reminded; no answer came.',
} as const;

/** The desk resolves a ticket that nobody answers; null when it waits for the requester no longer. */
export const decideNoAnswer = (ticket: Ticket, resolutionId: string, now: Instant): Moved | null =>
  ticket.status === 'WAITING' && ticket.waitingReason === 'REQUESTER'
    ? moveTo(ticket, 'RESOLVED', { ...NO_ANSWER_RESOLUTION, resolutionId }, now)
    : null;

/** An answer exactly when it is due is in time; the other moments hold from themselves on. */
const hasCome = ({ kind, at }: RequestMoment, now: Instant): boolean =>
  kind === 'OVERDUE' ? isBefore(at, now) : !isBefore(now, at);

const byTime = (a: Instant, b: Instant): number => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0);
