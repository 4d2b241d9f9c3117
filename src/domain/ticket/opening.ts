/** Decides whether a ticket is opened, and what it is when it is new. */

import { forbids } from '../access/permissions.js';
import type { Actor } from '../access/roles.js';
import type { Instant } from '../instant.js';
import { invalid, refuse, type Problem, type Refusal } from '../refusal.js';
import { forbidsType } from './details.js';
import { publicFact, type TicketFact } from './events.js';
import { derivePriority, type PriorityMatrix } from './priority.js';
import { EMPTY_DETAILS, type Channel, type Level, type Ticket, type TicketDetails, type TicketType } from './ticket.js';

/** A report whose texts are checked and whose names are looked up. */
export interface Opening {
  readonly id: string;
  readonly number: string;
  readonly details: Partial<TicketDetails> & { readonly subject: string; readonly type: TicketType };
  readonly impact: Level;
  readonly urgency: Level;
  readonly channel: Channel;
  readonly requester: { readonly id: string; readonly organizationId: string | null; readonly active: boolean };
  /** The team that was asked for; null for none, undefined when nobody chose. */
  readonly chosenTeamId: string | null | undefined;
  /** The team of its category. */
  readonly categoryTeamId: string | null;
  readonly followUpOfId: string | null;
}

/** Why this actor may not open such a ticket; none when they may. */
export function openingProblems(
  {
    requester,
    chosenTeamId,
    followUpOfId,
    details,
  }: Pick<Opening, 'requester' | 'chosenTeamId' | 'followUpOfId'> & { readonly details: Partial<TicketDetails> },
  actor: Actor,
): readonly Problem[] {
  return [
    forbids(actor, requester.id === actor.id ? 'openTicket' : 'openTicketForOthers'),
    chosenTeamId === undefined ? null : forbids(actor, 'openTicketIntoTeam'),
    followUpOfId === null ? forbidsType(details.type, actor) : null, // a follow-up is of the kind the old ticket was
    details.externalId ? forbids(actor, 'giveExternalId') : null,
    requester.active ? null : invalid(['requester'], 'somebody who is still here'),
  ].filter((problem) => problem !== null);
}

/** Decides what the new ticket is. */
export function decideOpening(
  opening: Opening,
  matrix: PriorityMatrix,
  actor: Actor,
  now: Instant,
): { readonly ticket: Omit<Ticket, 'version'>; readonly facts: readonly TicketFact[] } | Refusal {
  const problems = openingProblems(opening, actor);
  if (problems.length) return refuse(...problems);
  const ticket = newTicket(opening, matrix, actor, now);
  const { subject, priority, channel, teamId } = ticket;
  const opened = publicFact('TicketOpened', null, { subject, priority, channel });
  if (teamId === null) return { ticket, facts: [opened] };
  const kind = opening.chosenTeamId === undefined ? 'ROUTED' : 'ASSIGNED';
  const holder = { teamId: null, assigneeId: null };
  return { ticket, facts: [opened, publicFact('TicketAssigned', holder, { ...holder, teamId, kind, reason: null })] };
}

function newTicket(opening: Opening, matrix: PriorityMatrix, actor: Actor, now: Instant): Omit<Ticket, 'version'> {
  const { id, number, details, impact, urgency, channel, requester, followUpOfId } = opening;
  const priority = derivePriority(matrix, impact, urgency);
  return {
    ...{ id, number, impact, urgency, channel, followUpOfId, priority },
    ...EMPTY_DETAILS,
    ...details,
    ...{ workspaceId: actor.workspaceId, requesterId: requester.id, organizationId: requester.organizationId },
    ...{ status: 'NEW', waitingReason: null, waitingUntil: null, cycle: 1, derivedPriority: priority },
    ...{ overrideReason: null, overrideById: null, overrideAt: null },
    ...{ teamId: opening.chosenTeamId === undefined ? opening.categoryTeamId : opening.chosenTeamId, assigneeId: null },
    ...{
      openedById: actor.id,
      openedAt: now,
      updatedAt: now,
      firstRespondedAt: null,
      resolvedAt: null,
      closedAt: null,
    },
  };
}
