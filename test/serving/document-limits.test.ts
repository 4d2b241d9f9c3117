import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { executeSync, getIntrospectionQuery, type GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { servedSchema } from '../../src/graphql/schema.js';
import { Documents, operationOf, type DocumentRules } from '../../src/serving/documents.js';
import { readSettings } from '../../src/settings.js';
import { aDesk } from '../support/desk.js';
import { TRANSPORTS, type Asked } from '../support/transports.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const { url } = desk.server;

const schema = servedSchema();
const RULES: DocumentRules = {
  ...{ maxTokens: 2000, maxDepth: 15, maxAliases: 30, maxRootFields: 20, maxDirectives: 50, maxInputDepth: 20 },
  ...{ introspection: true, suggestions: true },
};

const times = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');
const followUps = (levels: number): string => `${'followUpOf { '.repeat(levels)}id${' }'.repeat(levels)}`;
/** A fragment that spreads the next one twice, and so on: the last is spread 2^links times. */
const bomb = (type: string, links: number, last: string): string =>
  `${times(links, (i) => `fragment F${i} on ${type} { ...F${i + 1} ...F${i + 1} }`)} fragment F${links} on ${type} ${last}`;
const nested = (depth: number): object => {
  let filter = {};
  for (let i = 0; i < depth; i += 1) filter = { not: filter };
  return filter;
};

type Extensions = Readonly<Record<string, unknown>>;
const tooMuch = (limit: string, max: number, sent: number): Extensions => ({
  ...{ code: 'TOO_MUCH_ASKED', limit, max, sent },
});
const WHERE = 'query ($where: TicketFilter) { tickets(where: $where) { totalCount } }';

/** What exceeds a limit, and how that is told. */
const EXCEEDING: readonly (readonly [what: string, asked: Asked, expected: Extensions])[] = [
  [
    'ninety aliases that each read a list',
    {
      query: `{ ${times(90, (i) => `a${i}: tickets(first: 1, where: { description: { contains: "y${i}" } }) { totalCount }`)} }`,
    },
    tooMuch('aliases', 30, 90),
  ],
  [
    'aliases in a fragment, as often as it is spread',
    {
      query:
        '{ a: viewer { ...F } b: viewer { ...F } } fragment F on Person { ...G ...G ...G } fragment G on Person { c: id d: id e: id f: id g: id }',
    },
    tooMuch('aliases', 30, 32),
  ],
  ['a field at the root too many', { query: `{ ${'asOf '.repeat(21)} }` }, tooMuch('rootFields', 20, 21)],
  [
    'fields at the root by fragments',
    { query: `{ ...F ... { ...F } ...F } fragment F on Query { ${'asOf '.repeat(7)} }` },
    tooMuch('rootFields', 20, 21),
  ],
  [
    'directives in a fragment, as often as it is spread',
    {
      query: `{ viewer { ...F @include(if: true) ...F ...F } } fragment F on Person { ${'id @skip(if: false) '.repeat(17)} }`,
    },
    tooMuch('directives', 50, 52),
  ],
  ['fields nested too deep', { query: `{ tickets { nodes { ${followUps(13)} } } }` }, tooMuch('depth', 15, 16)],
  [
    'fields nested too deep through fragments',
    {
      query: `{ tickets { nodes { ...F } } } fragment F on Ticket { followUpOf { ... on Ticket { ...G } } } fragment G on Ticket { ${followUps(12)} }`,
    },
    tooMuch('depth', 15, 16),
  ],
  [
    'a fragment that stands for a thousand million fields',
    { query: `{ viewer { ...F0 } } ${bomb('Person', 30, '{ id }')}` },
    tooMuch('fields', 2000, 2 ** 30 + 1),
  ],
  [
    'a fragment that stands for more fields than can be counted',
    { query: `{ viewer { ...F0 } } ${bomb('Person', 150, '{ id }')}` },
    tooMuch('fields', 2000, Number.MAX_SAFE_INTEGER),
  ],
  [
    'a fragment that asks for the schema so often',
    { query: `{ __schema { types { ...F0 } } } ${bomb('__Type', 30, '{ name }')}` },
    tooMuch('fields', 2000, 2 ** 30 + 2),
  ],
  [
    'the schema asked for again and again',
    { query: `{ ${times(20, (i) => `s${i}: __schema { types { fields { type { fields { name } } } } }`)} }` },
    tooMuch('schemaRoots', 1, 20),
  ],
  [
    'the schema asked for again by a fragment',
    { query: '{ ...F a: __schema { types { name } } } fragment F on Query { __schema { types { name } } }' },
    tooMuch('schemaRoots', 1, 2),
  ],
  [
    'more single types than anybody asks for',
    { query: `{ ${times(11, (i) => `t${i}: __type(name: "Ticket") { name }`)} }` },
    tooMuch('typeRoots', 10, 11),
  ],
  [
    'the fields of the types of all fields',
    { query: '{ __schema { types { fields { type { ofType { fields { description } } } } } } }' },
    tooMuch('schemaLists', 1, 2),
  ],
  [
    'the values of the types of all arguments, through fragments',
    {
      query:
        '{ __schema { types { ...F } } } fragment F on __Type { fields { args { ...A } } } fragment A on __InputValue { type { ... { ...V } } } fragment V on __Type { enumValues { name } }',
    },
    tooMuch('schemaLists', 1, 2),
  ],
  [
    'possible types of interfaces of a single type',
    { query: '{ viewer { id } __type(name: "Ticket") { interfaces { possibleTypes { possibleTypes { name } } } } }' },
    tooMuch('schemaLists', 1, 3),
  ],
  [
    'the same fields of each type under other names',
    {
      query: `{ __schema { types { ...F b: kind } } } fragment F on __Type { ${times(13, (i) => `b${i}: fields { description }`)} }`,
    },
    tooMuch('schemaAliases', 0, 14),
  ],
  [
    'fragments that go round in circles, branching',
    { query: `{ viewer { ...F0 } } ${bomb('Person', 30, '{ ...F0 ...F3 }')}` },
    { code: 'GRAPHQL_VALIDATION_FAILED' },
  ],
  [
    'one field so often that comparing it with itself takes long',
    { query: `{ viewer { ${'id '.repeat(1900)} } }` },
    tooMuch('comparisons', 500_000, 500_001),
  ],
  [
    'tokens',
    { query: `{ viewer { ${'id '.repeat(2000)} } }` },
    { code: 'GRAPHQL_PARSE_FAILED', limit: 'tokens', max: 2000, sent: 2005 },
  ],
  [
    'tokens beyond counting',
    { query: `{ viewer { ${'id '.repeat(30_000)} } }` },
    { code: 'GRAPHQL_PARSE_FAILED', limit: 'tokens', max: 2000, sent: 20_000 },
  ],
  [
    'selections nested ten thousand deep',
    { query: `${'{a'.repeat(10_000)}${'}'.repeat(10_000)}` },
    tooMuch('nesting', 1000, 9_999 + 1),
  ],
  [
    'a literal of lists',
    { query: `{ tickets(where: { tags: { hasAny: ${'['.repeat(900)}${']'.repeat(900)} } }) { totalCount } }` },
    { code: 'BAD_USER_INPUT', limit: 'inputDepth', max: 20, sent: 902 },
  ],
  [
    'a literal filter',
    { query: `{ tickets(where: ${'{ not: '.repeat(21)}{}${' }'.repeat(21)}) { totalCount } }` },
    { code: 'BAD_USER_INPUT', limit: 'inputDepth', max: 20, sent: 22 },
  ],
  [
    'the default of a variable',
    {
      query: `query ($a: TicketFilter = ${'{ not: '.repeat(30)}{}${' }'.repeat(30)}) { tickets(where: $a) { totalCount } }`,
    },
    { code: 'BAD_USER_INPUT', limit: 'inputDepth', max: 20, sent: 31 },
  ],
  [
    'a filter nested 900 deep in a variable',
    { query: WHERE, variables: { where: nested(899) } },
    { code: 'BAD_USER_INPUT', limit: 'inputDepth', max: 20, sent: 900 },
  ],
  [
    'a filter nested ten thousand deep in a variable',
    { query: WHERE, variables: { where: nested(9_999) } },
    { code: 'BAD_USER_INPUT', limit: 'inputDepth', max: 20, sent: 10_000 },
  ],
  [
    'a variable that nobody declared',
    {
      query: '{ viewer { id } }',
      variables: { other: JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown },
    },
    { code: 'BAD_USER_INPUT', limit: 'inputDepth', max: 20, sent: 50_000 },
  ],
  [
    'a list of more than can be asked for',
    { query: WHERE, variables: { where: { and: Array.from({ length: 30_000 }, () => ({})) } } },
    { code: 'BAD_USER_INPUT', limit: 'inputValues', max: 10_000, sent: 30_002 },
  ],
];

describe.each(TRANSPORTS)('over %s', (_name, send) => {
  test.each(EXCEEDING)('DOC-01 %s: refused at once, by the limit and what was sent', async (_what, asked, expected) => {
    for (const token of [acme.admin.token, null]) {
      const { status, errors, data } = await send(url, token, asked);
      expect(errors[0]?.extensions).toEqual(expected);
      expect([data, status]).toEqual([null, expect.toBeOneOf([400, 200, null])]);
      if ('sent' in expected) expect(errors[0]!.message).toContain(String(expected['sent']));
      if ('max' in expected) expect(errors[0]!.message).toContain(String(expected['max']));
    }
  });

  test('DOC-01 the standard introspection query passes, in every variant', async () => {
    for (const query of INTROSPECTION) expect((await send(url, null, { query })).errors).toEqual([]);
  });
});

test.each(['', '/stream'])(
  'DOC-01 a body of too many bytes at %j: refused by the limit and what was sent',
  async (path) => {
    const body = JSON.stringify({ query: `{ ${'x'.repeat(300_000)} }` });
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST', limit: 'bodyBytes', max: 262_144, sent: body.length } }],
    });
  },
);

