/** Values for tests of the domain: a ticket, the people around it, and moments. Whatever a test is about, it says itself. */

import { instantOf, type Instant } from '../../src/domain/instant.js';
import { isRefusal, type Problem, type Refusal } from '../../src/domain/refusal.js';
import type { Actor } from '../../src/domain/access/roles.js';
import type { Entry } from '../../src/domain/ticket/conversation.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** A weekday and a time of it, in UTC. */
export type Moment = `${(typeof WEEK)[number]} ${number}:${number}${'' | `:${number}`}`;

/**
 * A moment in the week of Monday 2 March 2026, in UTC: `at('Mon 09:00')`. Seconds and their fractions may follow.
 * Compare moments by `toEqual` and `objectContaining`: `toMatchObject` takes any two for the same (vitest 5.1.1).
 */
export function at(moment: Moment): Instant {
  const [day, time] = moment.split(' ') as [(typeof WEEK)[number], string];
  return instantOf(`2026-03-0${2 + WEEK.indexOf(day)}T${time}Z`);
}

/** An agent of the service desk, unless said otherwise. */
export const anActor = (said: Partial<Actor> = {}): Actor => ({
  id: 'aram',
  workspaceId: 'acme',
  role: 'AGENT',
  organizationId: null,
  seesOrganization: false,
  teamIds: ['service-desk'],
  hiddenFields: [],
  ...said,
});

/** Reports tickets; the requester of `aTicket()`. */
export const mina = anActor({ id: 'mina', role: 'REQUESTER', teamIds: [] });
/** Works tickets, in the team of `aTicket()`. */
export const aram = anActor();
/** Leads a team other than that of `aTicket()`. */
export const lena = anActor({ id: 'lena', role: 'LEAD', teamIds: ['network'] });
/** Runs the workspace, in no team. */
export const ada = anActor({ id: 'ada', role: 'ADMIN', teamIds: [] });

/** Mina's NEW incident of Monday morning in the queue of the service desk, unless said otherwise. */
export const aTicket = (said: Partial<Ticket> = {}): Ticket => ({
  id: 'ticket',
  workspaceId: 'acme',
  number: 'INC-1042',
  type: 'INCIDENT',
  status: 'NEW',
  waitingReason: null,
  waitingUntil: null,
  subject: 'No mail since this morning',
  description: null,
  categoryId: null,
  serviceIds: [],
  impact: 'MEDIUM',
  urgency: 'MEDIUM',
  priority: 'P3',
  derivedPriority: 'P3',
  overrideReason: null,
  overrideById: null,
  overrideAt: null,
  requesterId: mina.id,
  contact: null,
  organizationId: null,
  channel: 'PORTAL',
  tags: [],
  customFields: {},
  externalId: null,
  teamId: 'service-desk',
  assigneeId: null,
  cycle: 1,
  followUpOfId: null,
  openedById: mina.id,
  openedAt: at('Mon 09:00'),
  updatedAt: at('Mon 09:00'),
  firstRespondedAt: null,
  resolvedAt: null,
  closedAt: null,
  version: 1,
  ...said,
});

/** Aram's public entry on `aTicket()`, unless said otherwise. */
export const anEntry = (said: Partial<Entry> = {}): Entry => ({
  id: 'entry',
  ticketId: 'ticket',
  authorId: aram.id,
  visibility: 'PUBLIC',
  text: 'We are looking into it.',
  createdAt: at('Mon 10:00'),
  editedAt: null,
  ...said,
});

/** Why it was refused; fails when it was not. */
export function problemsIn(outcome: unknown): readonly Problem[] {
  if (!isRefusal(outcome)) throw new Error(`Not refused: ${JSON.stringify(outcome)}`);
  return outcome.problems;
}

/** Which fields were refused, each as its path joined by dots. */
export const fieldsRefused = (outcome: unknown): readonly (string | null)[] =>
  problemsIn(outcome).map(({ field }) => field && field.join('.'));

/** What was decided; fails when it was refused, or when nothing follows. */
export function granted<T>(outcome: T): Exclude<T, Refusal | null> {
  if (outcome === null || isRefusal(outcome)) throw new Error(`Not granted: ${JSON.stringify(outcome)}`);
  return outcome as Exclude<T, Refusal | null>;
}
