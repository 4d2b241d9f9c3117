import { describe, expect, test } from 'vitest';
import { aDesk } from '../support/desk.js';
import { TRANSPORTS, type Asked } from '../support/transports.js';

const open = await aDesk();
const production = await aDesk({ NODE_ENV: 'production', DATA_DIR: 'unused', HOST: '127.0.0.1' });

/** What must not come back. */
const SECRET = 'hunter2-Geheimnis';

const SIGN_IN = 'mutation ($i: SignInInput!) { signIn(input: $i) { session { accessToken } } }';
const signIn = (input: string, variables = ''): string =>
  `mutation ${variables} { signIn(input: ${input}) { session { accessToken } } }`;
const good = { email: 'a@acme.test', password: SECRET };
const TICKETS = 'query ($where: TicketFilter!) { tickets(where: $where) { totalCount } }';

/** Bad input with a secret in it; what is said of it. */
const BAD: readonly (readonly [what: string, asked: Asked, argument: readonly string[] | null])[] = [
  ['a field too many', { query: SIGN_IN, variables: { i: { ...good, extra: 1 } } }, ['i', 'extra']],
  [
    'a field whose name is nearly one',
    { query: SIGN_IN, variables: { i: { ...good, pasword: SECRET } } },
    ['i', 'pasword'],
  ],
  ['a field that is missing', { query: SIGN_IN, variables: { i: { password: SECRET } } }, ['i', 'email']],
  ['a number for text', { query: SIGN_IN, variables: { i: { ...good, password: { SECRET } } } }, ['i', 'password']],
  ['text for an object', { query: SIGN_IN, variables: { i: SECRET } }, ['i']],
  ['a list for an object', { query: SIGN_IN, variables: { i: [SECRET] } }, ['i']],
  ['null', { query: SIGN_IN, variables: { i: null } }, ['i']],
  ['nothing', { query: SIGN_IN, variables: { other: SECRET } }, ['i']],
  [
    'a bad e-mail address',
    { query: 'query ($e: EmailAddress) { person(email: $e) { id } }', variables: { e: SECRET } },
    ['e'],
  ],
  ['a key that is no name', { query: SIGN_IN, variables: { i: { ...good, [`${SECRET} "x"`]: 1 } } }, ['i']],
  [
    'a key that every object has',
    {
      query: SIGN_IN,
      variables: JSON.parse(
        `{ "i": { "email": "a@b.test", "password": "${SECRET}", "__proto__": { "x": "${SECRET}" } } }`,
      ) as unknown,
    },
    ['i', '__proto__'],
  ],
  [
    'a value of an enum',
    { query: TICKETS, variables: { where: { status: { in: ['NEW', SECRET] } } } },
    ['where', 'status', 'in', '1'],
  ],
  [
    'one value for a list of an enum',
    { query: TICKETS, variables: { where: { status: { in: SECRET } } } },
    ['where', 'status', 'in'],
  ],
  ['a number', { query: TICKETS, variables: { where: { version: { eq: SECRET } } } }, null],
  ['a moment', { query: TICKETS, variables: { where: { openedAt: { gt: SECRET } } } }, ['where', 'openedAt', 'gt']],
  [
    'something nested',
    { query: TICKETS, variables: { where: { customFields: [{ key: 'a', eq: { SECRET } }] } } },
    ['where', 'customFields', '0', 'eq'],
  ],
  [
    'one of several',
    {
      query: 'mutation ($i: OpenTicketInput!) { openTicket(input: $i) { position } }',
      variables: { i: { subject: 'x', requester: { id: SECRET, externalId: SECRET } } },
    },
    ['i', 'requester'],
  ],
  ['a literal of another type', { query: signIn(`{ email: "a@b.test", password: { x: "${SECRET}" } }`) }, null],
  ['a literal enum', { query: signIn(`{ email: "a@b.test", password: hunter2Geheimnis }`) }, null],
  ['a literal number', { query: signIn(`{ email: "a@b.test", password: 4711000815 }`) }, null],
  ['a literal list', { query: signIn(`{ email: "a@b.test", password: ["${SECRET}"] }`) }, null],
  ['a literal for an object', { query: signIn(`"${SECRET}"`) }, null],
  [
    'a literal with a field too many',
    { query: signIn(`{ email: "a@b.test", password: "${SECRET}", pasword: "${SECRET}" }`) },
    null,
  ],
  ['a literal e-mail address', { query: `{ person(email: "${SECRET}") { id } }` }, null],
  ['a default value', { query: `query ($first: Int = "${SECRET}") { tickets(first: $first) { totalCount } }` }, null],
  [
    'a default value of an enum',
    {
      query: `query ($s: TicketStatus = ${SECRET.replace('-', '_')}) { tickets(where: { status: { eq: $s } }) { totalCount } }`,
    },
    null,
  ],
  [
    'text where a name belongs',
    { query: `mutation { signIn(input: { email: "a@b.test", password "${SECRET}" }) { position } }` },
    null,
  ],
  ['a block of text where a name belongs', { query: `{ viewer { """${SECRET}""" } }` }, null],
  ['a name where a colon belongs', { query: signIn('{ password hunter2Geheimnis }') }, null],
  ['a number where a name belongs', { query: signIn('{ password: 1, 4711000815: 1 }') }, null],
  ['a bad escape', { query: signIn(`{ password: "\\u{${SECRET}}" }`) }, null],
  [
    'a variable that is null after all',
    {
      query: signIn(`{ email: $e, password: "${SECRET}" }`, '($e: String = "a@b.test")'),
      variables: { e: null },
    },
    null,
  ],
  ['no operation of that name', { query: 'query A { asOf } query B { asOf }', operationName: SECRET }, null],
];

