import { MIGRATIONS } from '../../src/persistence/migrations/index.js';
import { onStatement } from './statements.js';
import { withoutWorkspace } from './workspace-equality.js';

/** Migrations work on every workspace. */
const migrations = new Set<string>();
for (const { class: migration } of MIGRATIONS)
  await migration.prototype.up.call({ addSql: (statement: string) => migrations.add(statement) } as never);

/** Statements without the values in them, each looked at once. */
const seen = new Set<string>();
let found: string[] = [];

onStatement((text) => {
  const shape = text.replaceAll(/'(?:[^']|'')*'/g, "''");
  if (seen.has(shape) || migrations.has(text)) return;
  seen.add(shape);
  const tables = withoutWorkspace(shape);
  if (tables.length > 0 && !isOfATest()) found.push(`${tables.join()}: ${text}`);
});

/** Tests look into the database as they like: the stack says what sends a statement. */
function isOfATest(): boolean {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  const { stack } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  const frames = stack!.split('\n').filter((line) => !/test\/support\/(statements|unnamed-workspaces)\./.test(line));
  return frames.some((line) => line.includes('/test/')) && !frames.some((line) => SENDS.test(line));
}

/** Sources that send statements of their own; the others of `persistence/` pass on what they are given. */
const SENDS = /\/src\/(?!persistence\/[^/]+\.ts)/;

/** What was found since it was last asked for. */
export function takeFound(): readonly string[] {
  const all = found;
  found = [];
  return all;
}
