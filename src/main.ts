// Nothing but the version check may be imported before the version is checked: on an older Node the imports themselves would fail.
import { checkNodeVersion } from './node-version.js';

checkNodeVersion();
const { run } = await import('./run.js');
await run();
