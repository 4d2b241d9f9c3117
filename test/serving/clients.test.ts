import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { aDesk } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });

const TICKETS = 'query Tickets($where: TicketFilter) { asOf tickets(where: $where) { nodes { id number status } } }';
const OPEN =
  'mutation Open($input: OpenTicketInput!) { openTicket(input: $input) { ticket { id number } userErrors { message } } }';
const CLAIM =
  'mutation Claim($input: ClaimTicketInput!) { claimTicket(input: $input) { ticket { id status version } userErrors { message } } }';
const SUBSCRIPTION =
  'subscription Watch($after: Position) { ticketStatusChanged(after: $after) { id from to ticket { id number status } } }';

interface Ticket {
  readonly id: string;
  readonly number: string;
  readonly status: string;
}
interface Tickets {
  readonly asOf: string;
  readonly tickets: { readonly nodes: readonly Ticket[] };
}
interface Opened {
  readonly openTicket: { readonly ticket: Ticket };
}
interface Claimed {
  readonly claimTicket: { readonly ticket: Ticket };
}
interface Changed {
  readonly ticketStatusChanged: { readonly from: string; readonly to: string; readonly ticket: Ticket };
}

/** As the documentation of graphql-ws makes one. */
function aSocket(): SocketClient {
  const socket = createClient({
    url: desk.server.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${agent.token}` },
  });
  onTestFinished(async () => socket.dispose());
  return socket;
}

describe('Apollo Client', () => {
  /** As its documentation makes one: subscriptions go by WebSocket, the rest by HTTP. */
  function aClient(): ApolloClient {
    const link = ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(aSocket()),
      new HttpLink({ uri: desk.server.url, headers: { authorization: `Bearer ${agent.token}` } }),
    );
    const client = new ApolloClient({ link, cache: new InMemoryCache() });
    onTestFinished(() => client.stop());
    return client;
  }

  test('asks, changes and watches without a line of adaptation', async () => {
    const client = aClient();
    const opened = await client.mutate<Opened>({ mutation: gql(OPEN), variables: { input: { subject: 'No mail' } } });
    const ticket = opened.data!.openTicket.ticket;

    const asked = await client.query<Tickets>({
      query: gql(TICKETS),
      variables: { where: { id: { eq: ticket.id } } },
    });
    expect(asked.data?.tickets.nodes).toMatchObject([{ number: ticket.number, status: 'NEW' }]);

    const delivered = new Promise<Changed>((resolve, reject) => {
      const subscriber = client
        .subscribe<Changed>({ query: gql(SUBSCRIPTION), variables: { after: asked.data!.asOf } })
        .subscribe({ next: ({ data, error }) => (data ? resolve(data) : reject(error)), error: reject });
      onTestFinished(() => subscriber.unsubscribe());
    });
    const claimed = await client.mutate<Claimed>({
      mutation: gql(CLAIM),
      variables: { input: { ticketId: ticket.id } },
    });
    expect(claimed.data?.claimTicket.ticket).toMatchObject({ status: 'OPEN' });
    expect((await delivered).ticketStatusChanged).toMatchObject({ from: 'NEW', to: 'OPEN', ticket: { id: ticket.id } });
  });

  test('finds in its cache what a mutation changed, because ids are the same wherever an object is met', async () => {
    const client = aClient();
    const opened = await client.mutate<Opened>({ mutation: gql(OPEN), variables: { input: { subject: 'No VPN' } } });
    const ticketId = opened.data!.openTicket.ticket.id;
    const asking = { query: gql(TICKETS), variables: { where: { id: { eq: ticketId } } } };
    await client.query<Tickets>(asking);
    await client.mutate<Claimed>({ mutation: gql(CLAIM), variables: { input: { ticketId } } });
    const kept = await client.query<Tickets>({ ...asking, fetchPolicy: 'cache-only' });
    expect(kept.data?.tickets.nodes).toMatchObject([{ id: ticketId, status: 'OPEN' }]);
  });
});

describe('graphql-ws', () => {
  test('asks, changes and watches over one socket', async () => {
    const socket = aSocket();
    const once = async <Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> => {
      const { value } = await socket.iterate<Data & Record<string, unknown>>({ query, variables }).next();
      if (!value?.data) throw new Error(JSON.stringify(value));
      return value.data;
    };
    const { ticket } = (await once<Opened>(OPEN, { input: { subject: 'No printer' } })).openTicket;
    const { asOf, tickets } = await once<Tickets>(TICKETS, { where: { id: { eq: ticket.id } } });
    expect(tickets.nodes).toMatchObject([{ number: ticket.number, status: 'NEW' }]);

    const subscriber = socket.iterate<Record<string, unknown>>({ query: SUBSCRIPTION, variables: { after: asOf } });
    const delivered = subscriber.next();
    const { claimTicket } = await once<Claimed>(CLAIM, { input: { ticketId: ticket.id } });
    expect(claimTicket.ticket).toMatchObject({ status: 'OPEN' });
    const { value } = await delivered;
    expect(value).toMatchObject({
      data: { ticketStatusChanged: { from: 'NEW', to: 'OPEN', ticket: { id: ticket.id } } },
    });
    await subscriber.return?.();
  });
});