describe.each(TRANSPORTS)('over %s', (_name, send) => {
  test.each(BAD)('DOC-03 no value comes back: %s', async (_what, asked, argument) => {
    for (const { server } of [open, production]) {
      const { text, errors } = await send(server.url, null, asked);
      expect(text).not.toMatch(/hunter2|Geheimnis|4711000815/);
      expect(errors[0]?.extensions['code']).toMatch(/^(BAD_USER_INPUT|GRAPHQL_(PARSE|VALIDATION)_FAILED)$/);
      if (argument) expect(errors[0]!.extensions).toMatchObject({ argument, expected: expect.any(String) as string });
      if (argument) expect(errors[0]!.message).toContain(`$${argument.join('.')} must be `);
      expect(errors[0]!.message.length).toBeLessThan(520);
    }
  });

  test.each<[string, Asked]>([
    ['a field of the input', { query: SIGN_IN, variables: { i: { ...good, pasword: 1 } } }],
    ['a value of an enum', { query: TICKETS, variables: { where: { status: { eq: 'RESOLVE' } } } }],
    ['a value of an enum in the document', { query: '{ tickets(where: { status: { eq: RESOLVE } }) { totalCount } }' }],
    ['a field of the input in the document', { query: signIn('{ email: "a@b.test", password: "x", pasword: 1 }') }],
    ['a field', { query: '{ tickets { totalCoun } }' }],
    ['an argument', { query: '{ tickets(firs: 1) { totalCount } }' }],
    ['a type', { query: 'query ($w: TicketFilte) { tickets(where: $w) { totalCount } }' }],
  ])('DOC-04 nothing is suggested in production: %s', async (_what, asked) => {
    const answer = await send(production.server.url, null, asked);
    expect(answer.errors.length).toBeGreaterThan(0);
    expect(answer.text).not.toMatch(/did you mean|RESOLVED|"password|totalCount|TicketFilter"|first/i);
    const helped = await send(open.server.url, null, asked);
    expect(helped.text).toMatch(/did you mean|RESOLVED/i);
  });
});
