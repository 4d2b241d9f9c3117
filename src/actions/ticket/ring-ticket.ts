import { decideAutoClose } from '../../domain/closing/closing.js';
import { isToInvite } from '../../domain/closing/ending-timers.js';
import { invited, reasonNotToInvite } from '../../domain/feedback/invitation.js';
import {
  decideNoAnswer,
  factOf,
  momentsCome,
  momentsOf,
  momentsToTell,
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
import type { Scene } from '../scene.js';
import { NO_ANSWER } from '../information/follow-questions.js';
import { followUpPlan, planFollowUp } from '../information/requests.js';
import { apply } from './apply.js';

/** What the desk does to a ticket when the time has come, by what its timer waits for. Targets follow whenever it is looked at. */
export const DEEDS: Readonly<
  Record<TimerKind, (scene: Scene, ticket: TicketRow, calendar: CompiledCalendar) => Promise<void> | void>
> = {
  SLA: () => {},
  WAIT: endWait,
  CLOSE: closeByItself,
  UNATTENDED: tellUnattended,
  INVITE: invite,
  INFORMATION: followUpQuestions,
};

function endWait(scene: Scene, ticket: TicketRow): void {
  if (!hasWaited(ticket, scene.now)) return;
  const { change, fact } = moveTo(ticket, 'OPEN', { reason: 'What it waited for has come' }, scene.now);
  apply(scene, ticket, { change, facts: [fact] });
}

function closeByItself(scene: Scene, ticket: TicketRow, calendar: CompiledCalendar): void {
  const closed = decideAutoClose(ticket, { length: scene.desk.rules.closeAfter, calendar }, scene.now);
  if (closed) apply(scene, ticket, { change: closed.change, facts: [closed.fact] });
}

function tellUnattended(scene: Scene, ticket: TicketRow, calendar: CompiledCalendar): void {
  const patience = { length: scene.desk.rules.unattendedAfter, calendar };
  const fact = decideUnattended(ticket.quietSince, ticket.unattendedSince, patience, scene.now);
  if (!fact) return;
  ticket.unattendedSince = ticket.quietSince;
  scene.record(ticket, fact);
}

/** Whether the requester is invited is decided once for each cycle, and kept either way. */
async function invite(scene: Scene, ticket: TicketRow): Promise<void> {
  if (!isToInvite(ticket)) return;
  const { em, desk, now, newId } = scene;
  const { id: ticketId, workspaceId, cycle, requesterId: personId } = ticket;
  const lastInvitedAt = await lastInvitationOf(em, personId); // and holds the person: of two tickets one invites
  const ofCycle = { ticketId, cycle };
  const [requester, resolution, feedback] = [
    await em.findOneOrFail(PersonRow, { id: personId }),
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
  if (!reason) scene.record(ticket, invited(id, cycle));
}

async function followUpQuestions(scene: Scene, ticket: TicketRow): Promise<void> {
  const { em, now, record } = scene;
  const plan = await followUpPlan(scene);
  const open = await em.find(
    InformationRequestRow,
    { ticketId: ticket.id, status: 'OPEN' },
    { orderBy: { askedAt: 'asc' } },
  );
  let isOver = false;
  for (const request of open) {
    const come = momentsToTell(momentsOf(request, plan), new Set(request.done), now);
    for (const moment of come) {
      const fact = factOf(moment, request);
      if (fact) record(ticket, fact);
      isOver ||= moment.kind === 'NO_ANSWER';
    }
    if (come.length) request.done = [...new Set([...request.done, ...momentsCome(momentsOf(request, plan), now)])];
  }
  await planFollowUp(scene, ticket, open);
  if (isOver) resolveUnanswered(scene, ticket);
}

function resolveUnanswered(scene: Scene, ticket: TicketRow): void {
  const resolutionId = scene.newId();
  const moved = decideNoAnswer(ticket, resolutionId, scene.now);
  if (!moved) return;
  const { id: ticketId, workspaceId, cycle } = ticket;
  scene.em.create(ResolutionRow, {
    ...{ id: resolutionId, workspaceId, ticketId, cycle, ...NO_ANSWER_RESOLUTION },
    ...{ advice: null, resolvedById: null, resolvedAt: scene.now },
  });
  const fact = { ...moved.fact, after: { ...moved.fact.after, reason: NO_ANSWER } };
  apply(scene, ticket, { change: moved.change, facts: [fact] });
}
