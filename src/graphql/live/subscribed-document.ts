import { Kind, print, type GraphQLResolveInfo, type OperationDefinitionNode } from 'graphql';
import { isPersonal } from '../personal.js';

/** What is known of an operation, for every subscriber alike. */
interface Known {
  readonly name: number;
  /** Whether its messages depend on more of the viewer than what they may see. */
  readonly isPersonal: boolean;
  /** Variables that say what is asked for: all but a `Position`, which says only where to begin. */
  readonly variables: readonly string[];
}

/** Documents are parsed once (see `Documents`), so that equal texts have the same operations. */
const known = new WeakMap<OperationDefinitionNode, Known>();
let named = 0;

/** What a subscription's document adds to it: a key that is equal where document, operation and variables are, and whether it is personal. */
export function subscribedDocument(info: GraphQLResolveInfo): { readonly key: string; readonly isPersonal: boolean } {
  const { operation, variableValues } = info;
  const document = known.get(operation) ?? lookAt(info);
  known.set(operation, document);
  const values = document.variables.map((name) => (Object.hasOwn(variableValues, name) ? [variableValues[name]] : [])); // absent is not null
  return { key: `${document.name} ${JSON.stringify(values)}`, isPersonal: document.isPersonal };
}

function lookAt({ schema, operation, fragments }: GraphQLResolveInfo): Known {
  const variables = (operation.variableDefinitions ?? []).filter(
    ({ type }) => print(type).replace('!', '') !== 'Position',
  );
  return {
    name: (named += 1),
    isPersonal: isPersonal(schema, { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] }),
    variables: variables.map(({ variable }) => variable.name.value),
  };
}