const INTROSPECTION = [
  getIntrospectionQuery(),
  getIntrospectionQuery({ descriptions: false }),
  getIntrospectionQuery({
    ...{ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true },
    ...{ inputValueDeprecation: true, oneOf: true },
  }),
];

/** What other tools ask of the schema. */
const TOOLS: readonly (readonly [what: string, query: string])[] = [
  [
    'Apollo Kotlin, before it introspects',
    `{ ${[...'Schema Type Directive Field InputValue EnumValue'.split(' ')].map((name) => `x${name}: __type(name: "__${name}") { fields { name args { name } } }`).join(' ')} }`,
  ],
  [
    'a name and its kind, of everything',
    '{ __schema { types { name kind } queryType { fields { name type { name } } } } }',
  ],
  [
    'one type by hand',
    '{ __type(name: "Ticket") { fields { name args { name } type { kind name ofType { name } } } } }',
  ],
  ['the directives', '{ __schema { directives { name locations args { name type { name ofType { name } } } } } }'],
  ['what kind of thing the root is', '{ __typename asOf __schema { queryType { name } } }'],
  ['a form of ours, whose fields are another thing', '{ categories { nodes { a: form { fields { b: key } } } } }'],
];

describe('the schema', () => {
  const documents = new Documents(schema, RULES);
  const leaves = 'kind name description specifiedByURL isOneOf __typename';
  const type = (depth: number): string => `{ ${leaves} ${depth > 0 ? `ofType ${type(depth - 1)}` : ''} }`;
  const facts = 'name description isDeprecated deprecationReason __typename';
  const values = `{ ${facts} defaultValue type ${type(8)} }`;
  const all = '(includeDeprecated: true)';
  const parts = `${leaves} fields${all} { ${facts} type ${type(8)} args${all} ${values} }
    inputFields${all} ${values} interfaces ${type(8)} possibleTypes ${type(8)} enumValues${all} { ${facts} }`;
  const costliest = `{ __schema { description types { ...P } ${['query', 'mutation', 'subscription'].map((of) => `${of}Type { ...P }`).join(' ')}
      directives { name description isRepeatable locations args${all} ${values} } }
    ${times(10, (i) => `t${i}: __type(name: "Mutation") { ...P }`)} } fragment P on __Type { ${parts} }`;

  test.each(TOOLS)('DOC-06 may be asked for as tools do: %s', (_what, query) => {
    expect(documents.check(query)).toHaveProperty('document');
  });

  test('DOC-06 costs at most four times as much as by the standard query, whatever is asked', () => {
    const sizeOf = (query: string): number => {
      const known = new Documents(schema, { ...RULES, maxTokens: 100_000 }).check(query);
      if (!('document' in known)) throw new Error(JSON.stringify(known));
      return JSON.stringify(executeSync({ schema, document: known.document })).length;
    };
    expect(sizeOf(costliest)).toBeLessThan(4 * sizeOf(INTROSPECTION[2]!));
  });

  test('DOC-06 whatever passes has no alias and at most one list of parts in another, expanded by hand', () => {
    const outcomes = { passed: 0, refused: 0 };
    fc.assert(
      fc.property(aboutTheSchema, ({ root, bodies, query }) => {
        const { roots, aliases, lists } = expanded(root, bodies);
        const passes = !extensionsOf(documents.check(query)).some(({ limit }) =>
          /^schema|^typeRoots/.test(String(limit)),
        );
        expect(passes).toBe(roots <= 1 && aliases === 0 && lists <= 1);
        outcomes[passes ? 'passed' : 'refused'] += 1;
      }),
      { numRuns: 500 },
    );
    expect(Math.min(outcomes.passed, outcomes.refused)).toBeGreaterThan(25);
  });
});

