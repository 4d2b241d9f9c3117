// Builds dist/ if its sources changed. Runs as it stands, with nothing installed but Node and the development dependencies.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';

const HOME = path.resolve(import.meta.dirname, '..');
const DIST = path.join(HOME, 'dist');
const STAMP = path.join(DIST, '.build.json');
const COMPILER = path.join(HOME, 'node_modules/typescript/bin/tsc');

/** What the compiler reads, and the versions of packages. */
const SOURCES = ['src/**/*.ts', 'tsconfig.json', 'tsconfig.build.json', 'scripts/build.ts', 'package-lock.json'];

/** What is read while the server runs, and where it lies in `dist`. */
const COPIED: Readonly<Record<string, string>> = {
  'schema.graphql': 'schema.graphql',
  'README.md': 'README.md',
  'src/serving/ide/page.html': 'serving/ide/page.html',
};

/** Where the page for browsers has GraphiQL. It comes from a development dependency: installed, it and what it needs are 18 MB. */
const GRAPHIQL = 'serving/ide/graphiql';
const GRAPHIQL_FILES: Readonly<Record<string, string>> = {
  'graphiql.js': 'js',
  'graphiql.css': 'css',
  'editor.worker.js': 'editorWorkerService',
  'graphql.worker.js': 'graphqlWorker',
  'json.worker.js': 'jsonWorker',
};

/** What `dist` was built from, and what was built. */
interface Stamp {
  readonly sources: string;
  readonly outputs: readonly string[];
}

/** Why there is nothing to run; the message is one sentence. */
export class CantBuild extends Error {
  /** What ended the build, if something did. */
  readonly signal: NodeJS.Signals | null;

  constructor(message: string, signal: NodeJS.Signals | null = null) {
    super(message);
    this.signal = signal;
  }
}

/**
 * Builds `dist` unless it was built from the same sources, told by their contents: times of files say little after a checkout. Where
 * TypeScript is not installed, as in production, what is there is used. Throws `CantBuild`.
 */
export async function build(say: (line: string) => void): Promise<void> {
  const sources = digestOf(globSync(SOURCES, { cwd: HOME }).toSorted());
  const stamp = readStamp();
  if (stamp && stamp.sources === sources && isWhole(stamp)) return copyAssets();
  if (!existsSync(COMPILER)) return withoutCompiler(stamp, say);
  say('Building dist/, as the sources changed…');
  try {
    await compileInto(stamp, sources);
    copyAssets();
    await writeGraphiql();
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    throw code ? new CantBuild(`dist/ can't be written: ${message}.`) : fault;
  }
}

function withoutCompiler(stamp: Stamp | null, say: (line: string) => void): void {
  if (!existsSync(path.join(DIST, 'run.js')))
    throw new CantBuild(
      'There is no dist/ to run, and TypeScript is not installed to build it: run `npm ci && npm run build` first, and then leave out the development dependencies.',
    );
  if (stamp) say('The sources changed since dist/ was built, but TypeScript is not installed: dist/ runs as it is.');
}

function digestOf(files: readonly string[]): string {
  const digest = createHash('sha256');
  for (const file of files)
    digest
      .update(`${file}\0`)
      .update(readFileSync(path.join(HOME, file)))
      .update('\0');
  return digest.digest('hex');
}

function readStamp(): Stamp | null {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8')) as Stamp;
  } catch {
    return null; // not built yet, or cut off: it is built anew
  }
}

const isWhole = ({ outputs }: Stamp): boolean =>
  [...outputs, ...Object.keys(GRAPHIQL_FILES).map((file) => `${GRAPHIQL}/${file}`)].every((file) =>
    existsSync(path.join(DIST, file)),
  );

/**
 * Compiles beside `dist` and then moves file by file: who starts meanwhile never reads half a file, two who build at once do no harm, and
 * a build that fails changes nothing.
 */
async function compileInto(stamp: Stamp | null, sources: string): Promise<void> {
  mkdirSync(DIST, { recursive: true });
  removeAbandoned();
  const fresh = path.join(DIST, `.new-${process.pid}`);
  try {
    await compile(fresh);
    const outputs = globSync('**/*.js', { cwd: fresh });
    for (const file of outputs) {
      mkdirSync(path.dirname(path.join(DIST, file)), { recursive: true });
      renameSync(path.join(fresh, file), path.join(DIST, file));
    }
    const left = new Set(stamp?.outputs).difference(new Set(outputs)); // of sources that are gone
    for (const file of left) rmSync(path.join(DIST, file), { force: true });
    writeAtOnce(STAMP, JSON.stringify({ sources, outputs } satisfies Stamp));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** What builds left behind that were killed. */
function removeAbandoned(): void {
  for (const name of globSync('.new-*', { cwd: DIST })) {
    const folder = path.join(DIST, name);
    if (Date.now() - statSync(folder).mtimeMs > 600_000) rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the compiler. It says itself what it does not like. A signal ends both. Types are `npm run types`'s: to check them takes as long again. */
async function compile(outDir: string): Promise<void> {
  const args = [COMPILER, '-p', path.join(HOME, 'tsconfig.build.json'), '--noCheck', '--outDir', outDir];
  const compiler = spawn(process.execPath, args, { stdio: ['ignore', 2, 2] });
  let ended: NodeJS.Signals | null = null;
  const end = (signal: NodeJS.Signals): void => void ((ended = signal), compiler.kill('SIGKILL'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  const code = await new Promise((resolve) => compiler.once('exit', resolve));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
  if (ended) throw new CantBuild(`Ended by ${ended as string} while dist/ was built.`, ended);
  if (code !== 0) throw new CantBuild('dist/ is as it was, because the sources have the faults above.');
}

function copyAssets(): void {
  for (const [from, to] of Object.entries(COPIED)) {
    const [source, target] = [path.join(HOME, from), path.join(DIST, to)];
    if (existsSync(target) && readFileSync(source).equals(readFileSync(target))) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(source, `${target}.${process.pid}`);
    renameSync(`${target}.${process.pid}`, target);
  }
}

/** Writes the page's script, style sheet and workers as files. */
async function writeGraphiql(): Promise<void> {
  const parts: Readonly<Record<string, string>> = await import('@graphql-yoga/render-graphiql/graphiql');
  mkdirSync(path.join(DIST, GRAPHIQL), { recursive: true });
  for (const [file, part] of Object.entries(GRAPHIQL_FILES)) writeAtOnce(path.join(DIST, GRAPHIQL, file), parts[part]!);
}

function writeAtOnce(file: string, text: string): void {
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

if (import.meta.main) {
  try {
    await build((line) => void process.stderr.write(`${line}\n`));
  } catch (fault) {
    if (!(fault instanceof CantBuild)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    process.exitCode = fault.signal ? 128 + constants.signals[fault.signal] : 1;
  }
}
