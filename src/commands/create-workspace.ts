// Nothing but the version check may be imported before the version is checked.
import { checkNodeVersion } from '../node-version.js';

checkNodeVersion();
const { runCreateWorkspace } = await import('./run-create-workspace.js');
await runCreateWorkspace();
