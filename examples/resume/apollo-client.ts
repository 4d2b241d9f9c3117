import { ApolloClient, CombinedGraphQLErrors, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { resumingClient } from './resuming.ts';
import type { DeskOptions, Watch } from './watch.ts';

/** With Apollo Client: its link takes a client that resumes like any other. */
export const watchWithApolloClient =
  (options: DeskOptions): Watch =>
  (query, after, tell, fail) => {
    const apollo = new ApolloClient({ link: new GraphQLWsLink(resumingClient(options)), cache: new InMemoryCache() });
    const watching = apollo
      .subscribe<Record<string, unknown>>({ query: gql(query), variables: { after } })
      .subscribe(({ data, error }) => {
        if (error) fail(CombinedGraphQLErrors.is(error) ? error.errors : error);
        else if (data) tell(data);
      });
    return () => {
      watching.unsubscribe();
      apollo.stop();
    };
  };
