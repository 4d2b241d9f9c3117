/** Decides which of the desk's own fields requesters neither see nor answer: a key means the same in every form. */

import { invalid, type Problem } from '../refusal.js';
import type { IntakeForm } from './form.js';

/** A category's form, and whose it is. */
export interface FormOf {
  readonly name: string;
  readonly form: IntakeForm;
}

/** Why this form can't stand beside the others of its workspace: they show a field to others than it does. */
export const audienceProblems = ({ fields }: IntakeForm, others: readonly FormOf[]): readonly Problem[] =>
  fields.flatMap(({ key, shownToRequesters }, i) => {
    const other = others.find(({ form }) =>
      form.fields.some((field) => field.key === key && field.shownToRequesters !== shownToRequesters),
    );
    const expected = other && `${!shownToRequesters}, as the form of “${other.name}” says of “${key}”`;
    return expected ? [invalid(['form', 'fields', String(i), 'shownToRequesters'], expected)] : [];
  });

/** The keys that staff alone see, of all forms of a workspace; in order, each once. */
export const staffFieldsOf = (forms: readonly IntakeForm[]): readonly string[] => {
  const keys = forms.flatMap(({ fields }) => fields.filter((field) => !field.shownToRequesters).map(({ key }) => key));
  return [...new Set(keys)].toSorted();
};
