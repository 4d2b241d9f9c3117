/** Decides whether what a report answers fits the form of its category. */

import { invalid, type Problem } from '../refusal.js';
import { calendarDay } from '../sla/time.js';
import type { CustomFields } from '../ticket/ticket.js';
import { fieldsFor, type FieldType, type FormField, type IntakeForm } from './form.js';

/** A custom field as a client gives it; null and undefined remove it. */
export interface Answer {
  readonly key: string;
  readonly value?: unknown;
}

/**
 * Why these answers don't fit, all faults at once; none when they do. `given` is what the client sends, `fields` what the ticket then has.
 * Keys that the form doesn't name are left to integrators.
 */
export function answerProblems(
  form: IntakeForm,
  given: readonly Answer[],
  fields: CustomFields,
  asStaff: boolean,
): readonly Problem[] {
  return [...given.flatMap((answer, i) => misfits(form, answer, i, asStaff)), ...unanswered(form, fields, asStaff)];
}

/** What an edit does to a ticket's own fields. */
export interface Edit {
  readonly given: readonly Answer[];
  readonly before: CustomFields;
  readonly after: CustomFields;
  /** Whether the ticket comes into another category by it. */
  readonly movesIn: boolean;
}

/**
 * Why an edit doesn't fit the form of the category that the ticket then has, all faults at once. A ticket that stays where it is may go on
 * lacking what it lacked: the form may be younger than the ticket, and the edit about something else. One that comes from another category
 * must tell what this one asks, and what it keeps must fit.
 */
export function editProblems(form: IntakeForm, edit: Edit, asStaff: boolean): readonly Problem[] {
  const { given, before, after, movesIn } = edit;
  const isNew = (field: FormField) => movesIn || isAnswered(field, before);
  return [
    ...given.flatMap((answer, i) => misfits(form, answer, i, asStaff)),
    ...unanswered({ ...form, fields: form.fields.filter(isNew) }, after, asStaff),
    ...(movesIn ? keptMisfits(form, given, after) : []),
  ];
}

/** Old answers that the new form takes for something else: the path ends with the field's key. */
const keptMisfits = (form: IntakeForm, given: readonly Answer[], after: CustomFields): readonly Problem[] =>
  Object.entries(after).flatMap(([key, value]) => {
    const field = given.some((answer) => answer.key === key) ? undefined : fieldOf(form, key);
    return field ? valueProblems(field, value, ['customFields', key]) : [];
  });

/** What a ticket's own fields would be with these answers, whether they fit or not: null takes all away, undefined none. */
export function withAnswers(fields: CustomFields, given: readonly Answer[] | null | undefined): CustomFields {
  const after = new Map<string, unknown>(given === null ? [] : Object.entries(fields));
  for (const { key, value } of given ?? []) {
    if (value === null || value === undefined) after.delete(key);
    else after.set(key, typeof value === 'string' ? value.trim() : value);
  }
  return Object.fromEntries(after) as CustomFields;
}

/** Fields that must be answered and aren't: the path ends with the field's key. */
export const unanswered = (form: IntakeForm, fields: CustomFields, asStaff: boolean): readonly Problem[] =>
  fieldsFor(form, asStaff)
    .filter((field) => field.required && !isAnswered(field, fields))
    .map(({ key, label }) => invalid(['customFields', key], `given: the category asks for “${label}”`));

/** Whether the ticket's fields hold an answer to this one. A blank text tells nothing. */
export const isAnswered = ({ key }: Pick<FormField, 'key'>, fields: CustomFields): boolean => {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return value !== undefined && value !== '';
};

function misfits(form: IntakeForm, { key, value }: Answer, i: number, asStaff: boolean): readonly Problem[] {
  const field = fieldOf(form, key);
  const path = ['customFields', String(i)];
  if (!field) return [];
  if (!field.shownToRequesters && !asStaff) return []; // refused with the ticket's other details
  return value === null || value === undefined ? [] : valueProblems(field, value, [...path, 'value']);
}

const fieldOf = ({ fields }: IntakeForm, key: string): FormField | undefined =>
  fields.find((field) => field.key === key);

function valueProblems(field: FormField, value: unknown, path: readonly string[]): readonly Problem[] {
  const { fits, expected } = VALUES[field.type];
  return fits(value, field) ? [] : [invalid(path, expected(field))];
}

interface ValueRule {
  readonly fits: (value: unknown, field: FormField) => boolean;
  readonly expected: (field: FormField) => string;
}

const VALUES: Readonly<Record<FieldType, ValueRule>> = {
  TEXT: { fits: (value) => typeof value === 'string', expected: () => 'text' },
  NUMBER: { fits: (value) => Number.isFinite(value), expected: () => 'a number' },
  BOOLEAN: { fits: (value) => typeof value === 'boolean', expected: () => 'true or false' },
  CHOICE: {
    fits: (value, { choices }) => typeof value === 'string' && choices.includes(value),
    expected: ({ choices }) => `one of ${choices.join(', ')}`,
  },
  DATE: {
    fits: (value) => typeof value === 'string' && calendarDay(value) !== null,
    expected: () => 'a day such as 2026-05-05',
  },
};
