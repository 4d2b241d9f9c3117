/** Decides what a category's form may ask of whoever reports. */

import { checkLine, checkOptional, NAME, problemsOf, type Bounds } from '../bounds.js';
import { invalid, refuse, type Path, type Problem, type Refusal } from '../refusal.js';
import { CUSTOM_FIELD_KEY } from '../ticket/details.js';

/** What kind of value a field takes. DATE is a day such as `2026-05-05`. */
export const FIELD_TYPES = ['TEXT', 'NUMBER', 'BOOLEAN', 'CHOICE', 'DATE'] as const;
/** See `FIELD_TYPES`. */
export type FieldType = (typeof FIELD_TYPES)[number];

/** What every good report tells, and a form may have a field for. A screenshot is no field: see `asksForScreenshot`. */
export const FIELD_TOPICS = ['WHAT_HAPPENED', 'WHAT_WAS_EXPECTED', 'SINCE_WHEN', 'ERROR_TEXT'] as const;
/** See `FIELD_TOPICS`. */
export type FieldTopic = (typeof FIELD_TOPICS)[number];

/** Fields of one form. */
export const MOST_FIELDS = 30;
/** Answers to choose from. */
export const MOST_CHOICES = 50;
/** Each of them, on one line. */
export const CHOICE_TEXT: Bounds = { min: 1, max: 120 };
/** What helps to answer. */
export const HELP: Bounds = { min: 1, max: 1000 };

/** One question of a form; its answer is the ticket's custom field of that key. */
export interface FormField {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** What helps to answer; null for none. */
  readonly help: string | null;
  /** False: staff alone see and answer it. */
  readonly shownToRequesters: boolean;
  /** What can be answered; empty unless CHOICE. */
  readonly choices: readonly string[];
  /** What the answer tells, of what every good report tells; null for something else. */
  readonly topic: FieldTopic | null;
}

/** What a category asks, in order. */
export interface IntakeForm {
  readonly fields: readonly FormField[];
  /** Whether a picture of what went wrong would help. */
  readonly asksForScreenshot: boolean;
}

/** A category that asks nothing in particular. */
export const NO_FORM: IntakeForm = { fields: [], asksForScreenshot: false };

/** A field as a client gives it. */
export type FormFieldInput = Pick<FormField, 'key' | 'label' | 'type'> & {
  readonly required?: boolean;
  readonly help?: string | null;
  readonly shownToRequesters?: boolean;
  readonly choices?: readonly string[] | null;
  readonly topic?: FieldTopic | null;
};

/** A form as a client gives it. */
export interface IntakeFormInput {
  readonly fields: readonly FormFieldInput[];
  readonly asksForScreenshot?: boolean;
}

/** Checks a form; all faults are told at once. A field is optional and shown to requesters unless it says otherwise. */
export function checkForm(input: IntakeFormInput): IntakeForm | Refusal {
  const { fields, asksForScreenshot = false } = input;
  if (fields.length > MOST_FIELDS) return refuse(invalid(['form', 'fields'], `at most ${MOST_FIELDS} items`));
  const checked = fields.map((field, i) => checkField(field, ['form', 'fields', String(i)]));
  const problems = [...problemsOf(...checked), ...repeated(fields, 'key'), ...repeated(fields, 'topic')];
  return problems.length ? refuse(...problems) : { fields: checked as FormField[], asksForScreenshot };
}

/** The fields that somebody sees and answers. */
export const fieldsFor = ({ fields }: IntakeForm, asStaff: boolean): readonly FormField[] =>
  fields.filter(({ shownToRequesters }) => asStaff || shownToRequesters);

/** The form as somebody sees it. */
export const formFor = (form: IntakeForm, asStaff: boolean): IntakeForm => ({
  ...form,
  fields: fieldsFor(form, asStaff),
});

function checkField(input: FormFieldInput, path: readonly string[]): FormField | Refusal {
  const { key, type, required = false, shownToRequesters = true, topic = null } = input;
  const label = checkLine([...path, 'label'], input.label, NAME);
  const help = checkOptional([...path, 'help'], input.help, HELP);
  const choices = checkChoices(input.choices ?? [], type, [...path, 'choices']);
  const badKey = CUSTOM_FIELD_KEY.pattern.test(key) ? [] : [invalid([...path, 'key'], CUSTOM_FIELD_KEY.expected)];
  const problems = [...badKey, ...problemsOf(label, help, choices)];
  if (problems.length) return refuse(...problems);
  return { key, type, required, shownToRequesters, topic, label, help, choices } as FormField;
}

function checkChoices(
  choices: readonly string[],
  type: FieldType,
  path: readonly string[],
): readonly string[] | Refusal {
  if (type !== 'CHOICE') return choices.length ? refuse(invalid(path, 'absent unless the type is CHOICE')) : [];
  if (choices.length === 0 || choices.length > MOST_CHOICES) return refuse(invalid(path, `1 to ${MOST_CHOICES} items`));
  const checked = choices.map((choice, i) => checkLine([...path, String(i)], choice, CHOICE_TEXT));
  const problems = [
    ...problemsOf(...checked),
    ...checked.flatMap((choice, i) => (checked.indexOf(choice) < i ? [namedTwice([...path, String(i)])] : [])),
  ];
  return problems.length ? refuse(...problems) : (checked as string[]);
}

/** Two fields may not share a key, nor tell the same. */
const repeated = (fields: readonly FormFieldInput[], name: 'key' | 'topic'): readonly Problem[] =>
  fields.flatMap((field, i) => {
    const value = field[name];
    const isRepeated = value && fields.findIndex((other) => other[name] === value) < i;
    return isRepeated ? [namedTwice(['form', 'fields', String(i), name])] : [];
  });

const namedTwice = (path: Path): Problem => invalid(path, 'named once');
