import { decideAutoClose } from '../../domain/closing/closing.js';
import { isToInvite } from '../../domain/closing/ending-timers.js';
import { invited, reasonNotToInvite } from '../../domain/feedback/invitation.js';
import {
  decideNoAnswer,
  factOf,
  momentsCome,
  momentsOf,
  dueReminders,
  NO_ANSWER_RESOLUTION,
} from '../../domain/information/reminders.js';
import type { CompiledCalendar } from '../../domain/sla/compiled-calendar.js';
import { decideUnattended } from '../../domain/ticket/unattended.js';
import { hasWaited, moveTo } from '../../domain/ticket/workflow.js';
import { lastInvitationOf } from '../../persistence/queries/invitations.js';
import type { TimerKind } from '../../persistence/queries/timers.js';
import { PersonRow } from '../../persistence/tables/desk.js';
import {
  FeedbackInvitationRow,
  FeedbackRow,
  InformationRequestRow,
  ResolutionRow,
  type TicketRow,
} from '../../persistence/tables/ticket.js';
import type { ActionContext } from '../action-context.js';
import { NO_ANSWER } from '../information/follow-questions.js';
import { followUpPlan, planFollowUp } from '../information/requests.js';
import { apply } from './apply.js';

/** What the desk does to a ticket when the time has come, by what its timer waits for. Targets follow whenever it is looked at. */
export const TIMER_HANDLERS: Readonly<
  Record<TimerKind, (context: ActionContext, ticket: TicketRow, calendar: CompiledCalendar) => Promise<void> | void>
> = {
  SLA: () => {},
  WAIT: endWait,
  CLOSE: closeByItself,
  UNATTENDED: recordUnattended,
  INVITE: invite,
  INFORMATION: followUpQuestions,
};

function endWait(context: ActionContext, ticket: TicketRow): void {
  if (!hasWaited(ticket, context.now)) return;
  const { change, fact } = moveTo(ticket, 'OPEN', { reason: 'What it waited for has come' }, context.now);
  apply(context, ticket, { change, facts: [fact] });
}

function closeByItself(context: ActionContext, ticket: TicketRow, calendar: CompiledCalendar): void {
  const closed = decideAutoClose(ticket, { length: context.desk.rules.closeAfter, calendar }, context.now);
  if (closed) apply(context, ticket, { change: closed.change, facts: [closed.fact] });
}

function recordUnattended(context: ActionContext, ticket: TicketRow, calendar: CompiledCalendar): void {
  const patience = { length: context.desk.rules.unattendedAfter, calendar };
  const fact = decideUnattended(ticket.quietSince, ticket.unattendedSince, patience, context.now);
  if (!fact) return;
  ticket.unattendedSince = ticket.quietSince;
  context.record(ticket, fact);
}

/** Whether the requester is invited is decided once for each cycle, and kept either way. */
async function invite(context: ActionContext, ticket: TicketRow): Promise<void> {
  if (!isToInvite(ticket)) return;
  const { em, desk, now, newId } = context;
  const { id: ticketId, workspaceId, cycle, requesterId: personId } = ticket;
  const lastInvitedAt = await lastInvitationOf(em, workspaceId, personId); // and holds the person: of two tickets one invites
  const ofCycle = { workspaceId, ticketId, cycle };
  const [requester, resolution, feedback] = [
    await em.findOneOrFail(PersonRow, { workspaceId, id: personId }),
    await em.findOne(ResolutionRow, ofCycle),
    await em.findOne(FeedbackRow, ofCycle),
  ];
  const known = { cycle, requesterIsActive: requester.active, resolvedById: resolution?.resolvedById ?? null };
  const facts = { ...known, isRated: feedback !== null, isInvited: false, lastInvitedAt };
  const inviting = { delay: desk.rules.inviteAfter, interval: desk.rules.inviteInterval };
  const reason = reasonNotToInvite(ticket, facts, inviting, desk.feedbackWindow, now);
  const id = newId();
  em.create(FeedbackInvitationRow, {
    ...{ id, workspaceId, ticketId, cycle, personId, reason, revokedAt: null },
    invitedAt: reason ? null : now,
  });
  ticket.invitedCycle = cycle;
  if (!reason) context.record(ticket, invited(id, cycle));
}

async function followUpQuestions(context: ActionContext, ticket: TicketRow): Promise<void> {
  const { em, now, record } = context;
  const plan = await followUpPlan(context);
  const open = await em.find(
    InformationRequestRow,
    { workspaceId: ticket.workspaceId, ticketId: ticket.id, status: 'OPEN' },
    { orderBy: { askedAt: 'asc' } },
  );
  let isOver = false;
  for (const request of open) {
    const come = dueReminders(momentsOf(request, plan), new Set(request.done), now);
    for (const moment of come) {
      const fact = factOf(moment, request);
      if (fact) record(ticket, fact);
      isOver ||= moment.kind === 'NO_ANSWER';
    }
    if (come.length) request.done = [...new Set([...request.done, ...momentsCome(momentsOf(request, plan), now)])];
  }
  await planFollowUp(context, ticket, open);
  if (isOver) resolveUnanswered(context, ticket);
}

function resolveUnanswered(context: ActionContext, ticket: TicketRow): void {
  const resolutionId = context.newId();
  const moved = decideNoAnswer(ticket, resolutionId, context.now);
  if (!moved) return;
  const { id: ticketId, workspaceId, cycle } = ticket;
  context.em.create(ResolutionRow, {
    ...{ id: resolutionId, workspaceId, ticketId, cycle, ...NO_ANSWER_RESOLUTION },
    ...{ advice: null, resolvedById: null, resolvedAt: context.now },
  });
  const fact = { ...moved.fact, after: { ...moved.fact.after, reason: NO_ANSWER } };
  apply(context, ticket, { change: moved.change, facts: [fact] });
}
