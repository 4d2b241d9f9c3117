import { beforeAll, describe, expect, test } from 'vitest';
import type { Client, Json } from '../support/client.js';
import { aDesk, idOf } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
let ari: Client;
let mina: Client & { readonly id: string };

beforeAll(async () => {
  ari = await acme.person('Ari', { role: 'AGENT' });
  mina = await acme.person('Mina');
});

const SINCE = { key: 'since', label: 'Since when?', type: 'DATE', required: true, topic: 'SINCE_WHEN' };
const SITE = { key: 'site', label: 'Where?', type: 'CHOICE', choices: ['Seoul', 'Busan'] };
const ERROR = { key: 'error', label: 'What does it say?', type: 'TEXT', help: 'Copy it', topic: 'ERROR_TEXT' };
const COST_CENTER = { key: 'cost_center', label: 'Cost center', type: 'NUMBER', shownToRequesters: false };
const FORM = { fields: [SINCE, SITE, ERROR, COST_CENTER], asksForScreenshot: true };

let made = 0;
const aCategory = async (form: object | null = FORM) => {
  const { category } = await acme.admin.do('createCategory', { name: `VPN ${(made += 1)}`, form }, 'category { id }');
  return idOf(category!);
};

/** Answers as a client sends them, and as the contract lists them. */
const answers = (given: Readonly<Record<string, unknown>>) =>
  Object.entries(given).map(([key, value]) => ({ key, value }));
const aTicket = async (who: Client, input: object) =>
  idOf((await who.do('openTicket', { subject: 'No VPN', ...input }, 'ticket { id }'))['ticket']!);

/** What was edited of a ticket, as its timeline tells it. */
const editsOf = async (who: Client, id: string) => {
  const query = `query ($id: ID!) { ticket(id: $id) { timeline { nodes { __typename
    ... on TicketEdited { changed old { customFields { key value } } new { customFields { key value } } } } } } }`;
  const { ticket } = await who.ask(query, { id });
  const nodes = ticket!['timeline']!['nodes'] as unknown as readonly Json[];
  return nodes.flatMap(({ __typename, ...edit }) => ((__typename as unknown) === 'TicketEdited' ? [edit] : []));
};

const QUERY = `query ($id: ID!) { node(id: $id) { ... on Category {
  form { asksForScreenshot fields { key label help type required shownToRequesters choices topic } } } } }`;
const formOf = async (who: Client, id: string) => (await who.ask(QUERY, { id }))['node']!['form']!;
const keysOf = (form: Json) => (form['fields'] as unknown as readonly Json[]).map(({ key }) => key);
const pathsOf = (problems: readonly Json[]) =>
  problems.map(({ field }) => (field as unknown as readonly string[] | null)?.join('.'));

