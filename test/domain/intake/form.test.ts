import { describe, expect, test } from 'vitest';
import { answerProblems, editProblems, isAnswered, withAnswers } from '../../../src/domain/intake/answers.js';
import { adviseDraft, type Draft } from '../../../src/domain/intake/advice.js';
import {
  checkForm,
  fieldsFor,
  NO_FORM,
  type FormFieldInput,
  type IntakeForm,
} from '../../../src/domain/intake/form.js';
import type { CustomFields } from '../../../src/domain/ticket/ticket.js';
import { fieldsRefused, granted } from '../../support/builders.js';

const aField = (said: Partial<FormFieldInput> = {}): FormFieldInput => ({
  key: 'since',
  label: 'Since when?',
  type: 'TEXT',
  ...said,
});
const aForm = (...fields: readonly FormFieldInput[]): IntakeForm => granted(checkForm({ fields }));

describe('a form', () => {
  test('asks optional questions of everybody, unless it says otherwise', () => {
    expect(checkForm({ fields: [aField({ label: '  언제부터? ', help: ' ' })] })).toEqual({
      fields: [
        {
          ...{ key: 'since', label: '언제부터?', type: 'TEXT', required: false, help: null },
          ...{ shownToRequesters: true, choices: [], topic: null },
        },
      ],
      asksForScreenshot: false,
    });
  });

  test('may ask nothing', () => {
    expect(checkForm({ fields: [] })).toEqual(NO_FORM);
  });

  test.each([
    ['key', { key: 'Since' }],
    ['key', { key: '' }],
    ['key', { key: 'a'.repeat(51) }],
    ['label', { label: ' ' }],
    ['label', { label: 'two\nlines' }],
    ['help', { help: 'x'.repeat(1001) }],
    ['choices', { choices: ['yes'] }],
    ['choices', { type: 'CHOICE' }],
    ['choices', { type: 'CHOICE', choices: Array.from({ length: 51 }, (_, i) => `${i}`) }],
    ['choices.1', { type: 'CHOICE', choices: ['yes', ''] }],
    ['choices.2', { type: 'CHOICE', choices: ['yes', 'no', ' yes'] }],
  ] as const)('is refused for its %s: %j', (path, said) => {
    expect(fieldsRefused(checkForm({ fields: [aField(said)] }))).toEqual([`form.fields.0.${path}`]);
  });

  test('is refused when two fields share a key, or tell the same', () => {
    const one = aField({ topic: 'SINCE_WHEN' });
    expect(fieldsRefused(checkForm({ fields: [one, one] }))).toEqual(['form.fields.1.key', 'form.fields.1.topic']);
  });

  test('has at most 30 fields', () => {
    const many = Array.from({ length: 31 }, (_, i) => aField({ key: `f${i}` }));
    expect(granted(checkForm({ fields: many.slice(1) })).fields).toHaveLength(30);
    expect(fieldsRefused(checkForm({ fields: many }))).toEqual(['form.fields']);
  });

  test('keeps what it does not show to requesters for staff', () => {
    const form = aForm(aField(), aField({ key: 'cost_center', shownToRequesters: false }));
    expect(fieldsFor(form, false).map(({ key }) => key)).toEqual(['since']);
    expect(fieldsFor(form, true).map(({ key }) => key)).toEqual(['since', 'cost_center']);
  });
});

const answering = (form: IntakeForm, fields: CustomFields, asStaff = false) =>
  answerProblems(
    form,
    Object.entries(fields).map(([key, value]) => ({ key, value })),
    fields,
    asStaff,
  );
const paths = (problems: ReturnType<typeof answering>) => problems.map(({ field }) => field?.join('.'));

