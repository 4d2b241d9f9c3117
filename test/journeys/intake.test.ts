import { beforeAll, describe, expect, test } from 'vitest';
import type { Client, Json } from '../support/client.js';
import { aDesk, idOf } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
let ari: Client;
let mina: Client;

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
      'customFields.0.value',
      'customFields.1.value',
      'customFields.2.key',
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
