import { isStaff } from '../../domain/access/roles.js';
import { problemsOf } from '../../domain/bounds.js';
import { adviseDraft as advise, type Advice } from '../../domain/intake/advice.js';
import { withAnswers } from '../../domain/intake/answers.js';
import { NO_FORM } from '../../domain/intake/form.js';
import { BadArgument, isRefusal } from '../../domain/refusal.js';
import { checkDetails, type DetailsInput } from '../../domain/ticket/details.js';
import type { ActionServices } from '../action.js';
import { findNamed, type NamedInput } from '../ticket/find-named.js';

/** A report that isn't sent yet. */
export interface Draft
  extends Pick<DetailsInput, 'subject' | 'description' | 'customFields'>, Pick<NamedInput, 'categoryId'> {
  readonly attachments: number;
}

/** What the report lacks, and what would be refused of it. Nothing is held and nothing is kept. Throws `BadArgument`. */
export async function adviseDraft(
  { database, viewer: { actor } }: Pick<ActionServices, 'database' | 'viewer'>,
  { subject = null, description = null, customFields, categoryId, attachments }: Draft,
): Promise<Advice> {
  if (attachments < 0) throw new BadArgument(['draft', 'attachments'], '0 or more');
  const details = checkDetails({ subject, description, customFields }, actor);
  const named = await findNamed({ em: database.em(), actor }, { categoryId });
  const { lacks, problems } = advise(
    isRefusal(named) ? NO_FORM : named.form,
    { description, given: customFields ?? [], fields: withAnswers({}, customFields), attachments },
    isStaff(actor),
  );
  return { lacks, problems: [...problemsOf(details, named), ...problems] };
}