/** A selection about the schema: a field with its own selections, or the number of a fragment. */
type AboutTheSchema =
  { readonly name: string; readonly alias: boolean; readonly of: readonly AboutTheSchema[] } | number;

const selections = fc.letrec<{ set: readonly AboutTheSchema[]; one: AboutTheSchema }>((tie) => ({
  set: fc.array(tie('one'), { minLength: 1, maxLength: 3 }),
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant({ name: 'name', alias: false, of: [] }),
    fc.nat({ max: 2 }),
    fc.record({
      name: fc.constantFrom(
        'fields',
        'args',
        'type',
        'ofType',
        'interfaces',
        'enumValues',
        'inputFields',
        'possibleTypes',
      ),
      alias: fc.nat({ max: 9 }).map((it) => it === 0),
      of: tie('set'),
    }),
  ),
})).set;

/** A document whose fragments spread only later ones, and what it was made of. */
const aboutTheSchema = fc
  .tuple(selections, fc.array(selections, { minLength: 3, maxLength: 3 }), fc.nat({ max: 9 }))
  .map(([root, bodies, again]) => {
    const text = (set: readonly AboutTheSchema[], after: number): string =>
      `{ name ${set
        .map((each) => {
          if (typeof each === 'number') return each > after ? `...F${each}` : '';
          return `${each.alias ? 'a: ' : ''}${each.name}${each.of.length ? text(each.of, after) : ''}`;
        })
        .join(' ')} }`;
    const roots = `__schema { types ${text(root, -1)} } ${again === 0 ? '...R' : ''}`;
    const query = `{ ${roots} } fragment R on Query { __schema { description } } ${bodies.map((body, i) => `fragment F${i} on __Type ${text(body, i)}`).join(' ')}`;
    return { root: { set: root, again: again === 0 }, bodies, query };
  });

