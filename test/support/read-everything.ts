import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** How far objects are followed from the root. */
const DEPTH = 3;

/**
 * A query for everything that can be read without arguments, some objects deep: each field of each type, the first five of each list.
 * One for each field at the root, so that no limit of documents is met.
 */
export function everything(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getQueryType()!.getFields()).flatMap((field) => {
    const selected = selectionOf(field, DEPTH);
    const isLookUp = field.args.some(({ name }) => name === 'id');
    return selected === null || isLookUp ? [] : [`{ ${selected} }`];
  });
}

function selectionOf(field: GraphQLField<unknown, unknown>, depth: number): string | null {
  if (field.args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)) return null;
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (depth === 0 || isUnionType(type) || isInterfaceType(type) || !isObjectType(type)) return null;
  const fields = fieldsOf(type, type.name.endsWith('Connection') ? depth : depth - 1);
  const pages = field.args.some(({ name }) => name === 'first') ? '(first: 5)' : '';
  return fields ? `${field.name}${pages} { ${fields} }` : null;
}

/** Pages name what is on them twice. */
function fieldsOf(type: GraphQLObjectType, depth: number): string {
  const isConnection = type.name.endsWith('Connection');
  return Object.values(type.getFields())
    .filter(({ name }) => !(isConnection && ['edges', 'pageInfo', 'asOf'].includes(name)))
    .map((field) => selectionOf(field, depth))
    .filter((selected) => selected !== null)
    .join(' ');
}
