/** Decides what a ticket may say: its subject, labels, fields and the rest that `editTicket` changes. */

import { forbids } from '../access/permissions.js';
import { isStaff, type Actor } from '../access/roles.js';
import {
  byCodePoint,
  checkLabels,
  checkLine,
  checkOptional,
  checkText,
  EXTERNAL_ID,
  problemsOf,
  type Bounds,
} from '../bounds.js';
import { canonical } from '../canonical.js';
import { checkEmail } from '../people/person.js';
import { invalid, isRefusal, refuse, type Problem, type Refusal } from '../refusal.js';
import { notOpenTo, openTo } from './custom-fields.js';
import { publicFact, type TicketFact } from './events.js';
import type { Contact, CustomFields, CustomValue, Ticket, TicketChange, TicketDetails, TicketType } from './ticket.js';
import { isOver, transitionRefused } from './workflow.js';

/** One line. */
export const SUBJECT: Bounds = { min: 1, max: 200 };
/** Plain text. */
export const DESCRIPTION: Bounds = { min: 0, max: 20_000 };
/** Each label. */
export const TAG: Bounds = { min: 1, max: 50 };
/** Labels on one ticket. */
export const MOST_TAGS = 20;
/** Services one ticket names. */
export const MOST_SERVICES = 20;
/** The desk's own fields on one ticket. */
export const MOST_CUSTOM_FIELDS = 50;
/** What they are called by. */
export const CUSTOM_FIELD_KEY = {
  pattern: /^[a-z][a-z0-9_]{0,49}$/,
  expected: '1 to 50 of a–z, 0–9 and underscore, beginning with a letter',
} as const;
/** A text in one of them. */
export const CUSTOM_TEXT: Bounds = { min: 0, max: 2000 };

/** What a client gives: absent is untouched, null clears. Ids of category and services are looked up by the caller. */
export interface DetailsInput {
  readonly type?: TicketType | null;
  readonly subject?: string | null;
  readonly description?: string | null;
  readonly contact?: Partial<Contact> | null;
  readonly tags?: readonly string[] | null;
  readonly customFields?: readonly { readonly key: string; readonly value?: unknown }[] | null;
  readonly externalId?: string | null;
}

/**
 * Checks what was given; all faults are told at once. `has` is what the ticket's own fields are before; those that are hidden from the
 * actor they neither give nor take away.
 */
export function checkDetails(
  input: DetailsInput,
  { hiddenFields }: Pick<Actor, 'hiddenFields'>,
  has: CustomFields = {},
): Partial<TicketDetails> | Refusal {
  const answers = {
    type: input.type === null ? refuse(invalid(['type'], 'a ticket type; it can not be cleared')) : input.type,
    subject: input.subject === undefined ? undefined : checkLine(['subject'], input.subject ?? '', SUBJECT),
    description:
      input.description === undefined ? undefined : checkOptional(['description'], input.description, DESCRIPTION),
    contact: input.contact === undefined ? undefined : checkContact(input.contact),
    tags: input.tags === undefined ? undefined : checkLabels('tags', input.tags ?? [], MOST_TAGS, TAG),
    customFields:
      input.customFields === null
        ? notOpenTo(has, hiddenFields)
        : input.customFields && checkCustomFields(input.customFields, has, hiddenFields),
    externalId:
      input.externalId === undefined
        ? undefined
        : checkOptional(['externalId'], input.externalId, EXTERNAL_ID, checkLine),
  };
  const problems = problemsOf(...Object.values(answers));
  return problems.length ? refuse(...problems) : (present(answers) as Partial<TicketDetails>);
}

/** Decides whether these checked details may be changed, and what follows. Null when nothing changes. */
export function decideEdit(
  ticket: Ticket,
  details: Partial<TicketDetails>,
  actor: Actor,
  staffFields: readonly string[],
): { readonly change: TicketChange; readonly fact: TicketFact<'TicketEdited'> } | Refusal | null {
  const forbidden = forbidsEdit(ticket, details, actor);
  if (forbidden) return refuse(forbidden);
  if (isOver(ticket)) return refuse(transitionRefused(ticket, null, []));
  const changed = (Object.keys(details) as (keyof TicketDetails)[]).filter(
    (name) => !same(ticket[name], details[name]),
  );
  if (changed.length === 0) return null;
  const before = Object.fromEntries(changed.map((name) => [name, ticket[name]]));
  const after = Object.fromEntries(changed.map((name) => [name, details[name]]));
  const fact = publicFact('TicketEdited', before, after);
  const audience = openDetails(fact, staffFields).length > 0 ? 'PUBLIC' : 'INTERNAL';
  return { change: after, fact: { ...fact, audience } };
}

