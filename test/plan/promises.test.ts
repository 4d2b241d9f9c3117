import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const promised = [...readFileSync('docs/promises.md', 'utf8').matchAll(/^ {4}([A-Z]+-?\d+) {2}(.*)$/gm)];
const tests = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
// What things cost is held by a benchmark: a test on a busy machine could not.
const benchmarks = readdirSync('bench', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const texts = [...tests.map((file) => path.join('test', file)), ...benchmarks.map((file) => path.join('bench', file))]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe('docs/promises.md', () => {
  test('lists promises, each id once', () => {
    const ids = promised.map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(promised.map(([, id]) => id!))('%s is borne by the name of a test', (id) => {
    expect(new RegExp(`['\`"][^'\`"\\n]*\\b${id}\\b`).test(texts)).toBe(true); // toMatch would print every test
  });
});
