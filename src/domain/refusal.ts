/** Defines what an expected "no" is: a value that says why, where, and what would have been accepted. */

import type { Role } from './access/roles.js';
import type { TicketStatus } from './ticket/ticket.js';

/** The path into an action's input of the value that stood in the way, such as `['customFields', '0', 'key']`; null for no single value. */
export type Path = readonly string[] | null;

interface Common {
  readonly field: Path;
  /** In English, for people: what was asked, what stood in the way, what to do. */
  readonly message: string;
}

/** One reason why an action was refused; the contract's `UserError` types, with the facts a client needs. */
export type Problem =
  | (Common & { readonly code: 'INVALID_INPUT'; readonly expected: string })
  | (Common & { readonly code: 'NOT_FOUND'; readonly type: string })
  | (Common & { readonly code: 'NOT_ALLOWED'; readonly allowedRoles: readonly Role[] })
  | (Common & {
      readonly code: 'TRANSITION_REFUSED';
      readonly from: TicketStatus;
      readonly to: TicketStatus | null;
      readonly missingFields: readonly string[];
      readonly allowed: readonly TicketStatus[];
    })
  | (Common & {
      readonly code: 'VERSION_CONFLICT';
      readonly expectedVersion: number;
      readonly currentVersion: number;
      /** Global id of the object; null when there is none. */
      readonly currentId: string | null;
    })
  | (Common & { readonly code: 'ALREADY_EXISTS'; readonly existingId: string | null })
  | (Common & { readonly code: 'IDEMPOTENCY_KEY_REUSED' | 'SIGN_IN_FAILED' | 'WORKSPACE_NEEDED' });

/** An expected "no": at least one reason, all that were found. */
export interface Refusal {
  readonly kind: 'Refusal';
  readonly problems: readonly Problem[];
}

/** Refuses for these reasons. */
export const refuse = (...problems: readonly Problem[]): Refusal => ({ kind: 'Refusal', problems });

/** Whether `value` is a refusal. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Refusal';

/** A value outside what is accepted; `expected` completes the sentence "… must be". */
export const invalid = (field: Path, expected: string): Problem => ({
  code: 'INVALID_INPUT',
  field,
  expected,
  message: `${field?.join('.') ?? 'The input'} must be ${expected}.`,
});

/** Nothing this actor may see goes by that name; `type` is the contract's. */
export const notFound = (field: Path, type: string): Problem => ({
  code: 'NOT_FOUND',
  field,
  type,
  message: `There is no such ${type} here${field ? `: see ${field.join('.')}` : ''}.`,
});

/** The actor may see it but not do this; `doing` completes "You may not …". */
export const notAllowed = (doing: string, allowedRoles: readonly Role[], field: Path = null): Problem => ({
  code: 'NOT_ALLOWED',
  field,
  allowedRoles,
  message: `You may not ${doing}.${allowedRoles.length ? ` These roles may: ${allowedRoles.join(', ')}.` : ''}`,
});

/** The object is at another version than the one the client read. */
export const versionConflict = (
  expectedVersion: number,
  currentVersion: number,
  currentId: string | null,
): Problem => ({
  code: 'VERSION_CONFLICT',
  field: ['expectedVersion'],
  expectedVersion,
  currentVersion,
  currentId,
  message: `It changed since version ${expectedVersion}; it is at version ${currentVersion} now. Read it again, then repeat your change.`,
});

/** Something unique is taken already; `existingId` is the global id of what has it. */
export const alreadyExists = (field: Path, type: string, existingId: string | null): Problem => ({
  code: 'ALREADY_EXISTS',
  field,
  existingId,
  message: `Another ${type} already has this ${field?.at(-1) ?? 'name'}.`,
});

/** A bad argument of a query or a subscription: thrown, because those have no payload to answer a refusal in. */
export class BadArgument extends Error {
  override readonly name = 'BadArgument';

  /** `argument` is the path of the value among the field's arguments; `expected` completes "… must be". */
  constructor(
    readonly argument: readonly string[],
    readonly expected: string,
  ) {
    super(`${argument.join('.')} must be ${expected}.`);
  }
}
