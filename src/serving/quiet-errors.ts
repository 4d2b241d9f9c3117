import {
  GraphQLError,
  isNonNullType,
  specifiedRules,
  ValuesOfCorrectTypeRule,
  type GraphQLInputType,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { expectedOf } from './expected-values.js';

/*
 * Errors of graphql-js, without the values that they repeat: a document may hold a password as well as variables do.
 * https://github.com/graphql/graphql-js/blob/v16.15.0/src/validation/rules/ValuesOfCorrectTypeRule.ts
 */

/** The longest message, in characters: names come from the client, and may be as long as the document. */
const LONGEST_MESSAGE = 500;

/** A message that is no longer than it needs to be. */
export const shortened = (message: string): string =>
  message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;

/** A syntax error without the token that was found; its position says where it stands. */
export const quietSyntaxError = (fault: GraphQLError): GraphQLError =>
  withMessage(
    fault,
    fault.message
      .replace(/\b(Name|Int|Float|String|BlockString) "[^]*"/, '$1')
      .replace(/(escape sequence|Invalid number[^:]*|[Uu]nexpected character|Invalid character): "[^]*/, '$1.'),
  );

/** Whether graphql-js found an argument wrong that the document could not tell: by a variable, while it runs. */
export const isOfArgument = (message: string): boolean =>
  /^Argument "\w+" (has invalid value|of required type|of non-null type) /.test(message);

/** What graphql-js says of an argument whose variable turned out to be null repeats the other values beside it. */
export const quietArgument = (message: string): string =>
  message.replace(/^(Argument "\w+" has) invalid value [^]*$/, '$1 an invalid value.');

/** The rules of the specification; they never repeat a value. */
export const quietRules: readonly ValidationRule[] = specifiedRules.map((rule) =>
  rule === ValuesOfCorrectTypeRule ? quietValues : rule,
);

function quietValues(context: ValidationContext) {
  const reportError = (fault: GraphQLError): void => context.reportError(quietValueError(fault, context));
  return ValuesOfCorrectTypeRule(Object.create(context, { reportError: { value: reportError } }) as ValidationContext);
}

/** Faults of a field say its name, and no value; all others are told in our own words. */
function quietValueError(fault: GraphQLError, context: ValidationContext): GraphQLError {
  if (/^(Field|OneOf Input Object) "/.test(fault.message)) return fault;
  const type = context.getInputType();
  return withMessage(
    fault,
    type ? `This value must be ${expectedHere(type, fault, context)}.` : 'This value is wrong.',
  );
}

const expectedHere = (
  type: GraphQLInputType,
  { nodes }: GraphQLError,
  { hideSuggestions }: ValidationContext,
): string =>
  isNonNullType(type) && nodes?.[0]?.kind === 'NullValue' ? 'given, and not null' : expectedOf(type, !hideSuggestions);

const withMessage = (fault: GraphQLError, message: string): GraphQLError =>
  new GraphQLError(message, { nodes: fault.nodes, source: fault.source, positions: fault.positions });