/** What stands in such a document when each fragment is written where it is spread. */
function expanded(
  { set, again }: { readonly set: readonly AboutTheSchema[]; readonly again: boolean },
  bodies: readonly (readonly AboutTheSchema[])[],
) {
  const found = { roots: again ? 2 : 1, aliases: 0, lists: 0 };
  const walk = (selected: readonly AboutTheSchema[], after: number, lists: number): void => {
    for (const each of selected) {
      if (typeof each === 'number') {
        if (each > after) walk(bodies[each]!, each, lists);
        continue;
      }
      const within = lists + (/^(fields|inputFields|interfaces|possibleTypes|enumValues)$/.test(each.name) ? 1 : 0);
      found.lists = Math.max(found.lists, within);
      if (each.alias) found.aliases += 1;
      walk(each.of, after, within);
    }
  };
  walk(set, -1, 0);
  return found;
}

describe('a document at its limits', () => {
  const documents = new Documents(schema, RULES);
  test.each<[string, string]>([
    ['30 aliases', `{ viewer { ${times(30, (i) => `a${i}: id`)} } }`],
    ['20 fields at the root', `{ ${'asOf '.repeat(20)} }`],
    ['50 directives', `{ viewer { ${'id @skip(if: false) '.repeat(50)} } }`],
    ['a depth of 15', `{ tickets { nodes { ${followUps(12)} } } }`],
    [
      'fragments in fragments 200 deep',
      `{ viewer { ...F0 } } ${times(200, (i) => `fragment F${i} on Person { ...F${i + 1} }`)} fragment F200 on Person { id }`,
    ],
    ['inline fragments 300 deep', `{ viewer { ${'... { '.repeat(300)}id${' }'.repeat(300)} } }`],
    [
      'several operations of 30 aliases each',
      `${times(3, (n) => `query Q${n} { viewer { ${times(30, (i) => `a${i}: id`)} } }`)}`,
    ],
    [
      'nested input in one argument, and again in another',
      `{ a: tickets(where: ${'{ not: '.repeat(19)}{}${' }'.repeat(19)}) { totalCount } b: tickets(where: ${'{ not: '.repeat(19)}{}${' }'.repeat(19)}) { totalCount } }`,
    ],
    [
      'brackets in text',
      `{ tickets(where: { subject: { eq: "${'[{('.repeat(500)}" } }) { totalCount } } # ${'{'.repeat(2000)}`,
    ],
  ])('DOC-01 %s passes', (_what, query) => {
    expect(documents.check(query)).toHaveProperty('document');
  });

  test('DOC-01 each of several operations counts for itself', () => {
    const query = `query Small { asOf } query Large { viewer { ${times(31, (i) => `a${i}: id`)} } }`;
    expect(extensionsOf(documents.check(query))).toEqual([tooMuch('aliases', 30, 31)]);
  });

  test('DOC-01 every limit that is exceeded is told at once', () => {
    const query = `{ ${times(31, (i) => `a${i}: asOf @skip(if: false) @include(if: true)`)} }`;
    expect(extensionsOf(documents.check(query))).toEqual([
      ...[tooMuch('aliases', 30, 31), tooMuch('rootFields', 20, 31), tooMuch('directives', 50, 62)],
    ]);
  });

  test('DOC-02 input of 20 levels and 10,000 values passes', () => {
    const known = documents.check(WHERE);
    if (!('document' in known)) throw new Error(JSON.stringify(known));
    for (const where of [nested(19), { tags: { hasAny: Array.from({ length: 9_997 }, () => 'x') } }])
      expect(operationOf(documents, known, { query: WHERE, variables: { where } })).toHaveProperty('kind');
  });
});

