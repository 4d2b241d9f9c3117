import {
  getOperationAST,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  validate,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ErrorCode } from '../graphql/errors.js';
import { oneSignIn } from '../graphql/one-sign-in.js';
import { operationFaults, textFaults, type DocumentLimits } from './document-limits.js';
import { overLimit } from './exceeded.js';
import { quietRules, quietSyntaxError } from './quiet-errors.js';
import { MOST_ERRORS } from './formatted-errors.js';
import { variableFaults } from './variables.js';

/** What documents and their variables are held against, whichever way they come. */
export interface DocumentRules extends DocumentLimits {
  readonly introspection: boolean;
  /** Whether clients are helped with "Did you mean …?". */
  readonly suggestions: boolean;
}

/** Text of the documents kept parsed and validated, in characters, of which each takes some 80 bytes; what nobody asked for the longest goes first. */
const MOST_KEPT = 250_000;
/** Longer documents are checked each time, in characters. */
const LONGEST_KEPT = 10_000;

/** What a client asks to be run. */
export interface Request {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

/** A document that was found good. */
export interface Known {
  readonly document: DocumentNode;
}

/** Parses and validates documents, each once: the one way in for HTTP, WebSocket and Server-Sent Events. */
export class Documents {
  readonly #kept = new LRUCache<string, Known>({
    ...{ maxSize: MOST_KEPT, maxEntrySize: LONGEST_KEPT },
    sizeCalculation: (_known, query) => query.length,
  });

  constructor(
    readonly schema: GraphQLSchema,
    readonly rules: DocumentRules,
  ) {}

  /** The document, checked; or what is wrong with it. */
  check(query: string): Known | readonly GraphQLError[] {
    const known = this.#kept.get(query);
    if (known) return known;
    const checked = this.#check(query);
    if ('document' in checked) this.#kept.set(query, checked);
    return checked;
  }

  #check(query: string): Known | readonly GraphQLError[] {
    const { schema, rules } = this;
    const document = parsed(query, rules);
    if (!('kind' in document)) return document;
    const tooMuch = operationFaults(document, rules); // before validation, which costs more
    if (tooMuch.length) return tooMuch;
    const conditional = conditionalRoot(document);
    if (conditional) return [coded(conditional, 'GRAPHQL_VALIDATION_FAILED')];
    const all = [...quietRules, oneSignIn, ...(rules.introspection ? [] : [NoSchemaIntrospectionCustomRule])];
    const faults = validate(schema, document, all, { maxErrors: MOST_ERRORS, hideSuggestions: !rules.suggestions });
    if (faults.length) return faults.flatMap(validationFault);
    return { document };
  }
}

/** Comparisons of fields with the same name after which graphql-js 16 gives up (`OverlappingFieldsCanBeMergedRule`). */
const MOST_COMPARISONS = 500_000;

const validationFault = (fault: GraphQLError): readonly GraphQLError[] =>
  fault.message === 'Validation aborted.'
    ? overLimit('TOO_MUCH_ASKED', [['comparisons', MOST_COMPARISONS, MOST_COMPARISONS + 1, true]])
    : [coded(fault, 'GRAPHQL_VALIDATION_FAILED')];

/** The operation to run; or what is wrong with the choice or the variables. */
export function operationOf(
  { schema, rules }: Documents,
  { document }: Known,
  { operationName, variables }: Request,
): OperationDefinitionNode | readonly GraphQLError[] {
  const operation = getOperationAST(document, operationName);
  if (!operation) return [coded(new GraphQLError('Name the operation to run.'), 'BAD_USER_INPUT')];
  const faults = variableFaults(operation.variableDefinitions ?? [], variables ?? {}, {
    ...{ schema, maxErrors: MOST_ERRORS },
    ...rules,
  });
  return faults.length ? faults : operation;
}

/** A subscription has one root field, always; graphql 16 faults on a condition there instead of refusing it. */
function conditionalRoot({ definitions }: DocumentNode): GraphQLError | null {
  const roots = definitions.flatMap((each) => (isOfSubscriptions(each) ? rootsIn(each.selectionSet) : []));
  const conditional = roots.find(({ directives = [] }) =>
    directives.some(({ name }) => /^(skip|include)$/.test(name.value)),
  );
  return conditional
    ? new GraphQLError('The root field of a subscription can not be conditional.', { nodes: conditional })
    : null;
}

const isOfSubscriptions = (each: DefinitionNode): each is OperationDefinitionNode | FragmentDefinitionNode =>
  (each.kind === Kind.OPERATION_DEFINITION && each.operation === 'subscription') ||
  (each.kind === Kind.FRAGMENT_DEFINITION && each.typeCondition.name.value === 'Subscription');

/** What stands at the root, and in inline fragments there; other fragments are roots of their own. */
const rootsIn = ({ selections }: SelectionSetNode): readonly SelectionNode[] =>
  selections.flatMap((each) => [each, ...(each.kind === Kind.INLINE_FRAGMENT ? rootsIn(each.selectionSet) : [])]);

/** The document; or what makes it none, or larger than it may be. */
function parsed(query: string, limits: DocumentLimits): DocumentNode | readonly GraphQLError[] {
  try {
    const tooMuch = textFaults(query, limits);
    return tooMuch.length ? tooMuch : parse(query);
  } catch (fault) {
    if (fault instanceof GraphQLError) return [coded(quietSyntaxError(fault), 'GRAPHQL_PARSE_FAILED')];
    throw fault;
  }
}

const coded = (fault: GraphQLError, code: ErrorCode): GraphQLError =>
  new GraphQLError(fault.message, {
    nodes: fault.nodes,
    source: fault.source,
    positions: fault.positions,
    path: fault.path,
    originalError: fault.originalError,
    extensions: { ...fault.extensions, code },
  });