describe('the form of a category', () => {
  test('is what its admin says, in order, and asks nothing until then', async () => {
    const id = await aCategory(null);
    expect(await formOf(mina, id)).toEqual({ asksForScreenshot: false, fields: [] });
    await acme.admin.do('updateCategory', { categoryId: id, form: FORM });
    expect(await formOf(ari, id)).toEqual({
      asksForScreenshot: true,
      fields: [
        { ...SINCE, help: null, shownToRequesters: true, choices: [] },
        { ...SITE, help: null, required: false, shownToRequesters: true, topic: null },
        { ...ERROR, required: false, shownToRequesters: true, choices: [] },
        { ...COST_CENTER, help: null, required: false, choices: [], topic: null },
      ],
    });
    await acme.admin.do('updateCategory', { categoryId: id, name: `Renamed ${id}` });
    expect(keysOf(await formOf(ari, id))).toHaveLength(4);
    await acme.admin.do('updateCategory', { categoryId: id, form: null });
    expect(await formOf(ari, id)).toEqual({ asksForScreenshot: false, fields: [] });
  });

  test('shows requesters nothing of what staff alone see', async () => {
    const id = await aCategory();
    expect(keysOf(await formOf(mina, id))).toEqual(['since', 'site', 'error']);
    expect(keysOf(await formOf(ari, id))).toEqual(['since', 'site', 'error', 'cost_center']);
  });

  test('is refused for all its faults at once, each with its path', async () => {
    const fields = [
      { key: 'Since', label: ' ', type: 'DATE' },
      { key: 'site', label: 'Where?', type: 'CHOICE' },
      { key: 'site', label: 'And where?', type: 'TEXT' },
    ];
    const refused = await acme.admin.refusalsOf('createCategory', { name: '', form: { fields } });
    expect(pathsOf(refused)).toEqual([
      'name',
      'form.fields.0.key',
      'form.fields.0.label',
      'form.fields.1.choices',
      'form.fields.2.key',
    ]);
    const notTheirs = await ari.refusalsOf('createCategory', { name: 'x', form: FORM });
    expect(notTheirs).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  test('shows a field to whom every other form shows it', async () => {
    await aCategory();
    const form = {
      fields: [{ ...SINCE, shownToRequesters: false }, SITE, { ...COST_CENTER, shownToRequesters: true }],
    };
    const refused = await acme.admin.refusalsOf('createCategory', { name: 'Other', form });
    expect(pathsOf(refused)).toEqual(['form.fields.0.shownToRequesters', 'form.fields.2.shownToRequesters']);
  });
});

describe('opening a ticket', () => {
  const opened = (who: Client, categoryId: string, given: Readonly<Record<string, unknown>>, more: object = {}) =>
    who.try(
      'openTicket',
      { subject: 'No VPN', categoryId, customFields: answers(given), ...more },
      'ticket { id customFields { key value } }',
    );
  const problemsOf = (payload: Json) => pathsOf(payload['userErrors'] as unknown as readonly Json[]);

  test('is refused for everything that does not fit the form, all at once', async () => {
    const categoryId = await aCategory();
    const given = { site: 'Daegu', error: 502, cost_center: 7 };
    const refused = await opened(mina, categoryId, given, { subject: '' });
    expect(problemsOf(refused)).toEqual([
      'subject',
      'customFields.2.key',
      'customFields.0.value',
      'customFields.1.value',
      'customFields.since',
    ]);
    expect(refused['ticket']).toBeNull();
    expect((refused['userErrors'] as unknown as readonly Json[]).map(({ expected }) => expected)).toContain(
      'one of Seoul, Busan',
    );
  });

  test('keeps the answers as the ticket’s own fields, beside those of integrators', async () => {
    const categoryId = await aCategory();
    const { ticket } = await opened(mina, categoryId, { since: '2026-05-05', site: 'Seoul', erp_id: 12 });
    expect(ticket!['customFields']).toEqual(answers({ erp_id: 12, since: '2026-05-05', site: 'Seoul' }));
  });

  test('asks of staff what staff alone see, and of requesters not', async () => {
    const categoryId = await aCategory({ fields: [{ ...COST_CENTER, required: true }] });
    expect(problemsOf(await opened(mina, categoryId, {}))).toEqual([]);
    expect(problemsOf(await opened(ari, categoryId, {}))).toEqual(['customFields.cost_center']);
    expect(problemsOf(await opened(ari, categoryId, { cost_center: 7 }))).toEqual([]);
  });
});

describe('editing a ticket', () => {
  test('takes no required answer away, and answers what another category asks', async () => {
    const [first, second] = [await aCategory(), await aCategory({ fields: [SINCE, { ...ERROR, required: true }] })];
    const ticketId = await aTicket(mina, { categoryId: first, customFields: answers({ since: '2026-05-05' }) });
    const refusals = async (who: Client, input: object) =>
      pathsOf(await who.refusalsOf('editTicket', { ticketId, ...input }));
    expect(await refusals(mina, { customFields: answers({ since: null }) })).toEqual(['customFields.since']);
    expect(await refusals(mina, { customFields: null })).toEqual(['customFields.since']);
    expect(await refusals(mina, { customFields: answers({ site: 'Daegu' }) })).toEqual(['customFields.0.value']);
    expect(await refusals(mina, { customFields: answers({ site: 'Busan' }) })).toEqual([]);
    expect(await refusals(ari, { categoryId: second })).toEqual(['customFields.error']);
    expect(await refusals(ari, { categoryId: second, customFields: answers({ error: '502' }) })).toEqual([]);
    expect(await refusals(ari, { categoryId: null, customFields: null })).toEqual([]);
  });

  test('asks nothing more of a ticket that is older than the form, until it is moved', async () => {
    const categoryId = await aCategory(null);
    const ticketId = await aTicket(mina, { categoryId });
    await acme.admin.do('updateCategory', { categoryId, form: FORM });
    await ari.do('editTicket', { ticketId, subject: 'Still no VPN' });
    await ari.do('editTicket', { ticketId, customFields: answers({ erp_id: 12 }) });
    await ari.do('editTicket', { ticketId, categoryId: null });
    expect(pathsOf(await ari.refusalsOf('editTicket', { ticketId, categoryId }))).toEqual(['customFields.since']);
  });
});

describe('a draft', () => {
  const ADVISE = `query ($draft: DraftInput!) { adviseDraft(draft: $draft) {
    lacks { need topic field { key label help choices } }
    problems { __typename code field message ... on InvalidInput { expected } ... on NotFound { type } } } }`;
  const advised = async (who: Client, draft: object) => (await who.ask(ADVISE, { draft }))['adviseDraft']!;
  const lacksOf = (advice: Json) =>
    (advice['lacks'] as unknown as readonly Json[]).map(({ need, topic, field }) => [
      need,
      topic,
      field?.['key'] ?? null,
    ]);
  const problemsOf = (advice: Json) => advice['problems'] as unknown as readonly Json[];

  test('END-11 is told all it lacks by its category’s form, and what would be refused, before it is sent', async () => {
    const categoryId = await aCategory();
    const draft = { categoryId, customFields: answers({ site: 'Daegu' }) };
    const advice = await advised(mina, draft);
    expect(lacksOf(advice)).toEqual([
      ['HELPFUL', 'WHAT_HAPPENED', null],
      ['REQUIRED', 'SINCE_WHEN', 'since'],
      ['HELPFUL', 'ERROR_TEXT', 'error'],
      ['HELPFUL', 'SCREENSHOT', null],
    ]);
    expect(pathsOf(problemsOf(advice))).toEqual(['subject', 'customFields.0.value', 'customFields.since']);
    expect(pathsOf(await mina.refusalsOf('openTicket', { subject: '', ...draft }))).toEqual(
      pathsOf(problemsOf(advice)),
    );
  });

  test('END-11 that lacks nothing is opened as it stands; asking has opened and told nothing', async () => {
    const categoryId = await aCategory();
    const { asOf } = await ari.ask('{ asOf }');
    const customFields = answers({ since: '2026-05-05', error: '502' });
    const draft = { subject: 'No VPN', description: 'It hangs', categoryId, customFields };
    expect(await advised(mina, { ...draft, attachments: 1 })).toEqual({ lacks: [], problems: [] });
    expect((await ari.ask('{ asOf }'))['asOf']).toEqual(asOf);
    await mina.do('openTicket', draft);
  });

  test('END-11 of a requester is advised by what they see, one of staff by all of it', async () => {
    const categoryId = await aCategory({ fields: [{ ...COST_CENTER, required: true }] });
    const draft = { subject: 'No VPN', description: 'It hangs', categoryId };
    expect(await advised(mina, draft)).toEqual({ lacks: [], problems: [] });
    expect(lacksOf(await advised(ari, draft))).toEqual([['REQUIRED', null, 'cost_center']]);
    const advice = await advised(mina, { ...draft, customFields: answers({ cost_center: 7 }) });
    expect(pathsOf(problemsOf(advice))).toEqual(['customFields.0.key']);
  });

  test('of a category that is not there, not theirs or not in use is told so, and asked nothing by it', async () => {
    const other = await desk.workspace('other');
    const { category } = await other.admin.do(
      'createCategory',
      { name: 'VPN', form: { fields: [SINCE] } },
      'category { id }',
    );
    const retired = await aCategory();
    await acme.admin.do('updateCategory', { categoryId: retired, active: false });
    const draft = { subject: 'No VPN', description: 'It hangs' };
    for (const categoryId of ['nothing', idOf(category!)]) {
      const advice = await advised(mina, { ...draft, categoryId });
      expect(advice).toMatchObject({
        lacks: [],
        problems: [{ code: 'NOT_FOUND', type: 'Category', field: ['categoryId'] }],
      });
    }
    expect(pathsOf(problemsOf(await advised(mina, { ...draft, categoryId: retired })))).toEqual(['categoryId']);
  });

  test('is for those who are signed in', async () => {
    const answer = await desk.anonymous.send(ADVISE, { draft: {} });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const negative = await mina.send(ADVISE, { draft: { attachments: -1 } });
    expect(negative.errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: ['draft', 'attachments'] } },
    ]);
  });
});

