/** Decides where an imported ticket says something that the log does not, or not so. */

import { isBefore, type Instant } from '../instant.js';
import type { TicketStatus } from '../ticket/ticket.js';
import type { NewTicket } from './given.js';
import type { Incident } from './incident.js';
import { codeOf } from './names.js';
import { isEnd, type Stage } from './stages.js';
import { isSame, lastIn } from './steps.js';
import { NO_CODE } from './words.js';

/** Each kind of adaptation, and what was done, for people. */
export const ADAPTATIONS = {
  OUT_OF_ORDER: 'a line below it is dated earlier: taken in the order of time',
  STATE_PASSED_OVER:
    'out of order, it would have reopened what was resolved though reopen_count did not grow: its state is passed over',
  BEFORE_OPENING: 'dated before opened_at: taken as of the opening',
  NO_CALLER: 'without caller_id: "Unknown caller" stands in',
  NO_OPENER: 'without opened_by: the caller stands in',
  OTHER_CHANNEL: 'with a contact_type that the desk does not know: taken as API',
  PRIORITY_BY_HAND: "not the priority that the workspace's matrix makes of impact and urgency: kept as an override",
  RESOLVED_AGAIN: 'resolved more than once: the last time counts',
  CLOSED_AGAIN: 'closed more than once: the last time counts',
  NO_RESOLVED_AT: 'without resolved_at: the time of its last line that is Resolved (or Closed) is taken',
  NO_CLOSED_AT: 'without closed_at: the time of its last line that is Closed is taken',
  OTHER_RESOLVED_AT: 'resolved_at is not the time of its last line that is Resolved: resolved_at is taken',
  OTHER_CLOSED_AT: 'closed_at is not the time of its last line that is Closed: closed_at is taken',
  NOT_OVER: 'has a resolved_at or closed_at that its last state does not bear out: left out',
  NO_CLOSED_CODE: `without a closed_code that makes a resolution code: ${NO_CODE} is taken`,
  EARLIER_RESOLUTION: `reopened: the log does not say how it had ended before, so that resolution's code is ${NO_CODE}`,
  OTHER_REOPENINGS: 'reopen_count is not the number of reopenings among its lines: the lines are taken',
} as const;
/** See `ADAPTATIONS`. */
export type AdaptationKind = keyof typeof ADAPTATIONS;

/** One adaptation, and the line that gave rise to it. */
export interface Adaptation {
  readonly kind: AdaptationKind;
  readonly number: string;
  readonly line: number;
}

type AdaptationAt = readonly [kind: AdaptationKind, line: number];

/** Every adaptation of an incident, in the order of its lines. */
export function adaptationsOf(incident: Incident, stages: readonly Stage[], ticket: NewTicket): readonly Adaptation[] {
  const adapted = [...oddOrder(incident, stages, ticket), ...unknown(incident, ticket), ...endings(stages, ticket)];
  return adapted.map(([kind, line]) => ({ kind, line, number: incident.number })).toSorted((a, b) => a.line - b.line);
}

function oddOrder({ late }: Incident, stages: readonly Stage[], ticket: NewTicket): readonly AdaptationAt[] {
  const last = stages.at(-1)!.row;
  const each = (kind: AdaptationKind, is: (stage: Stage) => boolean): readonly AdaptationAt[] =>
    stages.filter(is).map(({ row }) => [kind, row.line]);
  return [
    ...each('OUT_OF_ORDER', ({ row }) => late.has(row.line)),
    ...each('STATE_PASSED_OVER', ({ passedOver }) => passedOver),
    ...each('BEFORE_OPENING', ({ row }) => isBefore(row.updatedAt, ticket.openedAt)),
    ...when(last.reopenings !== null && last.reopenings !== ticket.cycle - 1, 'OTHER_REOPENINGS', last.line),
  ];
}

function unknown({ rows }: Incident, ticket: NewTicket): readonly AdaptationAt[] {
  const [first] = rows;
  return [
    ...when(first.caller === null, 'NO_CALLER', first.line),
    ...when(first.opener === null, 'NO_OPENER', first.line),
    ...when(first.channel === null, 'OTHER_CHANNEL', first.line),
    ...when(ticket.overrideReason !== null, 'PRIORITY_BY_HAND', rows.at(-1)!.line),
  ];
}

function endings(stages: readonly Stage[], ticket: NewTicket): readonly AdaptationAt[] {
  const { line, resolvedAt, closedAt, closedCode } = stages.at(-1)!.row;
  const [over, closed] = [ticket.resolvedAt !== null, ticket.closedAt !== null];
  const reopened = stages.find(({ reopens }) => reopens);
  return [
    ...when(momentsIn(stages, 'RESOLVED') > 1, 'RESOLVED_AGAIN', lineOf(stages, 'RESOLVED') ?? line),
    ...when(momentsIn(stages, 'CLOSED') > 1, 'CLOSED_AGAIN', lineOf(stages, 'CLOSED') ?? line),
    ...when(over && resolvedAt === null, 'NO_RESOLVED_AT', lineOf(stages, 'RESOLVED') ?? line),
    ...when(closed && closedAt === null, 'NO_CLOSED_AT', lineOf(stages, 'CLOSED') ?? line),
    ...when(over && strays(stages, 'RESOLVED', resolvedAt), 'OTHER_RESOLVED_AT', line),
    ...when(closed && strays(stages, 'CLOSED', closedAt), 'OTHER_CLOSED_AT', line),
    ...when((!over && resolvedAt !== null) || (!closed && closedAt !== null), 'NOT_OVER', line),
    ...when(stages.some(({ state }) => isEnd(state)) && codeOf(closedCode) === NO_CODE, 'NO_CLOSED_CODE', line),
    ...when(reopened !== undefined, 'EARLIER_RESOLUTION', reopened?.row.line ?? line),
  ];
}

const when = (is: boolean, kind: AdaptationKind, line: number): readonly AdaptationAt[] => (is ? [[kind, line]] : []);

const lineOf = (stages: readonly Stage[], status: TicketStatus): number | undefined => lastIn(stages, status)?.row.line;

/** How many different times the lines in this state have. */
const momentsIn = (stages: readonly Stage[], status: TicketStatus): number =>
  new Set(
    stages
      .filter(({ state, passedOver }) => state.status === status && !passedOver)
      .map(({ row }) => row.updatedAt.epochMilliseconds),
  ).size;

const strays = (stages: readonly Stage[], status: TicketStatus, said: Instant | null): boolean =>
  said !== null && !isSame(said, lastIn(stages, status)?.row.updatedAt ?? null);
