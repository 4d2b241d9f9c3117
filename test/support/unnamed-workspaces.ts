import { onStatement } from './statements.js';
import { withoutWorkspace } from './workspace-equality.js';

/** Statements without the values in them, each looked at once. */
const seen = new Set<string>();
let found: string[] = [];

onStatement((text) => {
  const shape = text.replaceAll(/'(?:[^']|'')*'/g, "''");
  if (seen.has(shape)) return;
  seen.add(shape);
  const tables = withoutWorkspace(shape);
  if (tables.length > 0 && !isExempt()) found.push(`${tables.join()}: ${text}`);
});

/** Migrations work on every workspace, and tests look into the database as they like: the stack says what sends a statement. */
function isExempt(): boolean {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  const { stack } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  const frames = stack!.split('\n').filter((line) => !/test\/support\/(statements|unnamed-workspaces)\./.test(line));
  if (frames.some((line) => line.includes('/src/persistence/up-to-date.'))) return true;
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