describe('an answer', () => {
  const CHANGES = `subscription ($where: TicketFilter, $after: Position) { ticketChanges(where: $where, after: $after) {
    kind changed ticketId old { customFields { key value } } new { customFields { key value } } } }`;
  const where = {
    customFields: [
      { key: 'site', eq: 'Busan' },
      { key: 'since', in: ['2026-05-05', '2026-05-06'] },
    ],
  };
  const since = '2026-05-05';

  test('is what tickets are filtered by', async () => {
    const categoryId = await aCategory();
    const [busan, seoul] = [
      await aTicket(mina, { categoryId, customFields: answers({ since, site: 'Busan' }) }),
      await aTicket(mina, { categoryId, customFields: answers({ since, site: 'Seoul' }) }),
    ];
    const query = `query ($where: TicketFilter) { tickets(where: $where) { nodes { id } } }`;
    const found = async (filter: object) =>
      (
        (await ari.ask(query, { where: { category: { id: { eq: categoryId } }, ...filter } }))['tickets']![
          'nodes'
        ] as unknown as readonly Json[]
      ).map(idOf);
    expect(await found(where)).toEqual([busan]);
    expect(await found({ not: where })).toEqual([seoul]);
  });

  test('is told in the timeline when it changes, and to whoever watches tickets by it', async () => {
    const categoryId = await aCategory();
    const { asOf } = await ari.ask('{ asOf }');
    const [theirs, hers] = [
      ari.subscribe(CHANGES, { where, after: asOf }),
      mina.subscribe(CHANGES, { where, after: asOf }),
    ];
    const ticketId = await aTicket(mina, { categoryId, customFields: answers({ since, site: 'Seoul' }) });
    await mina.do('editTicket', { ticketId, customFields: answers({ site: 'Busan' }) });
    await ari.do('editTicket', { ticketId, customFields: answers({ since: '2026-05-06' }) });
    await ari.do('editTicket', { ticketId, customFields: answers({ site: null }) });
    const values = (site: string | null, day = since) => ({
      customFields: answers({ since: day, ...(site && { site }) }),
    });
    const expected = [
      { kind: 'ADDED', old: values('Seoul'), new: values('Busan') },
      { kind: 'UPDATED', old: values('Busan'), new: values('Busan', '2026-05-06') },
      { kind: 'REMOVED', old: values('Busan', '2026-05-06'), new: values(null, '2026-05-06') },
    ].map((each) => ({ ...each, ticketId, changed: ['CUSTOM_FIELDS'] }));
    expect(await theirs.take(3)).toEqual(expected);
    expect(await hers.take(3)).toEqual(expected);
    expect((await editsOf(mina, ticketId))[0]).toEqual({
      ...{ changed: ['CUSTOM_FIELDS'], old: values('Seoul'), new: values('Busan') },
    });
  });
});

