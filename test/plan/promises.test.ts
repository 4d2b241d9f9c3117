import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const promised = [...readFileSync('docs/promises.md', 'utf8').matchAll(/^ {4}([A-Z]+-?\d+) {2}(.*)$/gm)];
const tests = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
const texts = tests.map((file) => readFileSync(path.join('test', file), 'utf8')).join('\n');

describe('docs/promises.md', () => {
  test('lists promises, each id once', () => {
    const ids = promised.map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(promised.map(([, id]) => id!))('%s is borne by the name of a test', (id) => {
    expect(texts).toMatch(new RegExp(`['\`"][^'\`"\\n]*\\b${id}\\b`));
  });
});
