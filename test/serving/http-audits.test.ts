import { auditServer, type AuditResult } from 'graphql-http';
import { describe, expect, test } from 'vitest';
import { aDesk } from '../support/desk.js';

const desk = await aDesk();

describe('GraphQL over HTTP, as its reference implementation audits servers', async () => {
  const results = await auditServer({ url: desk.server.url });
  const named = (word: string): readonly AuditResult[] => results.filter(({ name }) => name.startsWith(`${word} `));

  test('every audit ran', () => {
    expect(results.length).toBeGreaterThanOrEqual(61);
    expect([...named('MUST'), ...named('SHOULD'), ...named('MAY')]).toHaveLength(results.length);
  });

  test('what a server MUST do, the desk does', () => expect(failuresOf(named('MUST'))).toEqual([]));

  test('what a server SHOULD do, the desk does', () => expect(failuresOf(named('SHOULD'))).toEqual([]));

  test('what a server MAY do, the desk does, but for GET requests that any web page could make a browser send', () => {
    // Refused against cross-site request forgery: they carry no header that a browser would have to ask for first.
    expect(failuresOf(named('MAY')).map((line) => line.slice(0, 4))).toEqual(['5A70', 'D6D5', '6A70']);
  });
});

/** What failed, one line each: the audit's id, what was expected, what came. */
const failuresOf = (results: readonly AuditResult[]): readonly string[] =>
  results.flatMap((result) => (result.status === 'ok' ? [] : [`${result.id} ${result.name}: ${result.reason}`]));

describe('the status of an answer', () => {
  const send = async (query: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(desk.server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });

  test('tells what is wrong with a document where the media type lets it', async () => {
    const plain = await send('{ nonsense', { accept: 'application/json' });
    const asking = await send('{ nonsense', { accept: 'application/graphql-response+json' });
    expect([plain.status, asking.status]).toEqual([200, 400]);
    expect(await plain.json()).toEqual(await asking.json());
  });

  test('is 400 when one Idempotency-Key comes with several mutations', async () => {
    const headers = { accept: 'application/graphql-response+json', 'idempotency-key': 'once' };
    const twice = await send(
      'mutation { a: signOut { userErrors { code } } b: signOut { userErrors { code } } }',
      headers,
    );
    expect(twice.status).toBe(400);
    expect(await twice.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test('is 400 for a GET that any web page could make a browser send, and 200 with a header that none could', async () => {
    const url = new URL(desk.server.url);
    url.searchParams.set('query', 'query ($name: String!) { __type(name: $name) { name } }');
    url.searchParams.set('variables', '{ "name": "Ticket" }');
    expect((await fetch(url)).status).toBe(400);
    const preflighted = await fetch(url, { headers: { 'apollo-require-preflight': 'yes' } });
    expect(preflighted.status).toBe(200);
    expect(await preflighted.json()).toEqual({ data: { __type: { name: 'Ticket' } } });
  });
});