test('DOC-01 introspection passes whatever the depth is set to, and not at all where it is off', () => {
  const shallow = new Documents(schema, { ...RULES, maxDepth: 3 });
  const closed = new Documents(schema, { ...RULES, introspection: false });
  for (const query of INTROSPECTION) {
    expect(shallow.check(query)).toHaveProperty('document');
    expect(extensionsOf(closed.check(query))[0]).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  }
  expect(extensionsOf(shallow.check('{ tickets { nodes { followUpOf { id } } } }'))).toEqual([tooMuch('depth', 3, 4)]);
});

/** Documents that are hard on whoever checks them; each in less time than parsing takes or a second on a busy machine. */
const HARD: readonly (readonly [string, string])[] = [
  ...EXCEEDING.map(([what, { query }]) => [what, query] as const),
  ['one field again and again', `{ viewer { ${'id '.repeat(1990)} } }`],
  [
    'many fragments side by side',
    `{ viewer { ${times(150, (i) => `...F${i}`)} } } ${times(150, (i) => `fragment F${i} on Person { id name a: id }`)}`,
  ],
  [
    'many operations that share fragments',
    `${times(100, (i) => `query Q${i} { viewer { ...F0 } }`)} ${times(90, (i) => `fragment F${i} on Person { ...F${i + 1} id }`)} fragment F90 on Person { id }`,
  ],
  ['many variables', `query (${times(480, (i) => `$v${i}: Int`)}) { viewer { id } }`],
  ['many unknown fields', `{ viewer { ${times(1990, (i) => `nam${i}`)} } }`],
  ['many unknown arguments', `{ tickets(${times(600, (i) => `a${i}: 1`)}) { totalCount } }`],
  ['definitions of types', `${times(180, (i) => `input A${i} { a: ${'['.repeat(3)}Int${']'.repeat(3)} }`)}`],
  ['a type of lists', `query ($a: ${'['.repeat(900)}Int${']'.repeat(900)}) { asOf }`],
  ['brackets that never close', '{(['.repeat(600)],
  ['brackets that never opened', '})]'.repeat(600)],
  ['nothing but comments', '#\n'.repeat(100_000)],
  ['one long name', `{ ${'x'.repeat(200_000)} }`],
  ['one long string', `{ ticket(number: "${'x'.repeat(200_000)}") { id } }`],
];

