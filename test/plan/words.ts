import ts from 'typescript';
import { nodesOf, parsed, locationOf, writtenFilesOf } from './codebase.ts';

/** What `domain/` may not ask for, and `actions/` neither: it is handed in as a value. */
const ASKED_FOR: ReadonlySet<string> = new Set([
  ...['Date', 'performance', 'process', 'crypto', 'randomUUID', 'randomUUIDv7', 'randomBytes', 'randomInt', 'fetch'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'globalThis', 'console'],
]);
/** The same, as a property of something else that may be used. */
const ASKED_OF: ReadonlySet<string> = new Set(['Temporal.Now', 'Math.random']);
/** The domain decides at once. */
const LATER: ReadonlySet<string> = new Set(['Promise', 'PromiseLike', 'AsyncGenerator', 'AsyncIterable']);

/** Where a layer asks for time, chance, ids or the environment, or (the domain) makes its caller wait. */
export function asked(home: string, layer: 'domain' | 'actions'): readonly string[] {
  const files = writtenFilesOf(home).filter((file) => file.startsWith(`src/${layer}/`));
  return files.flatMap((file) =>
    [...nodesOf(parsed(home, file))]
      .filter((node) => asksForSurroundings(node) || (layer === 'domain' && waits(node)))
      .map((node) => `${locationOf(node)} ${node.getText().split('\n')[0]}`),
  );
}

const asksForSurroundings = (node: ts.Node): boolean =>
  (ts.isIdentifier(node) && ASKED_FOR.has(node.text) && !isMerelyAName(node)) ||
  ((ts.isPropertyAccessExpression(node) || ts.isQualifiedName(node)) && ASKED_OF.has(node.getText())) ||
  (ts.isStringLiteral(node) && ts.isImportDeclaration(node.parent) && /^(node:)?crypto$/.test(node.text));

const waits = (node: ts.Node): boolean =>
  node.kind === ts.SyntaxKind.AsyncKeyword ||
  node.kind === ts.SyntaxKind.AwaitKeyword ||
  (ts.isIdentifier(node) && LATER.has(node.text) && !isMerelyAName(node));

/** `a.Date` and `{ Date: … }` name something of our own. */
const isMerelyAName = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) ||
    ts.isPropertyAssignment(node.parent) ||
    ts.isPropertySignature(node.parent)) &&
  node.parent.name === node;

/** Where a decorator stands outside `graphql/`. */
export const decoratorsElsewhere = (home: string): readonly string[] =>
  writtenFilesOf(home)
    .filter((file) => !file.startsWith('src/graphql/'))
    .flatMap((file) => [...nodesOf(parsed(home, file))].filter(ts.isDecorator))
    .map((node) => `${locationOf(node)} ${node.getText()}`);

/** Files of the domain that don't open with one sentence that begins "Decides" or "Defines". */
export const withoutOpening = (home: string): readonly string[] =>
  writtenFilesOf(home)
    .filter((file) => file.startsWith('src/domain/'))
    .filter((file) => !/^\/\*\*\s+(\*\s+)?(Decides|Defines) [^]+?\*\//.test(parsed(home, file).text));

/** What is exported without a doc comment: meaning, unit, default. */
export const undocumented = (home: string): readonly string[] =>
  writtenFilesOf(home).flatMap((file) =>
    parsed(home, file)
      .statements.filter(isExported)
      .flatMap((statement) => [statement, ...membersOf(statement)])
      .filter((node) => !saysSomething(node))
      .map((node) => `${locationOf(node)} ${declaredName(node)}`),
  );

const isExported = (statement: ts.Statement): boolean =>
  (ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) ||
  ts.isExportAssignment(statement);

/** What can be called on a class. Views, inputs and resolvers apart: the contract says what their members are. */
function membersOf(statement: ts.Statement): readonly ts.Node[] {
  if (!ts.isClassDeclaration(statement) || ts.getDecorators(statement)) return [];
  return statement.members.filter(
    (member) =>
      (ts.isMethodDeclaration(member) || ts.isGetAccessor(member)) &&
      !ts.isPrivateIdentifier(member.name) &&
      !(ts.getModifiers(member) ?? []).some(({ kind }) => NOT_FOR_OTHERS.has(kind)),
  );
}

const NOT_FOR_OTHERS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PrivateKeyword,
  ts.SyntaxKind.ProtectedKeyword,
  ts.SyntaxKind.OverrideKeyword, // the overridden one says it
]);

const saysSomething = (node: ts.Node): boolean =>
  ts.getJSDocCommentsAndTags(node).some((doc) => ts.isJSDoc(doc) && doc.getText().replaceAll(/[/*\s]/g, '').length > 0);

function declaredName(node: ts.Node): string {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map(({ name }) => name.getText()).join();
  return (node as ts.DeclarationStatement).name?.getText() ?? node.getText().split('\n')[0]!;
}

/** Files of more lines than fit in one's head, with their length. */
export const longerThan = (home: string, most: number): ReadonlyMap<string, number> =>
  new Map(
    writtenFilesOf(home)
      .map((file) => [file, parsed(home, file).text.trimEnd().split('\n').length] as const)
      .filter(([, lines]) => lines > most),
  );
