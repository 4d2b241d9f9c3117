/** Decides which texts, numbers and lists the desk accepts. */

import { invalid, isRefusal, refuse, type Path, type Problem, type Refusal } from './refusal.js';

/** Least and most, both included. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Names of people, teams, categories, services and the like. */
export const NAME: Bounds = { min: 1, max: 120 };
/** Ids that other systems gave. */
export const EXTERNAL_ID: Bounds = { min: 1, max: 200 };
/** The words that come with a step. */
export const REASON: Bounds = { min: 1, max: 2000 };

/**
 * A text as the desk keeps it: Unicode in its composed form, line ends as \n, no blanks at either end. Refused when its length, in
 * characters, is out of bounds, or when PostgreSQL and JSON could not both hold it (NUL, lone surrogates).
 */
export function checkText(field: Path, value: string, { min, max }: Bounds): string | Refusal {
  const expected = min === 0 ? `at most ${grouped(max)} characters` : `${min} to ${grouped(max)} characters`;
  // Decomposed, a character takes up to 6 units; what is longer still isn't worth normalizing.
  if (value.length > 6 * max + 1000) return refuse(invalid(field, expected));
  if (!isStorable(value)) return refuse(invalid(field, 'well-formed Unicode without NUL'));
  const text = value.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const length = lengthOf(text);
  return length < min || length > max ? refuse(invalid(field, expected)) : text;
}

/** Whether PostgreSQL and JSON can both hold the text. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** As `checkText`, on one line: no line ends or other control characters. */
export function checkLine(field: Path, value: string, bounds: Bounds): string | Refusal {
  const text = checkText(field, value, bounds);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return !isRefusal(text) && /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text)
    ? refuse(invalid(field, 'one line of text'))
    : text;
}

/** An optional text: undefined is untouched, null and blank are nothing. */
export function checkOptional(
  field: Path,
  value: string | null | undefined,
  bounds: Bounds,
  check: typeof checkText = checkText,
): string | null | Refusal {
  if (value === null || value === undefined || value.trim() === '') return null;
  return check(field, value, bounds);
}

/** Labels: lower case, in order, each once; refused when too many or one is out of bounds. */
export function checkLabels(
  field: string,
  values: readonly string[],
  most: number,
  bounds: Bounds,
): readonly string[] | Refusal {
  if (values.length > most) return refuse(invalid([field], `at most ${most} items`));
  const labels = values.map((value, i) => checkLine([field, String(i)], value.toLowerCase(), bounds));
  const problems = problemsOf(...labels);
  if (problems.length) return refuse(...problems);
  return [...new Set(labels as string[])].toSorted(byCodePoint);
}

/** A whole number within bounds. */
export const checkNumber = (field: Path, value: number, { min, max }: Bounds): number | Refusal =>
  Number.isInteger(value) && value >= min && value <= max ? value : refuse(invalid(field, `${min} to ${max}`));

/** Ids, each once. */
export const checkIds = (field: Path, ids: readonly string[], most: number): readonly string[] | Refusal =>
  ids.length > most ? refuse(invalid(field, `at most ${most} items`)) : [...new Set(ids)];

/** The problems among these answers, all of them, so that a client learns every fault at once. */
export const problemsOf = (...answers: readonly unknown[]): readonly Problem[] =>
  answers.flatMap((answer) => (isRefusal(answer) ? answer.problems : []));

/** Orders texts by their code points: the same on every machine, and the same as `COLLATE "C"`. */
export function byCodePoint(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length;) {
    const x = a.codePointAt(i)!;
    const y = b.codePointAt(i)!;
    if (x !== y) return x - y;
    i += x > 0xffff ? 2 : 1;
  }
  return a.length - b.length;
}

const lengthOf = (text: string): number => {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
};

const grouped = (n: number): string => n.toLocaleString('en-US');
