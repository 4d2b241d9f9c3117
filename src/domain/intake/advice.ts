/** Decides what a report still lacks, before it is sent. */

import type { Problem } from '../refusal.js';
import type { CustomFields } from '../ticket/ticket.js';
import { answerProblems, isAnswered, type Answer } from './answers.js';
import { fieldsFor, type FieldTopic, type FormField, type IntakeForm } from './form.js';

/** What a report can be asked to tell. */
export type IntakeTopic = FieldTopic | 'SCREENSHOT';

/** How badly it lacks something. REQUIRED: it would be refused without. HELPFUL: whoever works it would have to ask. */
export const LACK_NEEDS = ['REQUIRED', 'HELPFUL'] as const;

/** A report that isn't sent yet. */
export interface Draft {
  readonly description: string | null;
  readonly given: readonly Answer[];
  /** What the ticket's own fields would be. */
  readonly fields: CustomFields;
  readonly attachments: number;
}

/** Something the report lacks. */
export interface Lack {
  readonly need: (typeof LACK_NEEDS)[number];
  /** Null for a field that tells something else. */
  readonly topic: IntakeTopic | null;
  /** Where to tell it; null for the description and the screenshot. */
  readonly field: FormField | null;
}

/** What is said to whoever drafts. */
export interface Advice {
  /** In the order of the form; first what happened, last the screenshot. */
  readonly lacks: readonly Lack[];
  /** What would be refused as it stands, missing fields included. */
  readonly problems: readonly Problem[];
}

/** Decides what the draft lacks by its category's form. */
export function adviseDraft(form: IntakeForm, draft: Draft, asStaff: boolean): Advice {
  const asked = fieldsFor(form, asStaff);
  const describesInAField = asked.some(({ topic }) => topic === 'WHAT_HAPPENED');
  const happened: Lack = { need: 'HELPFUL', topic: 'WHAT_HAPPENED', field: null };
  const screenshot: Lack = { need: 'HELPFUL', topic: 'SCREENSHOT', field: null };
  return {
    lacks: [
      ...(describesInAField || draft.description?.trim() ? [] : [happened]),
      ...asked.filter((field) => isAsked(field) && !isAnswered(field, draft.fields)).map(lackOf),
      ...(form.asksForScreenshot && draft.attachments === 0 ? [screenshot] : []),
    ],
    problems: answerProblems(form, draft.given, draft.fields, asStaff),
  };
}

/** An optional field that tells nothing every good report tells is left to whoever reports. */
const isAsked = ({ required, topic }: FormField): boolean => required || topic !== null;

const lackOf = (field: FormField): Lack => ({
  need: field.required ? 'REQUIRED' : 'HELPFUL',
  topic: field.topic,
  field,
});
