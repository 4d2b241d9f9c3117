/** What the desk is compared with: `ws` that sends one text to all who asked, for each event of one channel of PostgreSQL. No GraphQL at all. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { WebSocketServer, type WebSocket } from 'ws';

const listening = new Set<WebSocket>();
const server = createServer();
const webSockets = new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false });
webSockets.on('connection', (webSocket) => {
  webSocket.on('message', (data) => {
    if (String(data).includes('"connection_init"')) return webSocket.send('{"type":"connection_ack"}');
    if (String(data).includes('"subscribe"')) listening.add(webSocket);
  });
  webSocket.on('close', () => listening.delete(webSocket));
});

const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
await client.connect();
client.on('notification', ({ payload }) => {
  const text = payload!.slice(payload!.indexOf('{'));
  for (const webSocket of listening) webSocket.send(text);
});
await client.query('listen bench_raw');

server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`serves GraphQL at http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql\n`),
);
