import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import type { ClientOptions } from 'graphql-ws';
import { resumingClient } from './resuming.js';
import type { Watch } from './watch.js';

/** With Apollo Client: its link takes a client that resumes like any other. */
export const watchWithApolloClient =
  (options: ClientOptions): Watch =>
  (query, after, tell, fail) => {
    const socket = resumingClient(options);
    const apollo = new ApolloClient({ link: new GraphQLWsLink(socket), cache: new InMemoryCache() });
    const watching = apollo
      .subscribe<Record<string, unknown>>({ query: gql(query), variables: { after } })
      .subscribe({ next: ({ data }) => data && tell(data), error: fail });
    return async () => {
      watching.unsubscribe();
      apollo.stop();
      await socket.dispose();
    };
  };
