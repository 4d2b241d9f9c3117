import { describe, expect, test } from 'vitest';
import { aCodebase, HOME, writtenFilesOf } from './codebase.ts';
import { asked, decoratorsElsewhere, longerThan, undocumented, withoutOpening } from './words.js';

test('there is code to read', () => {
  expect(writtenFilesOf(HOME).length).toBeGreaterThan(50);
  expect(writtenFilesOf(HOME).filter((file) => file.startsWith('src/domain/')).length).toBeGreaterThan(20);
  expect(writtenFilesOf(HOME).filter((file) => file.startsWith('src/actions/')).length).toBeGreaterThan(10);
});

describe('what is handed in', () => {
  test('the domain asks for no time, chance, id or environment, and makes nobody wait', () => {
    expect(asked(HOME, 'domain')).toEqual([]);
  });

  test('actions ask for no time, chance, id or environment', () => {
    expect(asked(HOME, 'actions')).toEqual([]);
  });

  test.each([
    ['Temporal.Now.instant()', 'Temporal.Now'],
    ['Math.random()', 'Math.random'],
    ['new Date(0)', 'Date'],
    ["process.env['PORT']", 'process'],
    ['crypto.randomUUID()', 'crypto'],
    ['performance.now()', 'performance'],
  ])('%s is found on both layers', async (code, found) => {
    const text = `export const it = () => ${code};\n`;
    const home = await aCodebase({ 'src/domain/it.ts': text, 'src/actions/it.ts': text });
    expect(asked(home, 'domain')).toEqual([`src/domain/it.ts:1 ${found}`]);
    expect(asked(home, 'actions')).toEqual([`src/actions/it.ts:1 ${found}`]);
  });

  test.each([
    ['export const it = async () => 1;\n', 'async'],
    ['export const it = () => Promise.resolve(1);\n', 'Promise'],
    ['export type It = Promise<number>;\n', 'Promise'],
  ])('%s is found in the domain, and fine in an action', async (text, found) => {
    const home = await aCodebase({ 'src/domain/it.ts': text, 'src/actions/it.ts': text });
    expect(asked(home, 'domain')).toEqual([`src/domain/it.ts:1 ${found}`]);
    expect(asked(home, 'actions')).toEqual([]);
  });

  test('an id that an action makes itself is found', async () => {
    const home = await aCodebase({
      'src/actions/it.ts': "import { randomUUIDv7 } from 'node:crypto';\nexport const it = () => randomUUIDv7();\n",
    });
    expect(asked(home, 'actions')).toEqual([
      'src/actions/it.ts:1 randomUUIDv7',
      "src/actions/it.ts:1 'node:crypto'",
      'src/actions/it.ts:2 randomUUIDv7',
    ]);
  });

  test('a field that is only called so, and a word in a comment or a text, are left in peace', async () => {
    const home = await aCodebase({
      'src/domain/it.ts':
        "/** Defines a Date. */\nexport interface It { Date: string }\nexport const it = (a: It) => ({ Date: a.Date, text: 'async' });\n",
    });
    expect(asked(home, 'domain')).toEqual([]);
  });
});

describe('decorators', () => {
  test('stand only in graphql/', () => expect(decoratorsElsewhere(HOME)).toEqual([]));

  test('one that stands elsewhere is found', async () => {
    const home = await aCodebase({
      'src/persistence/row.ts': '@Entity()\nexport class Row {\n  @Property()\n  id = 1;\n}\n',
      'src/graphql/view.ts': '@ObjectType()\nexport class View {}\n',
    });
    expect(decoratorsElsewhere(home)).toEqual([
      'src/persistence/row.ts:1 @Entity()',
      'src/persistence/row.ts:3 @Property()',
    ]);
  });
});

describe('comments', () => {
  test('every file of the domain opens by saying what it decides or defines', () => {
    expect(withoutOpening(HOME)).toEqual([]);
  });

  test('a file of the domain that opens otherwise is found', async () => {
    const home = await aCodebase({
      'src/domain/good.ts': '/** Decides who may. */\nexport {};\n',
      'src/domain/long.ts': '/**\n * Defines what is, in\n * two lines.\n */\nexport {};\n',
      'src/domain/late.ts': "import './good.js';\n/** Decides who may. */\n",
      'src/domain/other.ts': '/** Contains helpers. */\nexport {};\n',
    });
    expect(withoutOpening(home)).toEqual(['src/domain/late.ts', 'src/domain/other.ts']);
  });

  test('everything exported says what it means', () => {
    expect(undocumented(HOME)).toEqual([]);
  });

  test('an export that says nothing is found, whatever its kind', async () => {
    const home = await aCodebase({
      'src/a.ts': [
        '/** Says it. */',
        'export const said = 1;',
        'export const unsaid = 1;',
        'export function f() {}',
        'export type T = 1;',
        '// Not a doc comment.',
        'export interface I {}',
        '/** */',
        'export class C {',
        '  /** Says it. */',
        '  said() {}',
        '  get unsaid() { return 1; }',
        '  private mine() {}',
        '}',
        'const inside = 1;',
        'export default inside;',
        '/** A view. */',
        '@ObjectType()',
        'export class V { field() {} }',
      ].join('\n'),
    });
    const found = ['3 unsaid', '4 f', '5 T', '7 I', '9 C', '12 unsaid', '16 export default inside;'];
    expect(undocumented(home)).toEqual(found.map((each) => `src/a.ts:${each}`));
  });
});

describe('length', () => {
  const MOST_LINES = 300;
  /** Longer, and why that reads better than two files. */
  const LONGER: Readonly<Record<string, string>> = {
    'src/commands/demo/demo-tickets.ts': 'one list of tickets, read from top to bottom',
  };

  test(`no file has more than ${MOST_LINES} lines, but for lists that are read from top to bottom`, () => {
    expect([...longerThan(HOME, MOST_LINES).keys()]).toEqual(Object.keys(LONGER));
  });

  test('a file that is too long is found', async () => {
    const home = await aCodebase({
      'src/long.ts': 'export {};\n'.repeat(MOST_LINES + 1),
      'src/fine.ts': 'export {};\n'.repeat(MOST_LINES),
    });
    expect(longerThan(home, MOST_LINES)).toEqual(new Map([['src/long.ts', MOST_LINES + 1]]));
  });
});
