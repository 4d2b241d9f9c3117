import {
  GraphQLError,
  Kind,
  Lexer,
  Source,
  TokenKind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { ErrorCode } from '../graphql/errors.js';
import { overLimit, type Exceeded } from './exceeded.js';

/** What one document may hold. Of each operation, fragments count as often as they are spread. */
export interface DocumentLimits {
  readonly maxTokens: number;
  /** How deep fields may be nested. */
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxRootFields: number;
  readonly maxDirectives: number;
  /** How deep lists and objects may be nested in one argument. */
  readonly maxInputDepth: number;
}

/** Levels of brackets of any kind, and of selections through fragments: what recursive functions survive, here and in graphql-js. */
const DEEPEST_NESTING = 1000;
/** The standard introspection query, of graphql-js 16 and 17. */
const INTROSPECTION_DEPTH = 15;
/** Of longer documents it is only said that they are so long: counting costs time, too. */
const COUNTED_BEYOND = 10;

/** The limits that the text exceeds, before it is parsed: parsing is recursive, and so are its mistakes. Throws the syntax errors of tokens. */
export function textFaults(query: string, limits: DocumentLimits): readonly GraphQLError[] {
  const source = new Source(query);
  const { tokens, brackets, input, stopped } = countTokens(source, limits);
  const at = (positions: readonly number[]) => ({ source, positions });
  return [
    ...overLimit('BAD_USER_INPUT', [['inputDepth', limits.maxInputDepth, input.depth, stopped]], at([input.tooDeepAt])),
    ...overLimit('TOO_MUCH_ASKED', [['nesting', DEEPEST_NESTING, brackets, stopped]]),
    ...overLimit('GRAPHQL_PARSE_FAILED', [['tokens', limits.maxTokens, tokens, stopped]]),
  ];
}

/** How far brackets open and close: 1, -1, or 0 for what is no bracket. */
const BRACKETS: Readonly<Record<string, number>> = {
  ...{ [TokenKind.BRACE_L]: 1, [TokenKind.BRACKET_L]: 1, [TokenKind.PAREN_L]: 1 },
  ...{ [TokenKind.BRACE_R]: -1, [TokenKind.BRACKET_R]: -1, [TokenKind.PAREN_R]: -1 },
};

function countTokens(source: Source, { maxTokens, maxInputDepth }: DocumentLimits) {
  const lexer = new Lexer(source);
  const most = maxTokens * COUNTED_BEYOND;
  const counted = { tokens: 0, brackets: 0, input: { depth: 0, tooDeepAt: 0 }, stopped: false };
  let open = 0;
  let argumentsFrom: number | null = null; // brackets that were open where the arguments began
  for (let { kind, start } = lexer.advance(); kind !== TokenKind.EOF; { kind, start } = lexer.advance()) {
    counted.tokens += 1;
    counted.stopped = counted.tokens === most;
    if (counted.stopped) break;
    open += BRACKETS[kind] ?? 0;
    if (kind === TokenKind.PAREN_L) argumentsFrom ??= open;
    if (kind === TokenKind.PAREN_R) argumentsFrom = null;
    counted.brackets = Math.max(counted.brackets, open);
    const depth = argumentsFrom === null ? 0 : open - argumentsFrom;
    if (depth > maxInputDepth && counted.input.depth <= maxInputDepth) counted.input.tooDeepAt = start;
    counted.input.depth = Math.max(counted.input.depth, depth);
  }
  return counted;
}

/** The limits that the operations of a document exceed, before it is validated. Fragments are counted, never expanded. */
export function operationFaults({ definitions }: DocumentNode, limits: DocumentLimits): readonly GraphQLError[] {
  const fragments = new Map(
    definitions
      .filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, { node: each, own: ownSize(each) }]),
  );
  const { order, cyclic } = bottomUp(fragments);
  if (cyclic) return [cyclic];
  const sizes = new Map<string, Size>();
  for (const name of order) sizes.set(name, sizeOf(fragments.get(name)!.own, sizes));
  return definitions
    .filter((each) => each.kind === Kind.OPERATION_DEFINITION)
    .flatMap((each) =>
      overLimit('TOO_MUCH_ASKED', exceedable(each, sizeOf(ownSize(each), sizes), limits), { nodes: each }),
    );
}

const exceedable = (operation: OperationDefinitionNode, size: Size, limits: DocumentLimits): readonly Exceeded[] => [
  ['aliases', limits.maxAliases, size.aliases],
  ['rootFields', limits.maxRootFields, size.rootFields],
  ['directives', limits.maxDirectives, size.directives],
  ['depth', isIntrospection(operation) ? Math.max(limits.maxDepth, INTROSPECTION_DEPTH) : limits.maxDepth, size.depth],
  ['fields', limits.maxTokens, size.fields], // as many as if it were written without fragments
  ['nesting', DEEPEST_NESTING, size.nesting],
];