describe('an answer', () => {
  test.each([
    ['TEXT', 'Yesterday', true],
    ['TEXT', 1, false],
    ['NUMBER', 0, true],
    ['NUMBER', -1.5, true],
    ['NUMBER', '1', false],
    ['NUMBER', Number.NaN, false],
    ['BOOLEAN', false, true],
    ['BOOLEAN', 'false', false],
    ['CHOICE', 'Seoul', true],
    ['CHOICE', 'seoul', false],
    ['CHOICE', true, false],
    ['DATE', '2026-02-28', true],
    ['DATE', '2026-02-30', false],
    ['DATE', '28.02.2026', false],
    ['DATE', 20260228, false],
  ] as const)('to a %s may be %j: %s', (type, value, fits) => {
    const form = aForm(aField({ type, ...(type === 'CHOICE' && { choices: ['Seoul', 'Busan'] }) }));
    expect(paths(answering(form, { since: value }))).toEqual(fits ? [] : ['customFields.0.value']);
  });

  test('that is required and missing is asked for by its key, and all at once', () => {
    const form = aForm(aField({ required: true }), aField({ key: 'text', required: true }), aField({ key: 'site' }));
    expect(paths(answering(form, {}))).toEqual(['customFields.since', 'customFields.text']);
    expect(paths(answering(form, { since: 'Monday', text: '' }))).toEqual(['customFields.text']);
    expect(paths(answering(form, { since: 'Monday', text: '502' }))).toEqual([]);
  });

  test('is there when it says no, or nought', () => {
    expect([false, 0, 'x', ''].map((value) => isAnswered({ key: 'it' }, { it: value }))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(isAnswered({ key: 'constructor' }, {})).toBe(false);
  });

  test('that is taken away is missing, and fits no less', () => {
    const form = aForm(aField({ required: true, type: 'NUMBER' }));
    expect(paths(answerProblems(form, [{ key: 'since', value: null }], {}, false))).toEqual(['customFields.since']);
  });

  test('to what staff alone see is theirs: not asked of requesters', () => {
    const form = aForm(aField({ required: true, shownToRequesters: false }));
    expect(paths(answering(form, {}))).toEqual([]);
    expect(paths(answering(form, {}, true))).toEqual(['customFields.since']);
    expect(paths(answering(form, { since: 'x' }, true))).toEqual([]);
    expect(paths(answering(form, { since: 8 }))).toEqual([]); // refused before, without a word of what it may be
  });

  test('to what the form does not ask is left to integrators', () => {
    expect(paths(answering(aForm(aField()), { erp_id: 7 }))).toEqual([]);
  });
});

describe('an edit', () => {
  const form = aForm(
    aField({ required: true }),
    aField({ key: 'site', required: true }),
    aField({ key: 'floor', type: 'NUMBER' }),
  );
  const edited = (before: CustomFields, given: Readonly<Record<string, unknown>>, movesIn = false) => {
    const answers = Object.entries(given).map(([key, value]) => ({ key, value }));
    const edit = { given: answers, before, after: withAnswers(before, answers), movesIn };
    return paths(editProblems(form, edit, true));
  };

  test('may leave open what was open, and takes no answer away that is asked for', () => {
    expect(edited({ site: 'Seoul' }, { floor: 3 })).toEqual([]);
    expect(edited({ site: 'Seoul' }, { site: ' ' })).toEqual(['customFields.site']);
    expect(edited({ site: 'Seoul' }, { site: null, floor: '3' })).toEqual([
      'customFields.1.value',
      'customFields.site',
    ]);
  });

  test('into another category answers all that this one asks, and what it keeps must fit', () => {
    const entered = { since: 'Monday', site: 'Seoul', floor: '3' };
    expect(edited({ floor: '3' }, {}, true)).toEqual(['customFields.since', 'customFields.site', 'customFields.floor']);
    expect(edited(entered, { floor: 3 }, true)).toEqual([]);
    expect(edited(entered, { floor: null }, true)).toEqual([]);
    expect(edited(entered, { floor: 'third' }, true)).toEqual(['customFields.0.value']);
    expect(edited(entered, {})).toEqual([]);
  });

  test('that takes all fields away leaves none', () => {
    expect(withAnswers({ since: 'Monday' }, null)).toEqual({});
    expect(withAnswers({ since: 'Monday' }, undefined)).toEqual({ since: 'Monday' });
  });
});

describe('a draft', () => {
  const form: IntakeForm = {
    ...aForm(
      aField({ key: 'expected', topic: 'WHAT_WAS_EXPECTED' }),
      aField({ topic: 'SINCE_WHEN', type: 'DATE', required: true }),
      aField({ key: 'error', topic: 'ERROR_TEXT' }),
      aField({ key: 'site', required: true }),
      aField({ key: 'floor' }),
      aField({ key: 'cost_center', required: true, shownToRequesters: false }),
    ),
    asksForScreenshot: true,
  };
  const advise = (asked: IntakeForm, said: Partial<Draft> = {}, asStaff = false) =>
    adviseDraft(asked, { description: null, given: [], fields: {}, attachments: 0, ...said }, asStaff);
  const lacking = (advice: ReturnType<typeof advise>) =>
    advice.lacks.map(({ need, topic, field }) => [need, topic, field && field.key]);

  test('END-11 is told everything it lacks, in the order of the form, before it is sent', () => {
    expect(lacking(advise(form))).toEqual([
      ['HELPFUL', 'WHAT_HAPPENED', null],
      ['HELPFUL', 'WHAT_WAS_EXPECTED', 'expected'],
      ['REQUIRED', 'SINCE_WHEN', 'since'],
      ['HELPFUL', 'ERROR_TEXT', 'error'],
      ['REQUIRED', null, 'site'],
      ['HELPFUL', 'SCREENSHOT', null],
    ]);
    expect(paths(advise(form).problems)).toEqual(['customFields.since', 'customFields.site']);
  });

  test('lacks nothing once it tells everything', () => {
    const fields = { expected: 'Mail', since: '2026-03-02', error: '502', site: 'Seoul' };
    expect(advise(form, { description: 'No mail', fields, attachments: 1 })).toEqual({ lacks: [], problems: [] });
  });

  test('of staff is asked what staff alone see, too', () => {
    expect(lacking(advise(form, {}, true))).toContainEqual(['REQUIRED', null, 'cost_center']);
  });

  test('tells what happened in the field there is for it, else in the description', () => {
    const withField = aForm(aField({ key: 'happened', topic: 'WHAT_HAPPENED' }));
    expect(lacking(advise(withField, { description: 'No mail' }))).toEqual([['HELPFUL', 'WHAT_HAPPENED', 'happened']]);
    expect(lacking(advise(withField, { fields: { happened: 'No mail' } }))).toEqual([]);
    expect(lacking(advise(NO_FORM, { description: ' ' }))).toEqual([['HELPFUL', 'WHAT_HAPPENED', null]]);
    expect(lacking(advise(NO_FORM, { description: 'No mail' }))).toEqual([]);
  });

  test('END-11 is told what would be refused as it stands', () => {
    const given = [{ key: 'since', value: 'Monday' }];
    expect(paths(advise(form, { given, fields: { since: 'Monday', site: 'Seoul' } }).problems)).toEqual([
      'customFields.0.value',
    ]);
  });
});