describe('TRUST-01 an answer that is for staff', () => {
  const given = { since: '2026-05-05', cost_center: 7 };
  const KEY = 'cost_center';

  test('is not there for requesters: on the ticket, in its timeline, through filters', async () => {
    const categoryId = await aCategory();
    const ticketId = await aTicket(ari, { categoryId, customFields: answers(given), requester: { id: mina.id } });
    await ari.do('editTicket', { ticketId, customFields: answers({ [KEY]: 8 }) });
    await ari.do('editTicket', { ticketId, subject: 'VPN', customFields: answers({ [KEY]: 9 }) });
    await ari.do('editTicket', { ticketId, customFields: answers({ [KEY]: 10, site: 'Seoul' }) });

    const fieldsOf = async (who: Client) =>
      (await who.ask('query ($id: ID!) { ticket(id: $id) { customFields { key value } } }', { id: ticketId }))[
        'ticket'
      ]!['customFields'];
    expect(await fieldsOf(ari)).toEqual(answers({ [KEY]: 10, since: given.since, site: 'Seoul' }));
    expect(await fieldsOf(mina)).toEqual(answers({ since: given.since, site: 'Seoul' }));

    expect((await editsOf(ari, ticketId)).map(({ changed }) => changed)).toEqual([
      ['CUSTOM_FIELDS'],
      ['SUBJECT', 'CUSTOM_FIELDS'],
      ['CUSTOM_FIELDS'],
    ]);
    const seen = await editsOf(mina, ticketId);
    expect(seen.map(({ changed }) => changed)).toEqual([['SUBJECT'], ['CUSTOM_FIELDS']]);
    expect(JSON.stringify(seen)).not.toContain(KEY);

    const found = async (who: Client, is: object) =>
      (
        await who.ask('query ($where: TicketFilter) { tickets(where: $where) { totalCount } }', {
          where: { category: { id: { eq: categoryId } }, customFields: [{ key: KEY, ...is }] },
        })
      )['tickets']!['totalCount'];
    for (const [is, forStaff, forHer] of [
      [{ eq: 10 }, 1, 0],
      [{ in: [9, 10] }, 1, 0],
      [{ isNull: true }, 0, 1],
      [{ isNull: false }, 1, 0],
    ] as const)
      expect([is, await found(ari, is), await found(mina, is)]).toEqual([is, forStaff, forHer]);
  });

  test('is neither given, changed nor taken away by requesters, in whatever category', async () => {
    await aCategory();
    const ticketId = await aTicket(mina, { customFields: answers({ since: given.since }) });
    await ari.do('editTicket', { ticketId, customFields: answers({ [KEY]: 7 }) });
    for (const value of [8, null])
      expect(
        pathsOf(await mina.refusalsOf('editTicket', { ticketId, customFields: answers({ [KEY]: value }) })),
      ).toEqual(['customFields.0.key']);
    await mina.do('editTicket', { ticketId, customFields: null });
    const query = 'query ($id: ID!) { ticket(id: $id) { customFields { key value } } }';
    expect((await ari.ask(query, { id: ticketId }))['ticket']!['customFields']).toEqual(answers({ [KEY]: 7 }));
  });

  test('moves nothing on the list of a requester who watches by it, nor tells them that it changed', async () => {
    const categoryId = await aCategory();
    const { asOf } = await ari.ask('{ asOf }');
    const changes = `subscription ($where: TicketFilter, $after: Position) {
      ticketChanges(where: $where, after: $after) { kind changed new { customFields { key value } } } }`;
    const where = { category: { id: { eq: categoryId } } };
    const subscriber = mina.subscribe(changes, { where, after: asOf });
    const byIt = ari.subscribe(changes, { where: { ...where, customFields: [{ key: KEY, eq: 8 }] }, after: asOf });
    const ticketId = await aTicket(mina, { categoryId, customFields: answers({ since: given.since }) });
    await ari.do('editTicket', { ticketId, customFields: answers({ [KEY]: 8 }) });
    await ari.do('editTicket', { ticketId, customFields: answers({ site: 'Busan' }) });
    expect(await byIt.take(2)).toMatchObject([{ kind: 'ADDED' }, { kind: 'UPDATED' }]);
    expect(await subscriber.take(2)).toEqual([
      { kind: 'ADDED', changed: [], new: { customFields: null } },
      {
        kind: 'UPDATED',
        changed: ['CUSTOM_FIELDS'],
        new: { customFields: answers({ since: given.since, site: 'Busan' }) },
      },
    ]);
  });
});
