import type { Problem } from '../domain/refusal.js';
import type { RecordRead } from '../persistence/reading/plan.js';

const TYPE_OF_PROBLEM: Readonly<Record<Problem['code'], string>> = {
  INVALID_INPUT: 'InvalidInput',
  NOT_FOUND: 'NotFound',
  NOT_ALLOWED: 'NotAllowed',
  TRANSITION_REFUSED: 'TransitionRefused',
  VERSION_CONFLICT: 'VersionConflict',
  ALREADY_EXISTS: 'AlreadyExists',
  IDEMPOTENCY_KEY_REUSED: 'PlainRefusal',
  SIGN_IN_FAILED: 'PlainRefusal',
  WORKSPACE_NEEDED: 'PlainRefusal',
};

/** The object type of the contract that a value of an interface or a union is: records carry its name, problems have a code. */
export const typeName = (value: object): string =>
  '$type' in value ? (value as RecordRead).$type : TYPE_OF_PROBLEM[(value as Problem).code];
