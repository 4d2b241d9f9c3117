import { existsSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { Kind, OperationTypeNode, parse, type OperationDefinitionNode } from 'graphql';
import { chromium, type Browser, type Page } from 'playwright-core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { examplesIn, readmeText } from '../../src/serving/ide/examples.js';
import { ideAssets } from '../../src/serving/ide/assets.js';
import { readSettings } from '../../src/settings.js';
import { Client } from '../support/client.js';
import { aDesk, PASSWORD } from '../support/desk.js';

const desk = await aDesk({ DEMO: 'on' });
const withoutIde = await aDesk({ IDE: 'off' });
const withoutDemo = await aDesk();
const { origin } = new URL(desk.server.url);

/** As browsers send it. */
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

const get = (url: string, accept?: string): Promise<Response> =>
  fetch(url, { headers: accept === undefined ? {} : { accept, 'apollo-require-preflight': 'yes' } });

describe('the page', () => {
  test('is what a browser finds at the endpoint', async () => {
    const answer = await get(desk.server.url, BROWSER);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('vary')).toMatch(/accept/i);
    expect(await answer.text()).toContain('agent@demo.test');
  });

  test.each([
    ['JSON alone', 'application/json'],
    ['the media type of GraphQL alone', 'application/graphql-response+json'],
    ['JSON before HTML', 'application/graphql-response+json, text/html;q=0.5'],
    ['anything', '*/*'],
    ['nothing', ''],
  ])('is not for whoever accepts %s', async (_what, accept) => {
    expect((await get(desk.server.url, accept)).headers.get('content-type')).not.toContain('text/html');
    const asked = await get(`${desk.server.url}?query={__typename}`, accept);
    expect(await asked.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test('is not for a GET that asks something, even from a browser', async () => {
    const answer = await get(`${desk.server.url}?query={__typename}`, BROWSER);
    expect(answer.headers.get('content-type')).not.toContain('text/html');
  });

  test('may load and reach the desk itself and nothing else', async () => {
    const answer = await get(desk.server.url, BROWSER);
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|blob:/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(await answer.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  test('offers no account outside the demo', async () => {
    expect(await (await get(withoutDemo.server.url, BROWSER)).text()).toContain('"accounts":[]');
  });
});

describe('the setting IDE', () => {
  test('is on for developers and tests, and off in production unless it is set', () => {
    const production = { NODE_ENV: 'production', DATABASE_URL: 'postgresql://db/ticketwire' };
    expect(readSettings({}).IDE).toBe(true);
    expect(readSettings({ NODE_ENV: 'test' }).IDE).toBe(true);
    expect(readSettings(production).IDE).toBe(false);
    expect(readSettings({ ...production, IDE: 'on' }).IDE).toBe(true);
  });

  test('turned off leaves neither page nor files', async () => {
    const { folder } = await ideAssets();
    expect((await get(withoutIde.server.url, BROWSER)).headers.get('content-type')).not.toContain('text/html');
    expect((await get(new URL(`${folder}graphiql.js`, withoutIde.server.url).href)).status).toBe(404);
  });
});

describe('the files', () => {
  test('are named for their contents and may be kept for ever', async () => {
    const { files } = await ideAssets();
    expect(files.size).toBeGreaterThan(5);
    for (const [path, { text }] of files) {
      const answer = await get(origin + path);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-type')).toMatch(/^text\/(javascript|css)/);
      expect((await answer.text()) === text, path).toBe(true);
    }
  });

  test('are all of the disk that can be reached', async () => {
    const { folder } = await ideAssets();
    const outside = ['package.json', 'README.md', 'src/main.ts', '.git/HEAD', 'etc/passwd'];
    const ways = outside.flatMap((file) => [
      `/ide/${file}`,
      `/ide/../${file}`,
      `${folder}../../${file}`,
      `${folder}../../../../../../../../${file}`,
      `${folder}graphql-ws/../../../${file}`,
      `${folder}%2e%2e/%2e%2e/${file}`,
      `${folder}..%2f..%2f${file}`,
      `${folder}..%5c..%5c${file}`,
      `/ide//${file}`,
      `/ide/file:///${file}`,
      `${folder}${file}%00.js`,
    ]);
    for (const way of ways) expect(await statusOfRaw(way), way).toBe(404);
    expect(await statusOfRaw(`${folder}graphiql.js`)).toBe(200); // the asking itself works
  });
});

/** As it is written: `fetch` would tidy the path up before it sends it. */
const statusOfRaw = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    rawRequest({ hostname, port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    })
      .on('error', reject)
      .end();
  });

describe('the examples', () => {
  test('are those of the README, every one, with a name for its tab', () => {
    const readme = readmeText();
    const examples = examplesIn(readme);
    expect(examples.length).toBe(readme.split('```graphql').length - 1);
    expect(examples.length).toBeGreaterThan(3); // an empty list would be equal too
    for (const example of examples) expect(parse(example).definitions[0]).toHaveProperty('name.value');
  });

  test('are taken as they stand, and nothing else is', () => {
    const markdown =
      'Text.\n\n```graphql\nquery Mine {\n  asOf\n}\n```\n\n```sh\nnpm start\n```\n\n```graphql\n{ asOf }\n```\n';
    expect(examplesIn(markdown)).toEqual(['query Mine {\n  asOf\n}', '{ asOf }']);
  });
});

/** The tab of the README's first query, mutation or subscription. */
function tabOf(kind: OperationTypeNode): string {
  const operations = examplesIn(readmeText()).flatMap((example) => parse(example).definitions);
  const found = operations.find((each) => each.kind === Kind.OPERATION_DEFINITION && each.operation === kind);
  return (found as OperationDefinitionNode).name!.value;
}

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const browserless = existsSync(CHROMIUM) ? '' : ` (skipped: no Chromium at ${CHROMIUM}; CHROMIUM names another)`;

/** One for all tests; each has a context of its own. */
let browser: Browser;

describe.skipIf(browserless)(`a visitor with a browser${browserless}`, { timeout: 90_000 }, () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    return () => browser.close();
  });

  test('is anonymous at first, signs in by one click, asks, and sees an event arrive, and nothing leaves the desk', async () => {
    const { page, elsewhere, faults } = await aVisit();
    await page.getByText('Nobody is signed in').waitFor();
    await runTab(page, OperationTypeNode.QUERY);
    await expectAnswer(page, '"UNAUTHENTICATED"');
    expect(faults.splice(0)).toEqual([expect.stringContaining('401')]); // the browser reports the refusal

    await page.getByRole('button', { name: 'agent@demo.test' }).click();
    await page.getByText('Signed in as agent@demo.test').waitFor();

    await runTab(page, OperationTypeNode.QUERY);
    await expectAnswer(page, '"INC-');

    await runTab(page, OperationTypeNode.SUBSCRIPTION);
    await desk.subscribers(1);
    await expectAnswer(page, `"${await somethingHappens()}"`);

    expect(elsewhere).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('signs in by a form where there is no demo', async () => {
    await withoutDemo.workspace('acme');
    const { page } = await aVisit(withoutDemo.server.url);
    await page.getByPlaceholder('E-mail').fill('admin@acme.test');
    await page.getByPlaceholder('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Signed in as admin@acme.test').waitFor();
    await runTab(page, OperationTypeNode.QUERY);
    await expectAnswer(page, '"totalCount"');
  });
});

/** Opens the page as browsers do; remembers requests to other origins, and what the page complains of. */
async function aVisit(visited = desk.server.url): Promise<{ page: Page; elsewhere: string[]; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  onTestFinished(() => page.close());
  page.setDefaultTimeout(PATIENCE_MS);
  const elsewhere: string[] = [];
  const faults: string[] = [];
  const note = (url: string): unknown => (isOurs(url) ? null : elsewhere.push(url));
  page.on('request', (request) => note(request.url()));
  page.on('websocket', (socket) => note(socket.url()));
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (message) => (message.type() === 'error' ? faults.push(message.text()) : null));
  await page.goto(visited);
  return { page, elsewhere, faults };
}

/** A browser's first look at GraphiQL takes seconds where others work too. */
const PATIENCE_MS = 20_000;

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

const isOurs = (url: string): boolean => url.startsWith('data:') || new URL(url).host === new URL(origin).host;

async function runTab(page: Page, kind: OperationTypeNode): Promise<void> {
  const name = tabOf(kind);
  await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  await page.locator('.graphiql-query-editor').getByText(name, { exact: true }).waitFor(); // the editor follows the tab
  await page.getByRole('button', { name: /^Execute query/ }).click();
}

/** Waits until the answer's pane shows it; on failure says what it shows instead. */
async function expectAnswer(page: Page, text: string): Promise<void> {
  const pane = page.locator('.result-window');
  const came = await pane
    .getByText(text)
    .first()
    .waitFor()
    .then(
      () => true,
      () => false,
    );
  expect(came, `${text} in ${await pane.innerText()}`).toBe(true);
}

/** Somebody else opens a ticket and claims it; answers its number. */
async function somethingHappens(): Promise<string> {
  const token = await desk.anonymous.signIn({ email: 'admin@demo.test', password: 'demo-password' });
  const admin = new Client(desk.server.url, token);
  const { ticket } = await admin.do('openTicket', { subject: 'No lights' }, 'ticket { id number }');
  await admin.do('claimTicket', { ticketId: ticket!['id'] });
  return String(ticket!['number']);
}
