import {
  coerceInputValue,
  getNamedType,
  getNullableType,
  GraphQLError,
  isInputObjectType,
  isInputType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import type { ErrorCode } from '../graphql/errors.js';
import { overLimit } from './exceeded.js';
import { expectedOf } from './expected-values.js';

/** The variables of one request, as they came. */
export type Variables = Readonly<Record<string, unknown>>;

/** What variables are held against. */
export interface VariableRules {
  readonly schema: GraphQLSchema;
  /** How deep lists and objects may be nested in one variable. */
  readonly maxInputDepth: number;
  /** Whether clients are told of names that they did not send. */
  readonly suggestions: boolean;
  readonly maxErrors: number;
}

/** Values in all variables of one request: items of lists and fields of objects. Reading them costs, also where they are refused later. */
const MOST_VALUES = 10_000;

/** The limits that the variables exceed; found without recursion, and before anything else looks into them. */
export function sizeFaults(variables: Variables, maxInputDepth: number): readonly GraphQLError[] {
  let [depth, values] = [0, 0];
  let level: object[] = [variables];
  while (level.length > 0) {
    const below: object[] = [];
    for (const each of level)
      for (const value of Object.values(each) as readonly unknown[]) {
        values += 1;
        if (typeof value === 'object' && value !== null) below.push(value);
      }
    if (below.length > 0) depth += 1;
    level = below;
  }
  return [
    ...overLimit('BAD_USER_INPUT', [['inputDepth', maxInputDepth, depth]]),
    ...overLimit('BAD_USER_INPUT', [['inputValues', MOST_VALUES, values]]),
  ];
}

/** What is wrong with the variables: where, and what was expected. Never what was sent: it may be a password. */
export function variableFaults(
  definitions: readonly VariableDefinitionNode[],
  variables: Variables,
  rules: VariableRules,
): readonly GraphQLError[] {
  const tooLarge = sizeFaults(variables, rules.maxInputDepth);
  if (tooLarge.length > 0) return tooLarge;
  const faults: GraphQLError[] = [];
  for (const definition of definitions) {
    collectFaults(definition, variables, rules, faults);
    if (faults.length >= rules.maxErrors) break;
  }
  return faults;
}

/** Stops coercion: enough is wrong already. */
const ENOUGH = Symbol('enough');

function collectFaults(
  definition: VariableDefinitionNode,
  variables: Variables,
  rules: VariableRules,
  faults: GraphQLError[],
): void {
  const name = definition.variable.name.value;
  const type = typeFromAST(rules.schema, definition.type);
  if (!isInputType(type)) return; // validation has said so
  const report = (path: readonly (string | number)[], expected: string, suggestion = ''): void => {
    if (faults.length >= rules.maxErrors) throw ENOUGH;
    faults.push(variableFault(definition, [name, ...path.map(String)], expected, suggestion));
  };
  if (!Object.hasOwn(variables, name)) {
    if (isNonNullType(type) && !definition.defaultValue) report([], 'given');
    return;
  }
  try {
    coerceInputValue(
      variables[name],
      type,
      (path, value, error) => {
        const { within = [], expected, suggestion } = explained(typeAt(type, path), value, error, rules);
        report([...path, ...within], expected, suggestion);
      },
      !rules.suggestions,
    );
  } catch (fault) {
    if (fault !== ENOUGH) throw fault;
  }
}

const variableFault = (
  nodes: VariableDefinitionNode,
  argument: readonly string[],
  expected: string,
  suggestion: string,
): GraphQLError =>
  new GraphQLError(`$${argument.join('.')} must be ${expected}.${suggestion}`, {
    nodes,
    extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode, argument, expected },
  });

/** The type that stands at a path. */
function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  let at = type;
  for (const key of path) {
    if (typeof key === 'number') {
      at = (getNullableType(at) as { readonly ofType: GraphQLInputType }).ofType;
      continue;
    }
    const named = getNamedType(at); // one object stands for a list of one
    at = isInputObjectType(named) ? (named.getFields()[key]?.type ?? at) : at;
  }
  return at;
}

interface Explained {
  /** Where inside of the value. */
  readonly within?: readonly string[];
  readonly expected: string;
  readonly suggestion?: string;
}

/** The longest name of a field that is repeated to the client. */
const LONGEST_NAME = 64;

/** In our own words, because graphql-js repeats the value. */
function explained(
  type: GraphQLInputType,
  value: unknown,
  { message }: GraphQLError,
  { suggestions }: VariableRules,
): Explained {
  if (value === null || value === undefined) return { expected: 'given, and not null' };
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object') return { expected: expectedOf(type, suggestions) };
  if (Array.isArray(value)) return { expected: expectedOf(type, suggestions) };
  const [, missing] = /^Field "(\w+)" of required type /.exec(message) ?? [];
  if (missing) return { within: [missing], expected: 'given' };
  const [, unknown] = /^Field "([^]*)" is not defined by type "/.exec(message) ?? [];
  if (unknown === undefined) return { expected: 'an object with exactly one of its fields' };
  if (!/^\w+$/.test(unknown) || unknown.length > LONGEST_NAME)
    return { expected: 'an object without fields that are not defined' };
  const [suggestion = ''] = / Did you mean [^?]*\?$/.exec(message) ?? [];
  return { within: [unknown], expected: 'absent: no such field is defined', suggestion };
}