/** Whether it asks for the schema and nothing else; graphql-js limits how far that may go round in circles. */
const isIntrospection = ({ selectionSet: { selections } }: OperationDefinitionNode): boolean =>
  selections.every((each) => each.kind === Kind.FIELD && each.name.value.startsWith('__'));

/** How much a definition holds. */
interface Size {
  readonly aliases: number;
  readonly directives: number;
  readonly fields: number;
  readonly rootFields: number;
  readonly depth: number;
  readonly nesting: number;
}

/** What stands in a definition itself, and where it spreads fragments. */
type OwnSize = { -readonly [K in keyof Size]: number } & { readonly spreads: Spread[] };

interface Spread {
  readonly name: string;
  readonly depth: number;
  readonly nesting: number;
}

type Executable = OperationDefinitionNode | FragmentDefinitionNode;

function ownSize(definition: Executable): OwnSize {
  const size: OwnSize = { aliases: 0, directives: 0, fields: 0, rootFields: 0, depth: 0, nesting: 0, spreads: [] };
  for (const { directives = [] } of [definition, ...(definition.variableDefinitions ?? [])])
    size.directives += directives.length;
  const open = [{ set: definition.selectionSet, depth: 0, nesting: 1 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { depth, nesting } = place;
    size.nesting = Math.max(size.nesting, nesting);
    for (const each of place.set.selections) {
      const below = count(each, size, depth, nesting);
      if (each.kind !== Kind.FRAGMENT_SPREAD && each.selectionSet)
        open.push({ set: each.selectionSet, depth: below, nesting: nesting + 1 });
    }
  }
  return size;
}

/** Counts one selection; answers how deep what it selects from stands. */
function count(selection: SelectionNode, size: OwnSize, depth: number, nesting: number): number {
  size.directives += selection.directives?.length ?? 0;
  if (selection.kind === Kind.FRAGMENT_SPREAD) size.spreads.push({ name: selection.name.value, depth, nesting });
  if (selection.kind !== Kind.FIELD) return depth;
  size.fields += 1;
  if (selection.alias) size.aliases += 1;
  if (depth === 0) size.rootFields += 1;
  size.depth = Math.max(size.depth, depth + 1);
  return depth + 1;
}

/** The size of a definition with the fragments it spreads, whose sizes are known. */
function sizeOf({ spreads, ...own }: OwnSize, sizes: ReadonlyMap<string, Size>): Size {
  for (const { name, depth, nesting } of spreads) {
    const fragment = sizes.get(name);
    if (!fragment) continue; // there is no such fragment: validation says so
    own.aliases = sum(own.aliases, fragment.aliases);
    own.directives = sum(own.directives, fragment.directives);
    own.fields = sum(own.fields, fragment.fields);
    if (depth === 0) own.rootFields = sum(own.rootFields, fragment.rootFields);
    own.depth = Math.max(own.depth, depth + fragment.depth);
    own.nesting = Math.max(own.nesting, nesting + fragment.nesting);
  }
  return own;
}

const sum = (a: number, b: number): number => Math.min(a + b, Number.MAX_SAFE_INTEGER);

type Fragments = ReadonlyMap<string, { readonly node: FragmentDefinitionNode; readonly own: OwnSize }>;

/** The fragments in an order in which each comes after those it spreads; or one that spreads itself, by way of others. */
function bottomUp(fragments: Fragments): { readonly order: readonly string[]; readonly cyclic?: GraphQLError } {
  const spreadBy = (name: string): readonly string[] => [
    ...new Set(
      fragments
        .get(name)!
        .own.spreads.map((each) => each.name)
        .filter((each) => fragments.has(each)),
    ),
  ];
  const missing = new Map([...fragments.keys()].map((name) => [name, new Set(spreadBy(name))]));
  const users = Map.groupBy(
    [...missing].flatMap(([user, used]) => [...used].map((name) => ({ user, name }))),
    ({ name }) => name,
  );
  const order = [...missing].filter(([, { size }]) => size === 0).map(([name]) => name);
  for (const name of order)
    for (const { user } of users.get(name) ?? []) {
      missing.get(user)!.delete(name);
      if (missing.get(user)!.size === 0) order.push(user); // the loop goes on with it
    }
  return order.length === fragments.size ? { order } : { order, cyclic: cycleAmong(missing, fragments) };
}

/** Every fragment that misses one leads to a cycle: it is found by following them. */
function cycleAmong(missing: ReadonlyMap<string, ReadonlySet<string>>, fragments: Fragments): GraphQLError {
  const met = new Set<string>();
  let name = missing.keys().find((each) => missing.get(each)!.size > 0)!;
  while (!met.has(name)) {
    met.add(name);
    name = missing.get(name)!.values().next().value!;
  }
  return new GraphQLError('A fragment can not spread itself, nor one that spreads it.', {
    nodes: fragments.get(name)!.node,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' satisfies ErrorCode },
  });
}
