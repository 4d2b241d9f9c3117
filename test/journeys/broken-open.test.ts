import { beforeAll, describe, expect, test } from 'vitest';
import { aDesk, idOf, type Workspace } from '../support/desk.js';
import { onPostgres } from '../support/database.js';
import type { Client, Json } from '../support/client.js';

/** What somebody who wants to break the desk would send. */
const desk = await aDesk({ MAX_DOCUMENT_DEPTH: '200' }); // what stands behind that limit holds without it
const brief = await aDesk({ ACCESS_TOKEN_LIFE: 'PT3S' });
let acme: Workspace;
let mina: Client & { readonly id: string };
let ari: Client & { readonly id: string };
let ticketId: string;

beforeAll(async () => {
  acme = await desk.workspace('acme');
  [mina, ari] = [await acme.person('Mina'), await acme.person('Ari', { role: 'AGENT' })];
  ticketId = idOf((await mina.do('openTicket', { subject: 'A report' }, 'ticket { id }'))['ticket']!);
  for (let i = 0; i < 40; i += 1) await mina.do('replyToTicket', { ticketId, text: `Reply ${i}` });
});

const nested = (depth: number): string =>
  depth === 0 ? 'id' : `entries(first: 100) { nodes { ticket { ${nested(depth - 1)} } } }`;
const chained = (field: string, depth: number): string =>
  depth === 0 ? 'id' : `${field} { ${chained(field, depth - 1)} }`;

