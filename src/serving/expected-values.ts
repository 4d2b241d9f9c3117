import {
  getNamedType,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isSpecifiedScalarType,
  type GraphQLInputType,
  type GraphQLNamedInputType,
} from 'graphql';

/** What values the scalars of the specification take. */
const SPECIFIED: Readonly<Record<string, string>> = {
  Int: 'a whole number of 32 bits',
  Float: 'a number',
  String: 'text',
  Boolean: 'true or false',
  ID: 'an id: text, or a whole number',
};

/**
 * What would be accepted, completing "… must be". Never what was sent: it may be a password.
 * @param schemaShown whether clients are told of types and values that they did not name themselves
 */
export function expectedOf(type: GraphQLInputType, schemaShown: boolean): string {
  const named = getNamedType(type);
  if (isInputObjectType(named)) return schemaShown ? `an object: ${named.name}` : 'an object';
  if (isEnumType(named))
    return schemaShown
      ? `one of ${named
          .getValues()
          .map(({ name }) => name)
          .join(', ')}`
      : 'one of the values of its enum';
  return isSpecifiedScalarType(named) ? SPECIFIED[named.name]! : wordsOf(named);
}

/** What a scalar of ours says when it refuses a value; it never repeats the value. */
function wordsOf(scalar: Exclude<GraphQLNamedInputType, { getValues: unknown } | { getFields: unknown }>): string {
  try {
    scalar.parseValue({}); // nothing of ours is an object
  } catch (fault) {
    if (fault instanceof GraphQLError) return fault.message.replace(`${scalar.name} must be `, '');
  }
  return `a ${scalar.name}`;
}
