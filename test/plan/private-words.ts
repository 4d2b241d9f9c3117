import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { nodesOf, parsed, locationOf } from './codebase.ts';

/**
 * Metaphors that this codebase once had for what the field and our libraries have words for: `Subscriber`, `Sink`, `Notifier`, `Services`,
 * `ActionContext`, heartbeat, scheduler, layer. A name that uses one has to be learnt by everybody who reads it.
 */
const PRIVATE: ReadonlySet<string> = new Set([
  ...['tell', 'tells', 'telling', 'told', 'hear', 'hears', 'heard', 'ear', 'ears'],
  ...['watch', 'watches', 'watched', 'watcher', 'watchers', 'watching', 'play', 'plays', 'played'],
  ...[
    'room',
    'rooms',
    'bell',
    'bells',
    'ring',
    'rings',
    'rang',
    'rung',
    'house',
    'door',
    'scene',
    'world',
    'deed',
    'deeds',
  ],
  ...['story', 'stories', 'peer', 'peers', 'corked', 'turnstile', 'eyes', 'clockwork', 'timetable', 'carrier', 'hung'],
  ...['floor', 'floors', 'somebody', 'whoever', 'nobody', 'stranger', 'strangers'],
]);

/** `watchTheDesk`, `WATCH_MS` and `who-hears` in words. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

const isPrivate = (name: string): boolean => wordsOf(name).some((word) => PRIVATE.has(word));

/** Files, and names that they declare, that use a private word. */
export function privateNames(
  home: string,
  folders: readonly string[],
  allowed: ReadonlySet<string>,
): readonly string[] {
  const files = globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: home },
  ).filter((file) => !file.includes('generated'));
  if (files.length === 0) throw new Error(`there is no file in ${folders.join(', ')}`);
  return files.flatMap((file) => [
    ...(isPrivate(file) && !allowed.has(path.basename(file)) ? [file] : []),
    ...[...nodesOf(parsed(home, file))]
      .filter((node) => isDeclared(node) && isPrivate(node.text) && !allowed.has(node.text))
      .map((node) => `${locationOf(node)} ${node.getText()}`),
  ]);
}

/** What a declaration is called, be it a type, a function, a member, a parameter or a key of a log line. */
const isDeclared = (node: ts.Node): node is ts.Identifier | ts.PrivateIdentifier =>
  (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) &&
  (node.parent as { readonly name?: ts.Node } | undefined)?.name === node &&
  !ts.isPropertyAccessExpression(node.parent);

/** Headings of documents that use a private word. */
export const privateHeadings = (home: string, documents: readonly string[]): readonly string[] =>
  globSync([...documents], { cwd: home }).flatMap((file) =>
    readFileSync(path.join(home, file), 'utf8')
      .split('\n')
      .filter((line) => /^#+ /.test(line) && isPrivate(line))
      .map((line) => `${file}: ${line}`),
  );
