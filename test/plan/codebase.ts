import { globSync } from 'node:fs';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import ts from 'typescript';
import { onTestFinished } from 'vitest';

/** The project's own folder. */
export const HOME = path.resolve(import.meta.dirname, '../..');

/** What codegen writes is no style of ours. */
const GENERATED = 'src/graphql/contract.generated.ts';

/** Every file of `src` below a folder, such as `src/domain/refusal.ts`, sorted. */
export const filesOf = (home: string): readonly string[] => globSync('src/**/*.ts', { cwd: home }).toSorted();

/** Those that people write. */
export const writtenFilesOf = (home: string): readonly string[] => filesOf(home).filter((file) => file !== GENERATED);

/** The project's own files that were parsed already: several checks read all of them, and test files of one worker share this. */
const kept = new Map<string, ts.SourceFile>();

/** A file as the compiler reads it, comments included. Those of the project itself are parsed once, and are not to be changed. */
export function parsed(home: string, file: string): ts.SourceFile {
  const before = home === HOME ? kept.get(file) : undefined;
  if (before) return before;
  const text = ts.sys.readFile(path.join(home, file));
  if (text === undefined) throw new Error(`${file} can't be read`);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  if (home === HOME) kept.set(file, source);
  return source;
}

/** Every node of a file, from the top. */
export function* nodesOf(node: ts.Node): Generator<ts.Node, void, void> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** Where a node is, for people: `src/domain/instant.ts:12`. */
export function locationOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** What dependency-cruiser finds in a house: the modules of `src` that it read, and what breaks the rules, as `rule: from → to`. */
export async function cruised(home: string): Promise<{ read: readonly string[]; broken: readonly string[] }> {
  const options = await extractDepcruiseOptions(path.join(HOME, '.dependency-cruiser.cjs'));
  const { output } = await cruise(['src'], { ...options, baseDir: home });
  const { modules, summary } = output as ICruiseResult;
  return {
    read: modules.map(({ source }) => source).filter((source) => source.startsWith('src/')),
    broken: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}

/** Writes a small house of these files into a folder that is gone after the test; answers the folder. */
export async function aCodebase(files: Readonly<Record<string, string>>): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'ticketwire-plan-'));
  onTestFinished(() => rm(home, { recursive: true }));
  for (const [file, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    await mkdir(path.dirname(path.join(home, file)), { recursive: true });
    await writeFile(path.join(home, file), text);
  }
  return home;
}
