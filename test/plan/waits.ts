import path from 'node:path';
import ts from 'typescript';
import { HOME, locationOf, writtenFilesOf } from './codebase.ts';

/** What actions may call inside a transaction: rules, the database, and the language itself. Everything else may take long. */
const QUICK_PATHS: readonly RegExp[] = [
  /^src\/(domain|persistence|actions)\//,
  /(^|\/)node_modules\/(@mikro-orm|kysely)\//,
  /(^|\/)node_modules\/typescript\/lib\/lib\./,
];

/** Calls into `integrations/` that take no longer than a hash of a hundred bytes. */
const QUICK_CALLS: ReadonlySet<string> = new Set(['newRefreshToken', 'hashOfRefreshToken', 'sessionOfRefreshToken']);

/** Who is handed one of these may be inside a transaction. */
const TRANSACTIONS: ReadonlySet<string> = new Set(['Em', 'Scene', 'EntityManager', 'SqlEntityManager']);

/** Functions whose last argument runs inside a transaction. */
const OPENING: ReadonlySet<string> = new Set(['action', 'preparedAction', 'transactional']);

/** A call, or something that is waited for. */
interface Step {
  readonly node: ts.Node;
  readonly isInTransaction: boolean;
  /** The functions it stands in, as they are called by others. */
  readonly within: readonly ts.Node[];
  /** What is called, where that is a function of `actions/`. */
  readonly called: ts.Node | null;
  /** Whether it may take long by itself. */
  readonly isSlow: boolean;
}

/**
 * Where `actions/` call or wait for something inside a transaction that isn't the database. Inside is what `transactional` and actions are
 * handed, and whatever is handed an `em` or a scene. A function that does slow work is slow itself, for who calls it.
 */
export function slowInTransactions(home: string): readonly string[] {
  const { checker, files } = programOf(home);
  const steps = files.flatMap((file) => stepsOf(file, home, checker));
  if (!steps.some(({ isInTransaction }) => isInTransaction)) throw new Error('no transaction was found to look into');
  const slow = slowFunctions(steps);
  return steps
    .filter((step) => step.isInTransaction && takesLong(step, slow))
    .map(({ node }) => `${locationOf(node)} ${node.getText().split('\n')[0]}`);
}

const takesLong = ({ isSlow, called }: Step, slow: ReadonlySet<ts.Node>): boolean =>
  isSlow || (called !== null && slow.has(called));

/** Functions that do slow work, or call one that does, but for what they do inside a transaction. */
function slowFunctions(steps: readonly Step[]): ReadonlySet<ts.Node> {
  const slow = new Set<ts.Node>();
  for (let before = -1; before !== slow.size;) {
    before = slow.size;
    for (const step of steps)
      if (!step.isInTransaction && takesLong(step, slow)) for (const each of step.within) slow.add(each);
  }
  return slow;
}

function programOf(home: string) {
  const { options } = ts.getParsedCommandLineOfConfigFile(path.join(HOME, 'tsconfig.json'), {}, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (fault: ts.Diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, '\n'));
    },
  } as ts.ParseConfigFileHost)!;
  const names = writtenFilesOf(home).filter((file) => file.startsWith('src/actions/'));
  const host = ts.createCompilerHost({ ...options, noEmit: true }, true);
  const program = ts.createProgram(
    names.map((name) => path.join(home, name)),
    { ...options, noEmit: true, typeRoots: [path.join(HOME, 'node_modules/@types')], types: ['node'] },
    {
      ...host,
      getCurrentDirectory: () => home,
      getSourceFile: (name, ...more) => libraryFile(name, () => host.getSourceFile(name, ...more)),
    },
  );
  const files = names.map((name) => program.getSourceFile(path.join(home, name))!);
  for (const [i, file] of files.entries()) file.fileName = names[i]!; // what people are told
  return { checker: program.getTypeChecker(), files };
}

/** Files of the language and of packages, which are the same for every program. */
const libraries = new Map<string, ts.SourceFile>();

