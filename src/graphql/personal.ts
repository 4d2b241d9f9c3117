import {
  getNamedType,
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { isPersonalField } from '../persistence/reading/readings.js';

/** Whether anything that the document asks for depends on more of the viewer than what they may see. */
export function isPersonal(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const parent = types.getParentType();
        if (!parent || name.value.startsWith('__')) return;
        const possible = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
        found ||= possible.some((type) => isPersonalField(getNamedType(type).name, name.value));
      },
    }),
  );
  return found;
}
