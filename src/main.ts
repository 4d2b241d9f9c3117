// Nothing but the version check may be imported before the version is checked: on an older Node the imports themselves would fail.
import { checkNodeVersion } from './node-version.js';

checkNodeVersion();
const { run } = await import('./run.js');
// Without a command this file starts the server: `node dist/main.js` is what supervisors and containers run.
await run(process.argv.length > 2 ? process.argv.slice(2) : ['start']);