function libraryFile(name: string, read: () => ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (!name.startsWith(path.join(HOME, 'node_modules/'))) return read();
  const file = libraries.get(name) ?? read();
  if (file) libraries.set(name, file);
  return file;
}

function stepsOf(file: ts.SourceFile, home: string, checker: ts.TypeChecker): readonly Step[] {
  const steps: Step[] = [];
  const visit = (node: ts.Node, within: readonly ts.Node[], isInTransaction: boolean): void => {
    const isFunction = ts.isFunctionLike(node);
    const inside = isInTransaction || (isFunction && opensTransaction(node, checker));
    const functions = isFunction ? [...within, ts.isVariableDeclaration(node.parent) ? node.parent : node] : within;
    if (isStep(node)) {
      const called = declarationOf(node, checker);
      const isSlow = isSlowByItself(node, called, home, checker);
      steps.push({ node, isInTransaction: inside, within: functions, called: called && namedBy(called), isSlow });
    }
    ts.forEachChild(node, (child) => visit(child, functions, inside));
  };
  visit(file, [], false);
  return steps;
}

const isStep = (node: ts.Node): boolean =>
  ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isAwaitExpression(node) || ts.isForOfStatement(node);

const declarationOf = (node: ts.Node, checker: ts.TypeChecker): ts.Node | null =>
  (ts.isCallExpression(node) || ts.isNewExpression(node)) && checker.getResolvedSignature(node)?.declaration
    ? checker.getResolvedSignature(node)!.declaration!
    : null;

/** The constant that a function is called by, or the function. */
const namedBy = (called: ts.Node): ts.Node => (ts.isVariableDeclaration(called.parent) ? called.parent : called);

function isSlowByItself(node: ts.Node, called: ts.Node | null, home: string, checker: ts.TypeChecker): boolean {
  if (ts.isForOfStatement(node)) return node.awaitModifier !== undefined;
  if (ts.isAwaitExpression(node)) return leavesOf(node.expression).some((leaf) => isPromiseOfOthers(leaf, checker));
  if (!called) return !isImplicitConstructor(node, checker);
  const { fileName } = called.getSourceFile();
  const place = path.isAbsolute(fileName) ? path.relative(home, fileName) : fileName;
  const { expression } = node as ts.CallExpression | ts.NewExpression;
  return !QUICK_PATHS.some((quick) => quick.test(place)) && !QUICK_CALLS.has(expression.getText());
}

/** `new` of a class without a constructor of its own. */
const isImplicitConstructor = (node: ts.Node, checker: ts.TypeChecker): boolean =>
  ts.isNewExpression(node) && checker.getSymbolAtLocation(node.expression) !== undefined;

/** What is waited for in the end. */
function leavesOf(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
    return leavesOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...leavesOf(node.whenTrue), ...leavesOf(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...leavesOf(node.left), ...leavesOf(node.right)];
  return [node];
}

/** A promise that was made elsewhere. Those that are made on the spot are calls, and looked at as such. */
const isPromiseOfOthers = (node: ts.Expression, checker: ts.TypeChecker): boolean =>
  !ts.isCallExpression(node) && checker.getTypeAtLocation(node).getProperty('then') !== undefined;

const opensTransaction = (node: ts.SignatureDeclaration, checker: ts.TypeChecker): boolean =>
  isHandedOver(node) || node.parameters.some((each) => isTransaction(each, checker));

/** Whether the function is the last argument of what opens a transaction. */
function isHandedOver(node: ts.SignatureDeclaration): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.arguments.at(-1) !== (node as ts.Node)) return false;
  const name = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
  return OPENING.has(name.getText());
}

function isTransaction(parameter: ts.ParameterDeclaration, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(parameter);
  const em = type.getProperty('em');
  return isNamedTransaction(type) || (em !== undefined && isNamedTransaction(checker.getTypeOfSymbol(em)));
}

const isNamedTransaction = (type: ts.Type): boolean =>
  [type.aliasSymbol?.name, type.symbol?.name].some((name) => name !== undefined && TRANSACTIONS.has(name));