describe('a small document that asks for too much', () => {
  test('is refused before it fills the memory', async () => {
    const { errors } = await mina.send(`query ($id: ID!) { ticket(id: $id) { ${nested(4)} } }`, { id: ticketId });
    expect(errors).toMatchObject([{ extensions: { code: 'TOO_MUCH_ASKED' } }]);
    expect(await mina.ask('{ viewer { name } }')).toEqual({ viewer: { name: 'Mina' } });
  });

  test('by naming one object through another is answered thirty deep, and refused a hundred deep', async () => {
    expect(await mina.ask(`{ tickets { nodes { ${chained('followUpOf', 30)} } } }`)).toBeTruthy();
    const { errors } = await mina.send(`{ tickets { nodes { ${chained('followUpOf', 100)} } } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'TOO_MUCH_ASKED' } }]);
  });
});

describe('one document with several changes', () => {
  test('reads each with what is asked of it, also where they share a fragment', async () => {
    const answer =
      await mina.ask(`mutation { a: openTicket(input: { subject: "1" }) { ...F } b: openTicket(input: { subject: "2" }) { ...F ticket { subject } } }
      fragment F on OpenTicketPayload { ticket { id } }`);
    expect(answer['b']!['ticket']!['subject']).toBe('2');
  });

  test('ACT-04 raises the version with each of them', async () => {
    const { ticket } = await ari.ask('query ($id: ID!) { ticket(id: $id) { version } }', { id: ticketId });
    const version = Number(ticket!['version']);
    const note = (name: string, expected: number) =>
      `${name}: addNote(input: { ticketId: "${ticketId}", text: "x", expectedVersion: ${expected} }) { ticket { version } userErrors { code } }`;
    const answer = await ari.ask(
      `mutation { ${note('a', version)} ${note('b', version + 1)} ${note('c', version + 1)} }`,
    );
    expect([answer['a'], answer['b']]).toMatchObject([
      { ticket: { version: version + 1 } },
      { ticket: { version: version + 2 } },
    ]);
    expect(answer['c']).toEqual({ ticket: null, userErrors: [{ code: 'VERSION_CONFLICT' }] });
  });

  test('ACT-03 a key used for another kind of object is refused, whatever the two inputs share', async () => {
    await acme.admin.do('createService', { name: 'Same', idempotencyKey: 'k' });
    expect(await acme.admin.refusalsOf('createOrganization', { name: 'Same', idempotencyKey: 'k' })).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
  });

  test('the header with two mutations in a fragment is refused, with one and a __typename it serves', async () => {
    const header = { 'idempotency-key': 'fragment' };
    const two =
      'mutation { ...F } fragment F on Mutation { a: openTicket(input: { subject: "A" }) { position } b: openTicket(input: { subject: "A" }) { position } }';
    expect((await mina.send(two, {}, header)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(
      (await mina.send('mutation { __typename openTicket(input: { subject: "A" }) { position } }', {}, header)).errors,
    ).toBeUndefined();
  });
});

describe('changes that meet', () => {
  test('of a team’s members alone raise its version, and equal members change nothing', async () => {
    const { team } = await acme.admin.do('createTeam', { name: 'Team' }, 'team { id }');
    const update = (members: readonly object[], expectedVersion: number) =>
      acme.admin.try('updateTeam', { teamId: idOf(team!), expectedVersion, members }, 'team { version }');
    expect((await update([{ personId: ari.id }], 1))['team']).toEqual({ version: 2 });
    expect((await update([], 1))['userErrors']).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
    expect(await update([{ personId: ari.id }], 2)).toMatchObject({ team: { version: 2 }, position: null });
  });

  test('of somebody and by them, of the workspace and within it, all come through', async () => {
    const work: Promise<unknown>[] = [];
    for (let i = 0; i < 15; i += 1)
      work.push(
        acme.admin.try('updatePerson', { personId: ari.id, name: `Ari ${i}` }),
        acme.admin.try('updateWorkspace', { name: `Desk ${i}` }),
        ari.try('editTicket', { ticketId, tags: [`t${i}`] }),
      );
    const answers = (await Promise.all(work)) as Json[];
    expect(answers.every(({ userErrors }) => (userErrors as unknown as unknown[]).length === 0)).toBe(true);
  }, 60_000);

  test('that would put two categories below each other end with one of them refused', async () => {
    const make = async (name: string) =>
      idOf((await acme.admin.do('createCategory', { name }, 'category { id }'))['category']!);
    for (let i = 0; i < (onPostgres() ? 8 : 2); i += 1) {
      const [a, b] = [await make(`A${i}`), await make(`B${i}`)];
      const answers = await Promise.all([
        acme.admin.try('updateCategory', { categoryId: a, parentId: b }),
        acme.admin.try('updateCategory', { categoryId: b, parentId: a }),
      ]);
      expect(answers.filter(({ userErrors }) => (userErrors as unknown as unknown[]).length === 0)).toHaveLength(1);
    }
  }, 60_000);

  test('that change nothing say so', async () => {
    const { workspace } = await acme.admin.ask('{ workspace { name } }');
    expect(await acme.admin.do('updateWorkspace', { name: workspace!['name'] })).toMatchObject({ position: null });
    expect(await acme.admin.do('updatePerson', { personId: ari.id })).toMatchObject({ position: null });
  });
});

describe('what is told to whom', () => {
  test('TRUST-01 requesters neither give external ids nor learn of them, nor who works where', async () => {
    await ari.do('openTicket', { subject: 'x', externalId: 'X' });
    expect(await mina.refusalsOf('openTicket', { subject: 'x', externalId: 'X' })).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
    const { people } = await mina.ask('{ people(where: { role: { eq: AGENT } }) { nodes { teams { name } } } }');
    expect(people!['nodes']).toEqual([{ teams: [] }]);
  });

  test.each([
    [
      'workspace',
      () =>
        desk.anonymous.send(
          'mutation { signIn(input: { email: "mina@acme.test", password: "x", workspace: "\\u0000" }) { userErrors { code } } }',
        ),
    ],
    [
      'external id',
      () =>
        ari.send('mutation { openTicket(input: { subject: "a", externalId: "\\u0000a" }) { userErrors { code } } }'),
    ],
    [
      'requester',
      () =>
        ari.send(
          'mutation { openTicket(input: { subject: "a", requester: { externalId: "\\u0000a" } }) { userErrors { code } } }',
        ),
    ],
  ] as const)('NUL in the %s is a refusal', async (_what, send) => {
    const answer = await send();
    expect(answer.errors).toBeUndefined();
    expect((Object.values(answer.data)[0]!['userErrors'] as unknown as unknown[]).length).toBe(1);
  });

  test('a subscription over HTTP learns where subscriptions are served', async () => {
    const answer = await mina.send('subscription { ticketStatusChanged { position } }');
    expect([answer.status, answer.errors![0]!.extensions['code']]).toEqual([400, 'BAD_REQUEST']);
  });

  test('a subscription whose root is conditional ends alone; the socket goes on', async () => {
    const subscriber = mina.subscribe('subscription { ticketStatusChanged @skip(if: true) { position } }');
    expect(await subscriber.fault()).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });
});

test('L5 a socket is closed with a code of its own when its token ends, whether or not anything happens', async () => {
  const { admin } = await brief.workspace('brief');
  const subscriber = admin.subscribe('subscription { ticketStatusChanged { position } }');
  expect(await subscriber.fault()).toMatchObject({ code: 4410 });
});
