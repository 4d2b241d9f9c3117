import { FOLLOWED, clockEventOf, speakerOf, withClockEvent } from '../../domain/sla/ticket-clock-event.js';
import { endingTimers } from '../../domain/closing/ending-timers.js';
import type { CompiledCalendar } from '../../domain/sla/compiled-calendar.js';
import type { WorkRules } from '../../domain/workspace/work-rules.js';
import { followedOf } from '../../domain/sla/replay-ticket.js';
import { followTicket, type Followed, type TargetAlert, type TicketClock } from '../../domain/sla/follow-ticket.js';
import { factsOfAlerts, factsOfTargets } from '../../domain/sla/target-facts.js';
import { publicFact, type TicketFact } from '../../domain/ticket/events.js';
import { raisePriority } from '../../domain/ticket/priority.js';
import { calendarsOf, promisesOf } from '../../persistence/queries/promises.js';
import { clocksOf, keepClocks, type FollowedClock } from '../../persistence/queries/ticket-clocks.js';
import type { TicketRow } from '../../persistence/tables/ticket.js';
import type { ActionContext, Touched } from '../action-context.js';
import { apply } from '../ticket/apply.js';

/** Whether this happening concerns a ticket's clock. */
export const isFollowed = ({ type }: TicketFact): boolean => FOLLOWED.has(type);

/**
 * Brings the targets of these tickets up to what happened to them, in the transaction of what happened: whatever an action does to a
 * ticket, its clock follows. Escalation steps may change a ticket and so touch it again.
 */
export async function followClocks(context: ActionContext, touched: readonly Touched[]): Promise<void> {
  const { em, actor, desk, now, newId } = context;
  const calendar = (await calendarsOf(em, actor.workspaceId, [desk.calendar]))(desk.calendar);
  const { slaVersion, clockOf } = await clocksOf(
    em,
    actor.workspaceId,
    touched.map(({ ticket }) => ticket.id),
  );
  const promises = await promisesOf(em, actor.workspaceId, slaVersion);
  const followed = touched.map(({ ticket, facts, cause }) => {
    const clock = hearing(clockOf(ticket.id), ticket, facts, context);
    const after = followTicket(clock, followedOf(ticket), { promises, now, newId, cause });
    for (const fact of factsOfTargets(clock, after)) context.record(ticket, fact);
    for (const fact of factsOfAlerts(after)) context.record(ticket, fact, null);
    return { ticket, after };
  });
  await keepClocks(
    em,
    actor.workspaceId,
    followed.map(({ ticket, after }) => clockToKeep(ticket, after, desk.rules, calendar)),
  );
  for (const { ticket, after } of followed) for (const alert of after.alerts) escalate(context, ticket, alert);
}

const hearing = (
  clock: TicketClock,
  ticket: TicketRow,
  facts: readonly TicketFact[],
  { actor, now }: ActionContext,
): TicketClock => ({
  targets: clock.targets,
  facts: facts.reduce(
    (events, fact) => withClockEvent(events, clockEventOf(fact, ticket, speakerOf(actor, ticket), now)),
    clock.facts,
  ),
});

/** What wakes the desk: the next moment of a target, and what the ticket's end waits for. */
const clockToKeep = (
  ticket: TicketRow,
  { clock, changed, nextAt }: Followed,
  rules: WorkRules,
  calendar: CompiledCalendar,
): FollowedClock => ({
  ...{ ticketId: ticket.id, facts: clock.facts, targets: changed },
  timers: { SLA: nextAt, ...endingTimers(ticket, rules, calendar) },
});

/** The desk itself takes the step, whoever acts at that time. */
function escalate(context: ActionContext, ticket: TicketRow, { step, isTaken }: TargetAlert): void {
  if (!isTaken) return;
  const desk = { now: context.now, record: (of: TicketRow, fact: TicketFact) => context.record(of, fact, null) };
  if (step?.action === 'RAISE_PRIORITY') {
    const raised = raisePriority(ticket, 'Raised by the desk: it has become more urgent', context.now);
    if (raised) apply(desk, ticket, { change: raised.change, facts: [raised.fact] });
  }
  if (step?.action === 'REASSIGN') {
    const { teamId, assigneeId } = ticket;
    const after = { teamId: step.teamId, assigneeId: null };
    const fact = publicFact('TicketAssigned', { teamId, assigneeId }, { ...after, kind: 'ESCALATED', reason: null });
    apply(desk, ticket, { change: after, facts: [fact] });
  }
}
