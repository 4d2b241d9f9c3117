import { ApolloClient, CombinedGraphQLErrors, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { resumingClient } from './resuming.ts';
import type { DeskOptions, Subscribe } from './subscribe.ts';

/** With Apollo Client: its link takes a client that resumes like any other. */
export const subscribeWithApolloClient =
  (options: DeskOptions): Subscribe =>
  (query, after, deliver, fail) => {
    const apollo = new ApolloClient({ link: new GraphQLWsLink(resumingClient(options)), cache: new InMemoryCache() });
    const subscriber = apollo
      .subscribe<Record<string, unknown>>({ query: gql(query), variables: { after } })
      .subscribe(({ data, error }) => {
        if (error) fail(CombinedGraphQLErrors.is(error) ? error.errors : error);
        else if (data) deliver(data);
      });
    return () => {
      subscriber.unsubscribe();
      apollo.stop();
    };
  };
