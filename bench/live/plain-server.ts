/**
 * What the desk is compared with: graphql-ws as its README serves it, with the desk's contract and the events of one channel of PostgreSQL,
 * and no authentication, visibility, order, resume or limits.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import pg from 'pg';
import { WebSocketServer } from 'ws';

/** Hands what is published to whoever iterates, from memory. */
class Published {
  readonly #iterating = new Set<(event: unknown) => void>();

  publish(event: unknown): void {
    for (const receive of this.#iterating) receive(event);
  }

  async *events(): AsyncGenerator<unknown> {
    const waiting: unknown[] = [];
    let wake: (() => void) | null = null;
    const receive = (event: unknown): void => {
      waiting.push(event);
      wake?.();
    };
    this.#iterating.add(receive);
    try {
      for (;;) {
        while (waiting.length > 0) yield waiting.shift();
        await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#iterating.delete(receive);
    }
  }
}

const published = new Published();
const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
schema.getSubscriptionType()!.getFields()['ticketStatusChanged']!.subscribe = () => published.events();

const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
await client.connect();
client.on('notification', ({ payload }) => published.publish(JSON.parse(payload!)));
await client.query('listen bench_plain');

const server = createServer();
useServer({ schema }, new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false }), 60_000);
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`serves GraphQL at http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql\n`),
);
