/** Decides who works a ticket when people say so: assign, claim, release, hand over. */

import { forbids } from '../access/permissions.js';
import { isStaff, type Actor, type Role } from '../access/roles.js';
import type { Instant } from '../instant.js';
import { invalid, refuse, type Problem, type Refusal } from '../refusal.js';
import { publicFact, type AssignmentKind, type TicketFact } from '../ticket/events.js';
import type { Ticket, TicketChange } from '../ticket/ticket.js';
import { isOver, moveTo, transitionRefused } from '../ticket/workflow.js';

/** Somebody who may be given a ticket. */
export interface Assignee {
  readonly id: string;
  readonly role: Role;
  readonly active: boolean;
  readonly teamIds: readonly string[];
}

/** What follows: new values for the ticket, and what is told. No facts when nothing changes. */
export interface Assigned {
  readonly change: TicketChange;
  readonly facts: readonly TicketFact[];
}

/** Somebody gives the ticket to an agent. */
export function decideAssign(ticket: Ticket, to: Assignee, reason: string | null, actor: Actor): Assigned | Refusal {
  const problem = overOrNull(ticket) ?? forbids(actor, doingInTeam(ticket.teamId, actor)) ?? unfit(to, ticket.teamId);
  if (problem) return refuse(problem);
  return handed(ticket, 'ASSIGNED', { teamId: ticket.teamId, assigneeId: to.id }, reason);
}

/** An agent takes a ticket that nobody works; if it is NEW they have begun. */
export function decideClaim(ticket: Ticket, actor: Actor, now: Instant): Assigned | Refusal {
  const problem =
    overOrNull(ticket) ?? forbids(actor, 'claimTicket') ?? forbids(actor, doingInTeam(ticket.teamId, actor));
  if (problem) return refuse(problem);
  if (ticket.assigneeId === actor.id) return { change: {}, facts: [] };
  if (ticket.assigneeId !== null) return refuse(transitionRefused(ticket, null, [], [], 'somebody works it already'));
  const claimed = handed(ticket, 'CLAIMED', { teamId: ticket.teamId, assigneeId: actor.id }, null);
  if (ticket.status !== 'NEW') return claimed;
  const moved = moveTo(ticket, 'OPEN', {}, now);
  return { change: { ...claimed.change, ...moved.change }, facts: [...claimed.facts, moved.fact] };
}

/** The assignee, or a lead, gives the ticket back to its queue. */
export function decideRelease(ticket: Ticket, reason: string | null, actor: Actor): Assigned | Refusal {
  if (ticket.assigneeId === null && isStaff(actor)) return { change: {}, facts: [] };
  const problem =
    overOrNull(ticket) ?? forbids(actor, ticket.assigneeId === actor.id ? 'claimTicket' : 'releaseOthersTicket');
  if (problem) return refuse(problem);
  return handed(ticket, 'RELEASED', { teamId: ticket.teamId, assigneeId: null }, reason);
}

/** The ticket goes to another team, or out of every queue. */
export function decideHandOver(
  ticket: Ticket,
  team: { readonly id: string; readonly active: boolean } | null,
  to: Assignee | null,
  reason: string | null,
  actor: Actor,
): Assigned | Refusal {
  const problem =
    overOrNull(ticket) ??
    forbids(actor, 'handOverTicket') ??
    forbids(actor, doingInTeam(ticket.teamId, actor)) ??
    (team && !team.active ? invalid(['teamId'], 'a team that takes new tickets') : null) ??
    (to && unfit(to, team?.id ?? null));
  if (problem) return refuse(problem);
  return handed(ticket, 'HANDED_OVER', { teamId: team?.id ?? null, assigneeId: to?.id ?? null }, reason);
}

interface Holder {
  readonly teamId: string | null;
  readonly assigneeId: string | null;
}

function handed(ticket: Ticket, kind: AssignmentKind, to: Holder, reason: string | null): Assigned {
  const from: Holder = { teamId: ticket.teamId, assigneeId: ticket.assigneeId };
  if (from.teamId === to.teamId && from.assigneeId === to.assigneeId) return { change: {}, facts: [] };
  return { change: to, facts: [publicFact('TicketAssigned', from, { ...to, kind, reason })] };
}

const overOrNull = (ticket: Ticket): Problem | null => (isOver(ticket) ? transitionRefused(ticket, null, []) : null);

/** In a queue of one's own, or in nobody's, an agent may; elsewhere a lead. */
const doingInTeam = (teamId: string | null, actor: Actor) =>
  teamId === null || actor.teamIds.includes(teamId) ? 'assignInOwnTeam' : 'assignAnywhere';

function unfit(to: Assignee, teamId: string | null): Problem | null {
  if (!isStaff(to) || !to.active) return invalid(['assigneeId'], 'an agent who is still here');
  if (teamId !== null && !to.teamIds.includes(teamId)) return invalid(['assigneeId'], "an agent of the ticket's team");
  return null;
}
