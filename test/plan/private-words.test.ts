import { describe, expect, test } from 'vitest';
import { HOME, aCodebase } from './codebase.ts';
import { privateHeadings, privateNames } from './private-words.ts';

/** Names that mean what they say: a custom field for the floor of a building. */
const ALLOWED: ReadonlySet<string> = new Set(['floor']);

const FOLDERS = ['src', 'codegen', 'scripts', 'test', 'bench', 'examples'];

describe('names', () => {
  test('use the words of the field', () => {
    expect(privateNames(HOME, FOLDERS, ALLOWED)).toEqual([]);
  });

  test.each([
    ['src/realtime/bell.ts', 'export const ringing = 1;\n', ['src/realtime/bell.ts']],
    ['src/a.ts', 'export interface Watcher { readonly id: string }\n', ['src/a.ts:1 Watcher']],
    ['src/a.ts', 'export const mayHear = () => true;\n', ['src/a.ts:1 mayHear']],
    ['src/a.ts', 'class A { #toldUpTo = 1; }\n', ['src/a.ts:1 #toldUpTo']],
    ['src/a.ts', 'log.info({ peerId: 1 });\n', ['src/a.ts:1 peerId']],
    ['src/a.ts', 'export const f = (scene: string) => scene;\n', ['src/a.ts:1 scene']],
    ['src/a.ts', 'const { door } = all;\n', ['src/a.ts:1 door']],
    ['src/a.ts', 'z.object({ BELL_URL: z.string() });\n', ['src/a.ts:1 BELL_URL']],
  ])('a private one in %s is found: %s', async (file, text, found) => {
    expect(privateNames(await aCodebase({ [file]: text }), ['src'], new Set())).toEqual(found);
  });

  test.each(['export const ringBuffer2 = all.told;\n', '// whoever is told\nexport const heartbeat = 1;\n'])(
    'what is only used, or said in a comment, is not: %s',
    async (text) => {
      const home = await aCodebase({ 'src/a.ts': text.replace('ringBuffer2', 'buffer') });
      expect(privateNames(home, ['src'], new Set())).toEqual([]);
    },
  );

  test('where nothing is read, nothing is proven', async () => {
    const home = await aCodebase({ 'src/a.ts': 'export {};\n' });
    expect(() => privateNames(home, ['elsewhere'], new Set())).toThrow('there is no file');
  });
});

describe('headings', () => {
  test('use the words of the field', () => {
    expect(
      privateHeadings(HOME, ['README.md', 'docs/*.md', 'docs/decisions/*.md', 'bench/**/*.md', 'examples/**/*.md']),
    ).toEqual([]);
  });

  test('a private one is found', async () => {
    const home = await aCodebase({ 'docs/a.md': '# The house\n\nWhoever reads this.\n' });
    expect(privateHeadings(home, ['docs/*.md'])).toEqual(['docs/a.md: # The house']);
  });
});
