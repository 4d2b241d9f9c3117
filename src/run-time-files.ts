import { existsSync, readFileSync } from 'node:fs';

/** The text of a file that is read while the server runs. The build copies it beside this one; in a checkout it lies above `src`. */
export function runTimeFile(name: 'schema.graphql' | 'README.md'): string {
  const built = new URL(name, import.meta.url);
  return readFileSync(existsSync(built) ? built : new URL(`../${name}`, import.meta.url), 'utf8');
}
