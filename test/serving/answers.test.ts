import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { aDesk } from '../support/desk.js';
import { RawSocket } from '../support/raw-socket.js';
import { RawTcp, upgradeRequest } from '../support/raw-tcp.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const { url } = desk.server;
const { origin } = new URL(url);
const token = acme.admin.token!;
const json = { 'content-type': 'application/json' };
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('an answer', () => {
  const ANSWERS: readonly (readonly [what: string, path: string, status: number, init?: RequestInit])[] = [
    ['what was asked', '/graphql', 200, { method: 'POST', headers: json, body: '{"query":"{__typename}"}' }],
    ['a document that does not parse', '/graphql', 200, { method: 'POST', headers: json, body: '{"query":"{"}' }],
    ['a body that is no JSON', '/graphql', 400, { method: 'POST', headers: json, body: '{' }],
    ['a body too large', '/graphql', 413, { method: 'POST', headers: json, body: `"${'x'.repeat(300_000)}"` }],
    ['a token that does not work', '/graphql?query={__typename}', 401, { headers: { authorization: 'Bearer a.b.c' } }],
    ['a wrong method', '/graphql', 405, { method: 'DELETE' }],
    ['a stream', '/graphql/stream?query={__typename}', 200],
    ['a refused stream', '/graphql/stream', 400],
    ['a wrong method for streams', '/graphql/stream', 405, { method: 'PUT' }],
    ['a question for methods', '/graphql', 204, { method: 'OPTIONS' }],
    [
      'a preflight',
      '/graphql',
      403,
      { method: 'OPTIONS', headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' } },
    ],
    ['health', '/healthz', 200],
    ['the root', '/', 200],
    ['a path that is not there', '/api/v1', 404],
    ['a path below GraphQL that is not there', '/graphql/nothing', 404],
    ['a malformed path', '/ide/%E0', 400],
    ['a file of the IDE that is not there', '/ide/nothing.js', 404],
  ];
  test.each(ANSWERS)('HTTP-01 is of the type it says, and kept by nobody: %s', async (...[, path, status, init]) => {
    const response = await fetch(origin + path, init as RequestInit | undefined);
    expect(response.status).toBe(status);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toMatch(/^no-store/);
    expect(response.headers.get('x-powered-by')).toBeNull();
    await response.body?.cancel();
  });

  test.each([
    ['no HTTP', 'nonsense\r\n\r\n', 400],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: x\r\n: x\r\n\r\n', 400],
    ['a length that is none', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400],
    [
      'a length and chunks at once',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['headers too large', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    ['an address too long', `GET /graphql?query=${'x'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ['an expectation that nobody meets', 'GET /livez HTTP/1.1\r\nHost: x\r\nExpect: x\r\n\r\n', 417],
    ['a request without a host', 'GET /livez HTTP/1.1\r\n\r\n', 400],
    ['a request for two hosts', 'GET /livez HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', 400],
    ['what is asked of proxies', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n', 405],
    ['a TLS handshake', '\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003', 400],
    ['a WebSocket without a key', upgradeRequest().replace(/Sec-WebSocket-Key.*\r\n/, ''), 400],
    ['a WebSocket of another version', upgradeRequest().replace('Version: 13', 'Version: 7'), 400],
  ])('HTTP-02 to %s is plain, and closes the connection', async (_what, bytes, status) => {
    const tcp = await RawTcp.open(url);
    tcp.say(bytes);
    expect(await tcp.closedAfter).toBeLessThan(5000);
    const [head = '', body = ''] = tcp.text.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toMatch(/\r\nx-content-type-options: nosniff/);
    expect(head).toMatch(/\r\ncache-control: no-store/);
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }],
    });
    expect(await acme.admin.ask('{ viewer { name } }')).toEqual({ viewer: { name: 'Admin' } });
  });

  test('HTTP-02 but without a host HTTP/1.0 is served', async () => {
    const tcp = await RawTcp.open(url);
    tcp.say('GET /livez HTTP/1.0\r\n\r\n');
    await tcp.received('alive');
    expect(tcp.text).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('HTTP-02 and a body that is waited for is asked for', async () => {
    const tcp = await RawTcp.open(url);
    const body = '{"query":"{ __typename }"}';
    tcp.say(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    await tcp.received('HTTP/1.1 100 Continue');
    tcp.say(body);
    await tcp.received('{"data":{"__typename":"Query"}}');
    expect(tcp.text.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 200']);
  });

  test.each([
    ['nonsense', 'nonsense\r\n\r\n'],
    ['what is asked of proxies', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n'],
  ])('HTTP-02 that has begun is not mixed with another about what comes after it: %s', async (_what, after) => {
    const tcp = await RawTcp.open(url);
    const query = encodeURIComponent('subscription { ticketStatusChanged { to } }');
    tcp.say(`GET /graphql/stream?query=${query} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`);
    await tcp.received(/\r\n\r\n.*:\n\n/s);
    tcp.say(after);
    await tcp.closedAfter;
    expect(tcp.text.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(tcp.text).not.toContain('BAD_REQUEST');
    await desk.subscribers(0);
  });
});

describe('who looks for the API', () => {
  test.each([
    ['JSON', 'application/json', 'application/json'],
    ['anything', '*/*', 'text/plain'],
    ['what browsers do', BROWSER, 'text/plain'],
  ])('HTTP-03 finds at / what this is and where GraphQL is, accepting %s', async (_what, accept, type) => {
    const response = await fetch(origin, { headers: { accept } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    const text = await response.text();
    for (const part of ['Ticketwire', '/graphql', '/graphql/stream', 'docs/contract.md']) expect(text).toContain(part);
  });

  test.each([
    ['/api', 404],
    ['/graphql/v2', 404],
    ['/graphqlx', 404],
    ['/v1/graphql', 404],
    ['/', 405],
  ])('HTTP-03 is told where it is, asking at %s', async (path, status) => {
    const response = await fetch(origin + path, { method: 'POST', headers: json, body: '{"query":"{__typename}"}' });
    expect(response.status).toBe(status);
    if (status === 405) expect(response.headers.get('allow')).toBe('GET, HEAD');
    const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
    expect(errors[0]!.message).toContain('GraphQL is served at /graphql');
    expect(errors[0]!.extensions).toEqual({ code: 'BAD_REQUEST' });
  });

  test.each(['/', '/graphql/stream', '/graphql/', '/socket'])(
    'HTTP-03 is told that no socket is to be had at %s',
    async (path) => {
      const tcp = await RawTcp.open(url);
      tcp.say(upgradeRequest(undefined, path));
      await tcp.received('WebSockets are served at /graphql alone');
      expect(tcp.text).toMatch(/^HTTP\/1\.1 404 /);
      expect(tcp.text).toMatch(/\r\nx-content-type-options: nosniff/i);
    },
  );

  test('HTTP-03 is answered although it offers HTTP/2, as Java and curl do', async () => {
    const tcp = await RawTcp.open(url);
    const body = '{"query":"{ viewer { name } }"}';
    tcp.say(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n` +
        `Content-Type: application/json\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await tcp.received('{"data":{"viewer":{"name":"Admin"}}}');
    expect(tcp.text).toMatch(/^HTTP\/1\.1 200 /);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'QUERY', 'PROPFIND'])(
    'HTTP-03 is told which methods there are: %s',
    async (method) => {
      for (const path of ['/graphql', '/graphql/stream']) {
        const response = await fetch(origin + path, { method });
        expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
        expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
      }
    },
  );

  test.each(['/livez', '/healthz', '/readyz'])('HTTP-03 is told that health is only read: %s', async (path) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'QUERY']) {
      const response = await fetch(origin + path, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    }
    for (const method of ['GET', 'HEAD']) expect((await fetch(origin + path, { method })).status).toBe(200);
  });

  test('HTTP-03 is told which methods there are by OPTIONS', async () => {
    const response = await fetch(url, { method: 'OPTIONS' });
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, POST']);
  });
});

describe('a body', () => {
  const QUERY = '{"query":"{ __typename }"}';
  const refused = (message: string) => ({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  const post = async (path: string, headers: Record<string, string>, body: string | Uint8Array | undefined) => {
    const accept = 'application/json, text/event-stream';
    const request = new Request(origin + path, {
      method: 'POST',
      headers: { accept, ...headers },
      body: body as string,
    });
    if (!headers['content-type']) request.headers.delete('content-type'); // fetch adds one of its own to text
    const response = await fetch(request);
    return [response.status, await response.text()] as const;
  };

  describe.each(['/graphql', '/graphql/stream'])('at %s', (path) => {
    test.each([
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      '',
    ])('HTTP-06 must be sent as JSON, and not as %j', async (type) => {
      for (const more of [{}, { 'apollo-require-preflight': '1' }] as Record<string, string>[]) {
        const [status, text] = await post(path, { ...(type && { 'content-type': type }), ...more }, QUERY);
        expect([status, JSON.parse(text)]).toEqual([415, refused('The body must be sent as application/json.')]);
      }
    });

    test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
      'HTTP-06 is taken as %s',
      async (type) => {
        const [status, text] = await post(path, { 'content-type': type }, QUERY);
        expect([status, text]).toEqual([200, expect.stringContaining('{"data":{"__typename":"Query"}}')]);
      },
    );

    test.each([
      ['a lone byte', 400, 'utf-8', Buffer.from('{"query":"{ __typename } # \u00ff"}', 'latin1')],
      [
        'half a character',
        400,
        'utf-8',
        Buffer.from([...Buffer.from('{"query":"{ __typename } # €"}')].toSpliced(28, 1)),
      ],
      [
        'half of a pair, encoded',
        400,
        'utf-8',
        Buffer.from('{"query":"{ __typename } # \u00ed\u00a0\u0080"}', 'latin1'),
      ],
      ['UTF-16', 415, 'utf-16', Buffer.from(QUERY, 'utf16le')],
      ['an encoding that nobody knows', 415, 'utf-99', Buffer.from(QUERY)],
    ])('HTTP-07 must be UTF-8, and not hold %s', async (_what, expected, charset, body) => {
      const [status, text] = await post(path, { 'content-type': `application/json; charset=${charset}` }, body);
      expect([status, JSON.parse(text)]).toEqual([expected, refused('The body must be encoded as UTF-8.')]);
    });

    test.each([
      ['gzip', gzipSync(QUERY)],
      ['deflate', deflateSync(QUERY)],
      ['br', brotliCompressSync(QUERY)],
      ['zstd', zstdCompressSync(QUERY)],
    ])('HTTP-08 may be packed by %s, and is refused as that when it is not', async (encoding, body) => {
      const headers = { ...json, 'content-encoding': encoding };
      expect(await post(path, headers, body)).toEqual([
        200,
        expect.stringContaining('{"data":{"__typename":"Query"}}'),
      ]);
      for (const broken of [Buffer.from(`not${encoding}`), body.subarray(0, -4)]) {
        const [status, text] = await post(path, headers, broken);
        const error = refused('The body is not encoded as its Content-Encoding says.');
        expect([status, JSON.parse(text)]).toEqual([400, error]);
      }
    });

    test.each(['compress', 'gzip, gzip', 'x'])('HTTP-08 that is packed by %s is told what may be', async (encoding) => {
      const [status, text] = await post(path, { ...json, 'content-encoding': encoding }, QUERY);
      const error = refused('The body must come plain, or by one of the encodings gzip, deflate, br and zstd.');
      expect([status, JSON.parse(text)]).toEqual([415, error]);
    });
  });
});

describe('a GET', () => {
  test.each([{}, { 'content-type': 'text/plain' }, { authorization: '' }])(
    'HTTP-06 that any page could make a browser send is told in one sentence what is missing: %j',
    async (headers) => {
      const response = await fetch(`${url}?query={__typename}`, { headers: headers as Record<string, string> });
      const message =
        'A GET must come with a token, or with a header Apollo-Require-Preflight or X-Apollo-Operation-Name.';
      expect([response.status, await response.json()]).toEqual([
        400,
        { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
      ]);
    },
  );

  test.each(['', '/stream'])('HTTP-04 with a token is served as the contract promises: %s', async (path) => {
    const asked = `${url}${path}?query=${encodeURIComponent('{ viewer { name } }')}`;
    const response = await fetch(asked, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('{"data":{"viewer":{"name":"Admin"}}}');
  });

  test.each(['', '/stream'])('HTTP-04 changes nothing, also with a token: %s', async (path) => {
    const change = 'mutation { openTicket(input: { subject: "by GET" }) { ticket { id } } }';
    const asked = `${url}${path}?query=${encodeURIComponent(change)}`;
    expect((await fetch(asked, { headers: { authorization: `Bearer ${token}` } })).status).toBe(405);
    const { tickets } = await acme.admin.ask('{ tickets(where: { subject: { eq: "by GET" } }) { totalCount } }');
    expect(tickets).toEqual({ totalCount: 0 });
  });

  test('HTTP-04 with an empty token, or with none, is not: any page could make a browser send that', async () => {
    for (const headers of [{}, { authorization: '' }])
      expect((await fetch(`${url}?query={__typename}`, { headers })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('a token that is not sent as Bearer', () => {
  const SECRET = token;
  const WRONG: readonly (readonly [what: string, sent: string, said: string])[] = [
    ['alone', SECRET, 'the word Bearer is missing'],
    ['alone, and none of ours', 'hunter2', 'the word Bearer is missing'],
    ['by Basic', 'Basic aHVudGVyMg==', 'the scheme Basic is not supported'],
    ['by Token', `token ${SECRET}`, 'the scheme Token is not supported'],
    ['by a scheme that nobody knows', `${SECRET} ${SECRET}`, 'this scheme is not supported'],
    ['that is left out', 'Bearer', 'the token is missing'],
    ['with a scheme alone', 'Basic', 'the scheme Basic is not supported'],
  ];

  test.each(WRONG)('HTTP-05 is named as that: %s', async (_what, sent, said) => {
    const message = `Send \`Authorization: Bearer <token>\`: ${said}.`;
    const error = { errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] };
    const headers = { ...json, authorization: sent, accept: 'application/graphql-response+json' };
    const posted = await fetch(url, { method: 'POST', headers, body: '{"query":"{__typename}"}' });
    expect([posted.status, await posted.json()]).toEqual([401, error]);
    const streamed = await fetch(`${url}/stream?query={__typename}`, { headers: { authorization: sent } });
    expect([streamed.status, await streamed.json()]).toEqual([401, error]);
    const socket = await RawSocket.open(url);
    socket.say({ type: 'connection_init', payload: { authorization: sent } });
    expect(await socket.closed).toEqual([4403, message]);
  });

  test('HTTP-05 is named as that, when the header is empty', async () => {
    const message = 'Send `Authorization: Bearer <token>`: the header is empty.';
    expect((await acme.admin.send('{ __typename }', {}, { authorization: '' })).errors).toMatchObject([{ message }]);
    const socket = await RawSocket.open(url);
    socket.say({ type: 'connection_init', payload: { authorization: ' ' } });
    expect(await socket.closed).toEqual([4403, message]);
  });

  test.each([
    ['spaces around', `  Bearer ${token}  `],
    ['spaces between', `Bearer   ${token}`],
    ['other letters', `bEARER ${token}`],
  ])('HTTP-05 but with %s works', async (_what, authorization) => {
    expect((await acme.admin.send('{ viewer { name } }', {}, { authorization })).data).toEqual({
      viewer: { name: 'Admin' },
    });
    const socket = await RawSocket.open(url);
    socket.say({ type: 'connection_init', payload: { AUTHORIZATION: authorization } });
    await socket.next('connection_ack');
  });

  test.each(['/graphql', '/graphql/stream'])('HTTP-05 and one that is sent twice is refused at %s', async (path) => {
    const tcp = await RawTcp.open(url);
    const authorization = `Authorization: Bearer ${token}\r\n`;
    tcp.say(
      `GET ${path}?query={__typename} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${authorization}${authorization}\r\n`,
    );
    await tcp.closedAfter;
    expect(tcp.text).toMatch(/^HTTP\/1\.1 401 /);
    expect(tcp.text).toContain('it came more than once');
    expect(tcp.text).not.toContain(token);
  });

  test('HTTP-05 and two that are given to a socket are refused', async () => {
    const socket = await RawSocket.open(url);
    socket.say({
      type: 'connection_init',
      payload: { authorization: `Bearer ${token}`, Authorization: 'Bearer a.b.c' },
    });
    expect(await socket.closed).toEqual([4403, 'authorization must be one text: Bearer <token>']);
  });
});
