import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A file of the IDE, in memory. */
export interface Asset {
  readonly type: string;
  readonly text: string;
  /** The same, compressed once: scripts and fonts are 9 MB plain and 2.5 MB so. */
  gzipped(): Promise<Buffer>;
}

/** What the IDE's page loads. */
export interface Assets {
  /** Where they are, such as `/ide/0f3c…/`: named for all their contents, so that a browser may keep them for ever. */
  readonly folder: string;
  /** By path. Only what is in here is served: no path of a request ever becomes a path on the disk. */
  readonly files: ReadonlyMap<string, Asset>;
}

let loaded: Assets | undefined;

/** The IDE's files, read when somebody first looks at it: a desk that nobody browses doesn't carry them. */
export const ideAssets = (): Assets => (loaded ??= load());

function load(): Assets {
  const texts = { ...graphiql(), ...socketClient() };
  const digest = createHash('sha256');
  for (const [name, text] of Object.entries(texts)) digest.update(`${name}\n${text.length}\n`).update(text);
  const folder = `/ide/${digest.digest('hex').slice(0, 16)}/`;
  return { folder, files: new Map(Object.entries(texts).map(([name, text]) => [folder + name, assetOf(name, text)])) };
}

type Texts = Readonly<Record<string, string>>;

/** GraphiQL 5 in one script, with Monaco's workers beside it, as the build took them from its package. */
const graphiql = (): Texts =>
  textsIn(GRAPHIQL, (name) => ['graphiql.css', 'graphiql.js'].includes(name) || name.endsWith('.worker.js'));

/** Beside this file where it is built; in a checkout it lies in `dist`. */
const GRAPHIQL = [
  new URL('graphiql/', import.meta.url),
  new URL('../../../dist/serving/ide/graphiql/', import.meta.url),
]
  .map((url) => fileURLToPath(url))
  .find(existsSync)!;

/** The client of the desk's own WebSocket library, as its package brings it for browsers: `client.js` and the part it imports. */
function socketClient(): Texts {
  const folder = path.dirname(createRequire(import.meta.url).resolve('graphql-ws/client'));
  const texts = textsIn(folder, (name) => /^(client|common-.+)\.js$/.test(name));
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`graphql-ws/${name}`, text]));
}

const textsIn = (folder: string, isServed: (name: string) => boolean): Texts =>
  Object.fromEntries(
    readdirSync(folder)
      .filter(isServed)
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );

const compress = promisify(gzip);

function assetOf(name: string, text: string): Asset {
  let gzipped: Promise<Buffer> | undefined;
  return {
    type: name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    text,
    gzipped: () => (gzipped ??= compress(text)),
  };
}
