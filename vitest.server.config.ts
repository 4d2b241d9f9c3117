import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** What asks nothing of a database server, or too little to differ from the embedded one: `npm test` runs it. */
export const ON_ANY_DATABASE = [
  'test/{codegen,contract,domain,plan,scripts}/**',
  'test/{settings,settings-any-text}.test.ts',
  'test/integrations/{fair-queue,holidays,ics,passwords}.test.ts',
  'test/persistence/{data-folder,fair-gate}.test.ts',
  'test/realtime/delivery.test.ts',
  // Documents, headers, pages, bytes and clocks of connections.
  'test/serving/{backpressure-queue,browsers,client-address,clients,close-codes,connection-registry}.test.ts',
  'test/serving/{document-limits,formatted-errors,hostile-sockets,http-audits,ide}.test.ts',
  'test/serving/{request-times,slow-reader,token-bucket}.test.ts',
  'test/serving/frames/**',
  'test/examples/resume.test.ts',
  // Folders, builds, addresses to listen on, and the command line itself.
  'test/start/{address,build,command-line,folder,loaded,signals}.test.ts',
];

/** The suite on the server of DATABASE_URL. */
export default defineConfig({
  ...config,
  test: { ...config.test, exclude: [...(config.test?.exclude ?? []), ...ON_ANY_DATABASE], maxWorkers: 4 },
});
