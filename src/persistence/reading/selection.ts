import {
  getArgumentValues,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** What a document holds besides the selection itself. */
export type Document = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** One field asked of an object, whatever the aliases: the same field with the same arguments is asked once. */
export interface Asked {
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Where it is asked; what is asked of its answer is the union of their selections. */
  readonly nodes: FieldNode[];
}

/** The fields that these nodes ask of an object of this type, by field and arguments. Fragments are followed, `@skip` and `@include` obeyed. */
export function askedOf(typeName: string, nodes: readonly FieldNode[], document: Document): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>();
  const type = document.schema.getType(typeName) as GraphQLObjectType;
  for (const node of nodes) if (node.selectionSet) collect(type, node.selectionSet, document, asked, new Set());
  return asked;
}

/** The same field with the same arguments has the same key. */
export function keyOfField(type: GraphQLObjectType, node: FieldNode, document: Document): string {
  const field = type.getFields()[node.name.value]!;
  return field.args.length === 0
    ? field.name
    : `${field.name}(${JSON.stringify(getArgumentValues(field, node, document.variableValues))})`;
}

function collect(
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  document: Document,
  asked: Map<string, Asked>,
  spread: Set<string>,
): void {
  for (const selection of selections) {
    if (!isIncluded(selection, document)) continue;
    if (selection.kind === 'Field') {
      add(type, selection, document, asked);
    } else if (selection.kind === 'InlineFragment') {
      if (applies(type, selection.typeCondition?.name.value, document.schema))
        collect(type, selection.selectionSet, document, asked, spread);
    } else if (!spread.has(selection.name.value)) {
      spread.add(selection.name.value);
      const fragment = document.fragments[selection.name.value]!;
      if (applies(type, fragment.typeCondition.name.value, document.schema))
        collect(type, fragment.selectionSet, document, asked, spread);
    }
  }
}

function add(type: GraphQLObjectType, node: FieldNode, document: Document, asked: Map<string, Asked>): void {
  const field = type.getFields()[node.name.value];
  if (!field) return; // __typename
  const key = keyOfField(type, node, document);
  const known = asked.get(key);
  if (known) known.nodes.push(node);
  else
    asked.set(key, { field: field.name, args: getArgumentValues(field, node, document.variableValues), nodes: [node] });
}

const isIncluded = (node: Parameters<typeof getDirectiveValues>[1], { variableValues }: Document): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] !== false;

function applies(type: GraphQLObjectType, condition: string | undefined, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}

/** Connections and edges are named after what they hold; a timeline holds ticket events. */
export const itemOf = (name: string): string =>
  name === 'TicketEvent' ? 'TimelineEvent' : name.replace(/Connection$/, '');

/** What a connection asks of its objects: by `nodes`, and by `edges { node }`. */
export function nodesOf(item: string, parts: ReadonlyMap<string, Asked>, document: Document): readonly FieldNode[] {
  const edges = parts.get('edges');
  const viaEdges = edges && askedOf(`${item}Edge`, edges.nodes, document).get('node')?.nodes;
  return [...(parts.get('nodes')?.nodes ?? []), ...(viaEdges ?? [])];
}
