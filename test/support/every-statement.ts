import { afterAll } from 'vitest';
import { takeFound } from './unnamed-workspaces.js';

// Runs with each file, while what it imports is made once for each worker.
afterAll(() => {
  const found = takeFound();
  if (found.length > 0)
    throw new Error(
      `Statements that touch a table of a workspace without an equality on its workspace:\n${found.join('\n')}`,
    );
});
