import fc from 'fast-check';

/** Stands in every value that is sent. */
export const MARKER = 'QZXmarker';
/** As a value without quotes in a document. */
export const BARE = 'QZXbare';
/** As a number. */
export const NUMBER = '7350917350917';

/** Text that nobody should have to see again. */
export const secretText = fc.oneof(
  fc.string({ maxLength: 12 }).map((around) => `${around}${MARKER}`),
  fc.constantFrom(MARKER, `${MARKER}\0`, `\ud800${MARKER}`, MARKER.repeat(500), `${MARKER}"}) { id } #`, `$${MARKER}`),
);
const key = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'input',
      'where',
      'email',
      'password',
      'subject',
      'and',
      'not',
      'status',
      'in',
      'eq',
      'i',
      'w',
      'first',
    ),
  },
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'then'),
);
const leaf = fc.oneof(secretText, fc.constantFrom(null, true, Number(NUMBER), -1, 1e308, 2 ** 53));
/** Any JSON value, with the marker in its texts. */
export const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;
/** JSON that is nested so deep that what is recursive breaks. */
const deepJson = fc
  .tuple(fc.constantFrom('[', '{"not":', '{"and":[', '{"__proto__":'), fc.integer({ min: 15, max: 9000 }))
  .map(([opening, depth]) => {
    const closing = [...opening.replaceAll(/[^[{]/g, '')].toReversed().map((each) => (each === '[' ? ']' : '}'));
    return `${opening.repeat(depth)}"${MARKER}"${closing.join('').repeat(depth)}`;
  });
const variables = fc.oneof(
  { weight: 6, arbitrary: fc.dictionary(key, value, { maxKeys: 4 }).map((each) => JSON.stringify(each)) },
  { weight: 2, arbitrary: deepJson.map((deep) => `{"i":${deep},"w":${deep}}`) },
  value.map((each) => JSON.stringify(each)),
);

/** Documents that make sense, with values in all places; nothing of what is stored is asked for. */
const SENSIBLE = [
  'mutation ($i: SignInInput!) { signIn(input: $i) { userErrors { code field message } } }',
  'mutation ($i: OpenTicketInput!) { openTicket(input: $i) { position userErrors { code field message } } }',
  'query ($w: TicketFilter, $first: Int) { tickets(where: $w, first: $first) { totalCount } }',
  'subscription ($w: TicketFilter) { ticketCount(where: $w) { count } }',
  `query ($w: ID = "${MARKER}") { node(id: $w) { id } nodes(ids: [$w, "${MARKER}"]) { id } }`,
  `mutation { signIn(input: { email: "${MARKER}", password: "${MARKER}" }) { userErrors { code field message } } }`,
  `query { tickets(where: { subject: { eq: "${MARKER}" }, status: { in: [NEW, ${BARE}] } }, after: "${MARKER}") { totalCount } }`,
  `query { tickets(first: ${NUMBER}, orderBy: [{ field: ${BARE} }]) { totalCount } }`,
  `{ a: tickets(where: { customFields: [{ key: "${MARKER}", eq: { a: "${MARKER}" } }] }) { totalCount } b: asOf }`,
  `query A { asOf } query B($w: DateTime = "${MARKER}") { tickets(where: { openedAt: { gt: $w } }) { totalCount } }`,
  `fragment F on Query { ...G } fragment G on Query { tickets(after: "${MARKER}") { ...H } } fragment H on TicketConnection { totalCount } { ...F }`,
];
const tokens = (document: string): readonly string[] => document.match(/"(?:[^"\\]|\\.)*"|\.\.\.|\w+|[^\s\w]/g) ?? [];
const SOUP = [
  ...new Set([
    ...SENSIBLE.flatMap(tokens),
    '"""',
    '"',
    '\\',
    '@include',
    '(if: true)',
    '[',
    '{',
    '}',
    ']',
    '@',
    '&',
    'null',
  ]),
];
/** A document in which somebody has replaced, doubled and left out what came to mind. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SENSIBLE),
    fc.array(fc.tuple(fc.nat(200), fc.constantFrom(...SOUP), fc.constantFrom(0, 1, 2)), { maxLength: 4 }),
  )
  .map(([document, edits]) => {
    const words = [...tokens(document)];
    for (const [at, word, kind] of edits)
      words.splice(at % words.length, kind === 0 ? 1 : kind - 1, ...(kind === 0 ? [] : [word]));
    return words.join(' ');
  });
const many = fc
  .tuple(
    fc.constantFrom(
      '{',
      '{a',
      '{...',
      '[',
      `{a(b:"${MARKER}"){`,
      `a:asOf `,
      '...F ',
      `@skip(if:"${MARKER}")`,
      '#\n',
      `"${MARKER}"`,
    ),
    fc.integer({ min: 1, max: 4000 }),
  )
  .map(([piece, count]) => `query { ${piece.repeat(count)}`);
/** Documents of all kinds of badness. */
export const query = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SENSIBLE) },
  { weight: 5, arbitrary: mutated },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...SOUP), { maxLength: 60 }).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: many },
);
/** Requests, as JSON. */
export const asked = fc
  .record(
    {
      query: query.map((each) => JSON.stringify(each)),
      variables,
      operationName: fc.oneof(secretText, fc.constantFrom('A', 'B', null, 3)).map((each) => JSON.stringify(each)),
      extensions: fc.oneof(
        value.map((each) => JSON.stringify(each)),
        fc.constant(`{"persistedQuery":{"version":1,"sha256Hash":"${MARKER}"}}`),
        deepJson,
      ),
    },
    { requiredKeys: ['query'] },
  )
  .map(
    (members) =>
      `{${Object.entries(members)
        .map(([name, json]) => `"${name}":${json}`)
        .join()}}`,
  );

/** Headers that a client may write; HTTP itself allows no more. */
const headerText = fc.oneof(
  fc.constantFrom(
    '',
    MARKER,
    `Bearer ${MARKER}`,
    `Bearer ${MARKER}.${MARKER}.${MARKER}`,
    'Bearer',
    '*/*',
    'text/html',
    'application/json; charset=utf-16',
    `p${MARKER}`,
    'p1',
    MARKER.repeat(300),
  ),
  fc.string({ maxLength: 20 }).map((each) => `${each.replaceAll(/[^ -~]/g, '')}${MARKER}`.trim()),
);
/** Some headers. */
export const headers = fc.dictionary(
  fc.constantFrom(
    'authorization',
    'accept',
    'content-type',
    'idempotency-key',
    'last-event-id',
    'x-forwarded-for',
    'origin',
    'content-encoding',
    'apollo-require-preflight',
  ),
  headerText,
  { maxKeys: 3 },
);

/** What comes over a socket, whether the protocol knows it or not. */
export const frame = fc.oneof(
  { weight: 6, arbitrary: asked.map((payload) => `{"id":"1","type":"subscribe","payload":${payload}}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('connection_init', 'ping', 'pong', 'complete', 'next', 'error', 'subscribe', MARKER),
        fc.constantFrom('"1"', '""', '3', 'null'),
        fc.oneof(
          value.map((each) => JSON.stringify(each)),
          deepJson.map((deep) => `{"deep":${deep}}`),
        ),
      )
      .map(([type, id, payload]) => `{"type":"${type}","id":${id},"payload":${payload}}`),
  },
  value.map((each) => JSON.stringify(each)),
  fc.string({ maxLength: 30 }),
  fc.uint8Array({ maxLength: 30 }),
  fc.nat(120_000).map((count) => '['.repeat(count)),
);
