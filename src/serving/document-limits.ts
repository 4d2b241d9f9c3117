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
/** How often one operation may ask for the whole schema, and for single types: Apollo Kotlin asks for six at once. */
const SCHEMA_ROOTS = 1;
const TYPE_ROOTS = 10;
/** Where the schema is asked for, one list that PARTS names may stand in another: the standard introspection query has none that do. */
const SCHEMA_LISTS = 1;
/** With aliases a list could be asked for again and again. */
const SCHEMA_ALIASES = 0;
/** What `__Type` lists. Each may hold further types, which list the same: two in one another are hundreds of lists. */
const PARTS: ReadonlySet<string> = new Set(['fields', 'inputFields', 'interfaces', 'possibleTypes', 'enumValues']);
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
  ['schemaRoots', SCHEMA_ROOTS, size.schemaRoots],
  ['typeRoots', TYPE_ROOTS, size.typeRoots],
  ['schemaLists', SCHEMA_LISTS, size.schemaLists],
  ['schemaAliases', SCHEMA_ALIASES, size.schemaAliases],
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
  /** Fields `__schema`. */
  readonly schemaRoots: number;
  /** Fields `__type`. */
  readonly typeRoots: number;
  /** How deep lists of PARTS stand in one another, wherever the definition is spread. */
  readonly lists: number;
  /** The same below its own `__schema` and `__type`. */
  readonly schemaLists: number;
  readonly schemaAliases: number;
}

/** What stands in a definition itself, and where it spreads fragments. */
type OwnSize = { -readonly [K in keyof Size]: number } & { readonly spreads: Spread[] };

/** Where a selection stands in its definition. */
interface Place {
  readonly depth: number;
  readonly nesting: number;
  /** Lists of PARTS that it stands in. */
  readonly lists: number;
  /** Whether it is below `__schema` or `__type`. */
  readonly ofSchema: boolean;
}

type Spread = Place & { readonly name: string };

type Executable = OperationDefinitionNode | FragmentDefinitionNode;

function ownSize(definition: Executable): OwnSize {
  const size: OwnSize = {
    ...{ aliases: 0, directives: 0, fields: 0, rootFields: 0, depth: 0, nesting: 0, spreads: [] },
    ...{ schemaRoots: 0, typeRoots: 0, lists: 0, schemaLists: 0, schemaAliases: 0 },
  };
  for (const { directives = [] } of [definition, ...(definition.variableDefinitions ?? [])])
    size.directives += directives.length;
  const root: Place = { depth: 0, nesting: 1, lists: 0, ofSchema: false };
  const open = [{ set: definition.selectionSet, place: root }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { place } = next;
    size.nesting = Math.max(size.nesting, place.nesting);
    for (const each of next.set.selections) {
      const below = count(each, size, place);
      if (each.kind !== Kind.FRAGMENT_SPREAD && each.selectionSet)
        open.push({ set: each.selectionSet, place: { ...below, nesting: place.nesting + 1 } });
    }
  }
  return size;
}

/** Counts one selection; answers where what it selects stands. */
function count(selection: SelectionNode, size: OwnSize, place: Place): Place {
  size.directives += selection.directives?.length ?? 0;
  if (selection.kind === Kind.FRAGMENT_SPREAD) size.spreads.push({ ...place, name: selection.name.value });
  if (selection.kind !== Kind.FIELD) return place;
  const { name, alias } = selection;
  size.fields += 1;
  if (alias) size.aliases += 1;
  if (alias && place.ofSchema) size.schemaAliases += 1;
  if (place.depth === 0) size.rootFields += 1;
  if (name.value === '__schema') size.schemaRoots += 1;
  if (name.value === '__type') size.typeRoots += 1;
  const below: Place = {
    ...place,
    depth: place.depth + 1,
    lists: place.lists + (PARTS.has(name.value) ? 1 : 0),
    ofSchema: place.ofSchema || name.value === '__schema' || name.value === '__type',
  };
  size.depth = Math.max(size.depth, below.depth);
  size.lists = Math.max(size.lists, below.lists);
  if (below.ofSchema) size.schemaLists = Math.max(size.schemaLists, below.lists);
  return below;
}

/** The size of a definition with the fragments it spreads, whose sizes are known. */
function sizeOf({ spreads, ...own }: OwnSize, sizes: ReadonlyMap<string, Size>): Size {
  for (const { name, depth, nesting, lists, ofSchema } of spreads) {
    const fragment = sizes.get(name);
    if (!fragment) continue; // there is no such fragment: validation says so
    for (const each of SUMMED) own[each] = sum(own[each], fragment[each]);
    if (depth === 0) own.rootFields = sum(own.rootFields, fragment.rootFields);
    own.depth = Math.max(own.depth, depth + fragment.depth);
    own.nesting = Math.max(own.nesting, nesting + fragment.nesting);
    own.lists = Math.max(own.lists, lists + fragment.lists);
    own.schemaLists = Math.max(own.schemaLists, ofSchema ? lists + fragment.lists : fragment.schemaLists);
    own.schemaAliases = sum(own.schemaAliases, ofSchema ? fragment.aliases : fragment.schemaAliases);
  }
  return own;
}

/** What is as much in a fragment wherever it is spread. */
const SUMMED = ['aliases', 'directives', 'fields', 'schemaRoots', 'typeRoots'] as const;

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
