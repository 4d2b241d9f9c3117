import { may } from '../../domain/access/permissions.js';
import { isStaff } from '../../domain/access/roles.js';
import { answerProblems, withAnswers } from '../../domain/intake/answers.js';
import { isRefusal, refuse, type Problem, type Refusal } from '../../domain/refusal.js';
import { checkDetails, type DetailsInput } from '../../domain/ticket/details.js';
import type { TicketDetails } from '../../domain/ticket/ticket.js';
import { decideOpening, openingProblems, type Opening } from '../../domain/ticket/opening.js';
import { ticketNumber, type Channel, type Level, type TicketType } from '../../domain/ticket/ticket.js';
import { problemsOf } from '../../domain/bounds.js';
import { findById, findPerson, ifGiven, taken, type PersonRef } from '../../persistence/queries/find.js';
import { nextTicketCount } from '../../persistence/queries/ticket-count.js';
import { PersonRow, TeamRow } from '../../persistence/tables/desk.js';
import { TicketRow } from '../../persistence/tables/ticket.js';
import { action, type Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';
import type { TicketResult } from './change-ticket.js';
import { findNamed, type Named, type NamedInput } from './find-named.js';

/** A report. */
export interface OpenTicket extends DetailsInput, NamedInput, Keyed {
  readonly type: TicketType;
  readonly impact: Level;
  readonly urgency: Level;
  readonly channel: Channel;
  readonly requester?: PersonRef | null;
  readonly teamId?: string | null;
}

/** Somebody reports, or an agent does on their behalf. */
export const openTicket = action(
  'openTicket',
  async (context: ActionContext, input: OpenTicket): Promise<TicketResult | Refusal> => {
    const details = checkDetails(input, context.actor);
    const named = await findNamed(context, input);
    const requester = await findRequester(context, input.requester);
    const team = await ifGiven(input.teamId, (id) => findById(context.em, TeamRow, id, context.actor, ['teamId']));
    const double =
      isRefusal(details) || !may(context.actor, 'giveExternalId')
        ? null
        : await doubleExternalId(context, details.externalId);
    const problems = [
      ...problemsOf(details, named, requester, team),
      ...(double ? [double] : []),
      ...intakeProblems(context, named, input.customFields),
    ];
    if (problems.length || isRefusal(details) || isRefusal(named) || isRefusal(requester) || isRefusal(team))
      return refuse(...problems);

    const { impact, urgency, channel } = input;
    const asked = { ...details, ...named.details, type: input.type, subject: details.subject! };
    return openFrom(context, {
      ...{ details: asked, impact, urgency, channel, requester, followUpOfId: null },
      ...{ chosenTeamId: team && team.id, categoryTeamId: named.categoryTeamId },
    });
  },
);

/** Why these answers don't fit the form of the category that was named. Imports and follow-ups aren't asked: nobody is there to answer. */
export const intakeProblems = (
  { actor }: Pick<ActionContext, 'actor'>,
  named: Named | Refusal,
  given: DetailsInput['customFields'],
): readonly Problem[] =>
  isRefusal(named) ? [] : answerProblems(named.form, given ?? [], withAnswers({}, given), isStaff(actor));

/** Opens a ticket whose texts are checked and whose names are looked up. */
export async function openFrom(
  context: ActionContext,
  opening: Omit<Opening, 'id' | 'number'>,
): Promise<TicketResult | Refusal> {
  const { em, actor, desk, now, newId, record } = context;
  const problems = openingProblems(opening, actor);
  if (problems.length) return refuse(...problems); // before a number is taken
  const number = ticketNumber(opening.details.type, await nextTicketCount(em, actor.workspaceId, opening.details.type));
  const decision = decideOpening({ ...opening, id: newId(), number }, desk.priorityMatrix, actor, now);
  if (isRefusal(decision)) return decision;
  const ticket = em.create(TicketRow, { ...decision.ticket, version: 1 } as never) as TicketRow;
  for (const fact of decision.facts) record(ticket, fact);
  return { ticket: ticket.id };
}

const findRequester = (
  { em, actor }: ActionContext,
  ref: PersonRef | null | undefined,
): Promise<PersonRow | Refusal> =>
  ref
    ? findPerson(em, ref, actor, ['requester'])
    : em.findOneOrFail(PersonRow, { workspaceId: actor.workspaceId, id: actor.id });

/** Why an external id can't be given to this ticket; null when it can. */
export const doubleExternalId = async (
  { em, actor }: ActionContext,
  externalId: TicketDetails['externalId'] | undefined,
  selfId: string | null = null,
): Promise<Problem | null> =>
  externalId ? taken(em, TicketRow, { workspaceId: actor.workspaceId, externalId }, selfId, ['externalId']) : null;
