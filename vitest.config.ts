import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

export default defineConfig({
  resolve: {
    // TypeGraphQL requires graphql's CommonJS build while vitest would take the ES one: two copies, two realms.
    alias: [{ find: /^graphql$/, replacement: require.resolve('graphql/index.js') }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/soak/**'], // they take minutes: vitest.soak.config.ts
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/slowest.ts'],
    setupFiles: ['test/support/seed.ts', 'test/support/every-statement.ts'],
    // Two cores, and files that wait for most of their time; with more workers checks come late.
    maxWorkers: 3,
    // Files share what they import: a desk is on a database of its own anyway, and to evaluate everything anew for each took a third of the time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
