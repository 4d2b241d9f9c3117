// Nothing but the version check may be imported before the version is checked.
import { checkNodeVersion } from '../node-version.js';

checkNodeVersion();
const { runImport } = await import('./run-import.js');
process.exitCode = await runImport(process.argv.slice(2));
