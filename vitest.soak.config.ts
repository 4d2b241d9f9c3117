import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** What takes minutes: run by hand and before a release. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ['test/soak/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    maxWorkers: 1,
    testTimeout: 600_000,
  },
});
