import { problemsOf } from '../../domain/bounds.js';
import { isStaff } from '../../domain/access/roles.js';
import { editProblems, withAnswers } from '../../domain/intake/answers.js';
import { isRefusal, refuse, type Problem } from '../../domain/refusal.js';
import { checkDetails, decideEdit, type DetailsInput } from '../../domain/ticket/details.js';
import type { OfTicket } from '../../persistence/queries/find.js';
import { CategoryRow } from '../../persistence/tables/desk.js';
import type { TicketRow } from '../../persistence/tables/ticket.js';
import type { Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';
import { changeTicket } from './change-ticket.js';
import { findNamed, type Named, type NamedInput } from './find-named.js';
import { doubleExternalId } from './open-ticket.js';

/** Somebody changes what the ticket says. */
export const editTicket = changeTicket<DetailsInput & NamedInput & OfTicket & Keyed>(
  'editTicket',
  async (context, ticket, input) => {
    const details = checkDetails(input, context.actor, ticket.customFields);
    const named = await findNamed(context, input);
    const double = isRefusal(details) ? null : await doubleExternalId(context, details.externalId, ticket.id);
    const unfit = isRefusal(named) ? [] : await intakeProblems(context, ticket, named, input.customFields);
    if (isRefusal(details) || isRefusal(named) || double || unfit.length)
      return refuse(...problemsOf(details, named), ...(double ? [double] : []), ...unfit);
    const decision = decideEdit(ticket, { ...details, ...named.details }, context.actor, context.desk.staffFields);
    return decision === null || isRefusal(decision) ? decision : { change: decision.change, facts: [decision.fact] };
  },
);

/** Why the ticket doesn't fit the form of its category, or of the one it comes into. An edit of anything else isn't asked. */
async function intakeProblems(
  { em, actor }: ActionContext,
  { workspaceId, categoryId, customFields: before }: TicketRow,
  named: Named,
  given: DetailsInput['customFields'],
): Promise<readonly Problem[]> {
  const { categoryId: chosen = categoryId } = named.details;
  const movesIn = chosen !== categoryId;
  if (given === undefined && !movesIn) return [];
  const form =
    movesIn || chosen === null ? named.form : (await em.findOneOrFail(CategoryRow, { workspaceId, id: chosen })).form;
  const edit = { given: given ?? [], before, after: withAnswers(before, given), movesIn };
  return editProblems(form, edit, isStaff(actor));
}
