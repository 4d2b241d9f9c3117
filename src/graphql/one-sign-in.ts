import { GraphQLError, type FieldNode, type ValidationRule } from 'graphql';

/** A document signs in once at most, under whatever aliases: each time costs what a password costs, and is an attempt that is counted. */
export const oneSignIn: ValidationRule = (context) => {
  const found: FieldNode[] = [];
  const mutations = context.getSchema().getMutationType();
  return {
    Field(node) {
      if (node.name.value === 'signIn' && context.getParentType() === mutations) found.push(node);
    },
    Document: {
      leave() {
        if (found.length < 2) return;
        const message = `A document may have signIn once; this one has it ${found.length} times.`;
        context.reportError(new GraphQLError(message, { nodes: found[1]! }));
      },
    },
  };
};