/** The details that an edit changed, as far as these fields of the desk's own are hidden. */
export const openDetails = (
  { before, after }: Pick<TicketFact<'TicketEdited'>, 'before' | 'after'>,
  hidden: readonly string[],
): readonly string[] =>
  Object.keys(after).filter((name) => {
    if (name !== 'customFields' || !before.customFields || !after.customFields) return true;
    return !same(openTo(before.customFields, hidden), openTo(after.customFields, hidden));
  });

/** What requesters may edit of their own tickets while those are NEW. */
const REQUESTERS_MAY_EDIT: ReadonlySet<string> = new Set<keyof TicketDetails>([
  'subject',
  'description',
  'contact',
  'customFields',
]);

function forbidsEdit(ticket: Ticket, details: Partial<TicketDetails>, actor: Actor): Problem | null {
  const ownNew = ticket.status === 'NEW' && Object.keys(details).every((name) => REQUESTERS_MAY_EDIT.has(name));
  return (
    forbids(actor, ownNew ? 'editOwnNewTicket' : 'editTicket', ticket.requesterId) ?? forbidsType(details.type, actor)
  );
}

/** Only staff open a PROBLEM or a CHANGE, or make one of a ticket. */
export const forbidsType = (type: TicketType | undefined, actor: Actor): Problem | null =>
  (type === 'PROBLEM' || type === 'CHANGE') && !isStaff(actor) ? forbids(actor, 'openInternalType') : null;

function checkContact(contact: Partial<Contact> | null): Contact | null | Refusal {
  if (contact === null) return null;
  const name = checkOptional(['contact', 'name'], contact.name, { min: 1, max: 120 }, checkLine);
  const email = contact.email ? checkEmail(['contact', 'email'], contact.email) : null;
  const phone = checkOptional(['contact', 'phone'], contact.phone, { min: 1, max: 40 }, checkLine);
  const problems = problemsOf(name, email, phone);
  if (problems.length) return refuse(...problems);
  if (name === null && email === null && phone === null)
    return refuse(invalid(['contact'], 'given at least one of name, email and phone'));
  return { name, email, phone } as Contact;
}

function checkCustomFields(
  given: NonNullable<DetailsInput['customFields']>,
  has: CustomFields,
  hidden: readonly string[],
): CustomFields | Refusal {
  if (given.length > MOST_CUSTOM_FIELDS)
    return refuse(invalid(['customFields'], `at most ${MOST_CUSTOM_FIELDS} items`));
  const problems = given.flatMap(({ key, value }, i) =>
    hidden.includes(key)
      ? [invalid(['customFields', String(i), 'key'], 'a field that requesters fill in')]
      : customFieldProblems(['customFields', String(i)], key, value),
  );
  if (problems.length) return refuse(...problems);
  const merged = new Map<string, unknown>(Object.entries(has));
  for (const { key, value } of given) {
    if (value === null || value === undefined) merged.delete(key);
    else merged.set(key, typeof value === 'string' ? checkText(null, value, CUSTOM_TEXT) : value);
  }
  if (merged.size > MOST_CUSTOM_FIELDS)
    return refuse(invalid(['customFields'], `at most ${MOST_CUSTOM_FIELDS} fields on one ticket`));
  return Object.fromEntries([...merged].toSorted(([a], [b]) => byCodePoint(a, b))) as Record<string, CustomValue>;
}

function customFieldProblems(path: readonly string[], key: string, value: unknown): readonly Problem[] {
  const badKey = !CUSTOM_FIELD_KEY.pattern.test(key);
  const text = typeof value === 'string' ? checkText([...path, 'value'], value, CUSTOM_TEXT) : null;
  const odd = !['string', 'number', 'boolean', 'undefined'].includes(typeof value) && value !== null;
  return [
    ...(badKey ? [invalid([...path, 'key'], CUSTOM_FIELD_KEY.expected)] : []),
    ...(isRefusal(text) ? text.problems : []),
    ...(odd ? [invalid([...path, 'value'], 'text, a number, a boolean or null')] : []),
  ];
}

const present = (answers: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
