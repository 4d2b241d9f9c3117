// Nothing but the version check may be imported before the version is checked.
import { checkNodeVersion } from '../node-version.js';

checkNodeVersion();
const { runDemoLive } = await import('./demo/run-demo-live.js');
await runDemoLive();