test.each(HARD)('DOC-01 %s: checked within 500 ms, with a limit set high, too', (_what, query) => {
  for (const rules of [
    RULES,
    { ...RULES, maxTokens: 100_000, maxAliases: 10_000, maxDepth: 1000, maxInputDepth: 1000 },
  ]) {
    const documents = new Documents(schema, rules);
    documents.check('{ asOf }');
    const begun = process.cpuUsage();
    const answer = documents.check(query);
    const { user } = process.cpuUsage(begun);
    expect(user / 1000).toBeLessThan(500);
    for (const extensions of extensionsOf(answer))
      expect(extensions['code']).toMatch(/^(TOO_MUCH_ASKED|BAD_USER_INPUT|GRAPHQL_(PARSE|VALIDATION)_FAILED)$/);
  }
});

const extensionsOf = (answer: object): readonly Extensions[] =>
  Array.isArray(answer) ? (answer as GraphQLError[]).map(({ extensions }) => extensions) : [];

test('DOC-01 the limits that docs/contract.md tells are those of the settings', () => {
  const contract = readFileSync('docs/contract.md', 'utf8');
  const rows = [...contract.matchAll(/^\| `(\w+)` +\| [^|]+ +\| `[A-Z_]+` +\| `([A-Z_]+)` +\| (\d+) +\|/gm)];
  expect(rows).toHaveLength(8);
  const settings = readSettings({}) as unknown as Readonly<Record<string, unknown>>;
  for (const [, , setting, most] of rows) expect(settings[setting!]).toBe(Number(most));
});
