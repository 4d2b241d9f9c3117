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

function misfits({ fields }: IntakeForm, { key, value }: Answer, i: number, asStaff: boolean): readonly Problem[] {
  const field = fields.find((each) => each.key === key);
  if (!field || value === null || value === undefined) return [];
  const path = ['customFields', String(i)];
  if (!field.shownToRequesters && !asStaff) return [invalid([...path, 'key'], 'a field that requesters fill in')];
  const { fits, expected } = VALUES[field.type];
  return fits(value, field) ? [] : [invalid([...path, 'value'], expected(field))];
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
