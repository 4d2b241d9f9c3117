// Nothing but the version check may be imported before the version is checked: on an older Node the imports themselves would fail.
import { checkNodeVersion } from './node-version.js';

checkNodeVersion();
// Without a command this file starts the server: `node dist/main.js` is what supervisors and containers run.
const args = process.argv.length > 2 ? process.argv.slice(2) : ['start'];
// See bin/ticketwire.mjs.
const leave = (signal: NodeJS.Signals): void => {
  if (process.listenerCount(signal) === 1) process.exit(0);
};
const giveUp = (): never => {
  process.stderr.write(
    'The command did not end, and nothing is left that it could wait for: a fault of Ticketwire, please report it.\n',
  );
  process.exit(1);
};
if (args[0] === 'start') for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leave);
process.on('beforeExit', giveUp);
const { run } = await import('./run.js');
await run(args);
process.off('beforeExit', giveUp);
