import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { watchWithApolloClient } from '../../examples/resume/apollo-client.js';
import { watchWithGraphqlSse } from '../../examples/resume/graphql-sse.js';
import { watchWithGraphqlWs } from '../../examples/resume/graphql-ws.js';
import { watchWithUrql } from '../../examples/resume/urql.js';
import type { Watch } from '../../examples/resume/watch.js';
import { aDesk, idOf } from '../support/desk.js';
import { aNetwork } from '../support/network.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });

const WATCH = `subscription Watch($after: Position) {
  ticketEvents(types: [TICKET_OPENED], after: $after) { ... on TicketOpened { position subject } } }`;

const open = async (subject: string): Promise<string> =>
  idOf((await agent.do('openTicket', { subject }, 'ticket { id }'))['ticket']!);

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
const authorization = `Bearer ${agent.token}`;
const bySocket = (url: string) => ({
  ...{ url, webSocketImpl: WebSocket, connectionParams: { authorization }, retryWait: soon },
});

test.each<[string, (url: string) => Watch]>([
  ['graphql-ws', (url) => watchWithGraphqlWs(bySocket(url))],
  ['Apollo Client', (url) => watchWithApolloClient(bySocket(url))],
  ['urql', (url) => watchWithUrql(bySocket(url))],
  [
    'graphql-sse',
    (url) =>
      watchWithGraphqlSse({ url: `${url.replace('ws', 'http')}/stream`, headers: { authorization }, retry: soon }),
  ],
])('L3 %s goes on after the last position it saw, through a network that breaks', async (_name, watchAt) => {
  const network = await aNetwork(desk.server.url);
  const { asOf } = await agent.ask('{ asOf }');
  const told: string[] = [];
  const watch = watchAt(network.url);
  const faults: unknown[] = [];
  const stop = watch(
    WATCH,
    String(asOf),
    (data) => told.push((data['ticketEvents'] as { readonly subject: string }).subject),
    (fault) => faults.push(fault),
  );
  onTestFinished(stop);

  await open('before');
  await expect.poll(() => told.length).toBe(1);
  network.cut();
  await open('while it is broken');
  await open('and another');
  network.mend();
  await expect.poll(() => told.length).toBe(3);
  network.cut();
  network.mend();
  await open('after');
  await expect.poll(() => told.length).toBe(4);
  expect(told).toEqual(['before', 'while it is broken', 'and another', 'after']);
  expect(faults).toEqual([]);
  expect(network.connections).toBeGreaterThanOrEqual(3);
});
