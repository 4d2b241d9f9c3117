import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** The types that a schema makes itself. */
export const ownTypes = (schema: GraphQLSchema): readonly GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

/**
 * What a schema promises in names, types, nullability and arguments, one line each, sorted: `Query.ticket(id: ID)`,
 * `Ticket.subject: String!`, `enum Priority.P1`. Descriptions, deprecations, directives and defaults are no part of it: the classes do not
 * repeat what only the contract says.
 */
export const factsOf = (schema: GraphQLSchema): readonly string[] => ownTypes(schema).flatMap(factsOfType).toSorted();

function factsOfType(type: GraphQLNamedType): readonly string[] {
  const { name } = type;
  if (isScalarType(type)) return [`scalar ${name}`];
  if (isEnumType(type)) return [`enum ${name}`, ...type.getValues().map((value) => `enum ${name}.${value.name}`)];
  if (isUnionType(type)) return [`union ${name}`, ...type.getTypes().map((member) => `union ${name} | ${member.name}`)];
  if (isInputObjectType(type))
    return [
      `input ${name}`,
      ...Object.values(type.getFields()).map((field) => `input ${name}.${field.name}: ${field.type}`),
    ];
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${name} is of no known kind`);
  const kind = isObjectType(type) ? 'type' : 'interface';
  return [
    `${kind} ${name}`,
    ...type.getInterfaces().map((each) => `${kind} ${name} implements ${each.name}`),
    ...Object.values(type.getFields()).flatMap((field) => [
      `${kind} ${name}.${field.name}: ${field.type}`,
      ...field.args.map((argument) => `${kind} ${name}.${field.name}(${argument.name}: ${argument.type})`),
    ]),
  ];
}

/** Everything in a schema that has no description, by its name in the contract. */
export const withoutDescription = (schema: GraphQLSchema): readonly string[] =>
  ownTypes(schema).flatMap((type) => [
    ...(type.description?.trim() ? [] : [type.name]),
    ...partsOf(type)
      .filter(([, description]) => !description?.trim())
      .map(([name]) => `${type.name}.${name}`),
  ]);

type Part = readonly [name: string, description: string | null | undefined];

function partsOf(type: GraphQLNamedType): readonly Part[] {
  if (isEnumType(type)) return type.getValues().map(({ name, description }) => [name, description]);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map(({ name, description }) => [name, description]);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [field.name, field.description] as const,
    ...field.args.map((argument): Part => [`${field.name}(${argument.name}:)`, argument.description]),
  ]);
}
