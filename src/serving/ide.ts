import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Express, Request, Response } from 'express';
import { ideAssets } from './ide/assets.js';
import { examplesIn, readmeText } from './ide/examples.js';

/** Somebody whom a visitor may be by one click. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
}

/**
 * Serves GraphiQL to browsers at `/graphql`, and its files below `/ide/`: everything comes from the desk itself, so that it works offline.
 * Whoever speaks GraphQL over HTTP is not concerned. Put it before what serves them.
 * @param accounts who may be chosen by one click; without any, visitors sign in by a form
 */
export function serveIde(app: Express, accounts: readonly DemoAccount[]): void {
  const facts = { accounts, examples: examplesIn(readmeText()) };
  let page: Page | undefined;
  app.get('/graphql', (request, response, next) => {
    response.vary('accept');
    return wantsPage(request) ? sendPage((page ??= pageOf(facts)), response) : next();
  });
  app.get('/ide/*file', (request, response) => sendAsset(request, response));
}

/** Browsers name HTML first. Clients of the API name JSON, anything or nothing, or say what they ask. */
const wantsPage = (request: Request): boolean =>
  request.query['query'] === undefined && request.accepts(['json', GRAPHQL_RESPONSE, 'html']) === 'html';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

const PAGE_HEADERS = {
  'cache-control': 'no-cache', // it names the files' folder, which changes with them
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

interface Page {
  readonly html: string;
  readonly policy: string;
}

function sendPage({ html, policy }: Page, response: Response): void {
  response
    .set({ ...PAGE_HEADERS, 'content-security-policy': policy })
    .type('html')
    .send(html);
}

function pageOf(facts: object): Page {
  const { folder } = ideAssets();
  // `<` would let an example end the script element it stands in.
  const data = JSON.stringify(facts).replaceAll('<', String.raw`\u003c`);
  const template = readFileSync(new URL('ide/page.html', import.meta.url), 'utf8');
  const html = template.replaceAll('%FOLDER%', folder).replace('%FACTS%', () => data);
  const script = /<script type="module">([^]*?)<\/script>/.exec(html)![1]!;
  return { html, policy: policyFor(script) };
}

/** Only the desk itself, and of inline scripts only the page's own. */
const policyFor = (script: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    "worker-src 'self'", // Monaco checks GraphQL and JSON in workers
    "style-src 'self' 'unsafe-inline'", // Monaco and React place things by style attributes
    "font-src 'self' data:", // GraphiQL's style sheet carries its fonts
    "img-src 'self' data:",
    "connect-src 'self'", // HTTP and WebSocket
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

async function sendAsset(request: Request, response: Response): Promise<void> {
  const asset = ideAssets().files.get(request.path);
  response.set({ 'x-content-type-options': 'nosniff', vary: 'accept-encoding' });
  if (!asset) return void response.status(404).set('cache-control', 'no-store').type('text').send('Not found\n');
  response.set({ 'cache-control': 'public, max-age=31536000, immutable', 'content-type': asset.type });
  if (!request.acceptsEncodings('gzip')) return void response.send(asset.text);
  response.set('content-encoding', 'gzip').send(await asset.gzipped());
}
