// Nothing but the version check may be imported before the version is checked.
import { checkNodeVersion } from '../node-version.js';

checkNodeVersion();
const { run } = await import('../run.js');
await run(['create-workspace', ...process.argv.slice(2)]);
