import { HeaderMap, type ApolloServerPlugin, type GraphQLRequest } from '@apollo/server';
import { Kind, type DocumentNode, type GraphQLError } from 'graphql';
import type { OutageLog } from '../outages.js';
import type { Context } from '../graphql/context.js';
import { operationOf, type Documents, type Known } from './documents.js';
import { formatErrors } from './formatted-errors.js';

/** Stands in for a document that can't be used, so that Apollo Server neither parses nor validates it. */
const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/**
 * Makes Apollo Server take documents that were checked as those of sockets and streams are, instead of checking them by rules of its own:
 * it neither parses nor validates where a document is there already (5.5.1, `requestPipeline.ts`). Variables are checked likewise.
 */
export const checkedDocuments = (documents: Documents, log: OutageLog): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    let checked: Known | readonly GraphQLError[];
    return {
      async didResolveSource(requestContext) {
        checked = documents.check(requestContext.source);
        Object.assign(requestContext, { document: 'document' in checked ? checked.document : NOTHING });
      },
      async responseForOperation({ request }) {
        const faults = faultsOf(documents, checked, request);
        if (faults.length === 0) return null;
        const singleResult = { errors: formatErrors(faults, log) };
        return { http: { status: 400, headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
      },
    };
  },
});

function faultsOf(
  documents: Documents,
  checked: Known | readonly GraphQLError[],
  { operationName, variables }: GraphQLRequest,
): readonly GraphQLError[] {
  if (!('document' in checked)) return checked;
  const operation = operationOf(documents, checked, { query: '', operationName, variables });
  return 'kind' in operation ? [] : operation;
}
