import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byCodePoint,
  checkIds,
  checkLabels,
  checkLine,
  checkNumber,
  checkOptional,
  checkText,
  isStorable,
  problemsOf,
} from '../../src/domain/bounds.js';
import { invalid, isRefusal, refuse } from '../../src/domain/refusal.js';
import { fieldsRefused, problemsIn } from '../support/builders.js';

const WORDS = { min: 1, max: 10 };
const LONG = { min: 1, max: 50_000 };
const anyText = fc.string({ unit: 'binary' });
/** Texts rich in what texts trip over. */
const oddText = fc
  .array(fc.constantFrom('a', ' ', '\r', '\n', '\t', 'e\u0301', '한', '한', '🙂', '\uFEFF', '\0', '\uD83D'))
  .map((parts) => parts.join(''));

describe('a text', () => {
  test.each([
    ['as it is', 'No mail', 'No mail'],
    ['without blanks at either end', ' \t\uFEFF No mail\u3000\n', 'No mail'],
    ['with blanks inside', 'No  mail', 'No  mail'],
    ['in the composed form', 'cafe\u0301', 'caf\u00E9'],
    ['with Korean syllables composed', '한글', '한글'],
    ['with line ends of Windows as \\n', 'a\r\nb', 'a\nb'],
    ['with line ends of old as \\n', 'a\rb', 'a\nb'],
    ['with emoji counted once each', '🙂'.repeat(10), '🙂'.repeat(10)],
  ])('is kept %s', (_, given, kept) => {
    expect(checkText(['notes'], given, WORDS)).toBe(kept);
  });

  test.each([
    ['too short', '', '1 to 10 characters'],
    ['blank', ' \r\n ', '1 to 10 characters'],
    ['one character too long', 'a'.repeat(11), '1 to 10 characters'],
    ['one emoji too long', '🙂'.repeat(11), '1 to 10 characters'],
    ['far too long', 'a'.repeat(1_000_000), '1 to 10 characters'],
    ['with NUL', 'a\0b', 'well-formed Unicode without NUL'],
    ['with half a pair', 'a\uD83D', 'well-formed Unicode without NUL'],
    ['with the other half', '\uDE42a', 'well-formed Unicode without NUL'],
  ])('is refused when it is %s', (_, given, expected) => {
    expect(problemsIn(checkText(['notes'], given, WORDS))).toEqual([invalid(['notes'], expected)]);
  });

  test('says its limits as people write them', () => {
    const [problem] = problemsIn(checkText(['text'], 'a'.repeat(50_001), { min: 0, max: 50_000 }));
    expect(problem?.message).toBe('text must be at most 50,000 characters.');
  });

  test.each([
    ['decomposed Korean, as macOS writes it', '한'.normalize('NFD')],
    ['decomposed Greek with three marks', '\u1F82'.normalize('NFD')],
    ['emoji', '🙂'],
  ])('of the full length is accepted also in %s', (_, character) => {
    const kept = checkText(['text'], character.repeat(50_000), LONG);
    expect(kept).toBe(character.normalize('NFC').repeat(50_000));
  });

  test('that was accepted once is kept as it is from then on', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, oddText), (text) => {
        const kept = checkText(null, text, LONG);
        if (!isRefusal(kept)) expect(checkText(null, kept, LONG)).toBe(kept);
      }),
    );
  });

  test('that is kept can be stored and is within its bounds', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, oddText), (text) => {
        const kept = checkText(null, text, WORDS);
        if (isRefusal(kept)) return;
        expect(isStorable(kept)).toBe(true);
        expect([...kept].length).toBeGreaterThanOrEqual(1);
        expect([...kept].length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe('a line', () => {
  test.each([
    ['a line end', 'a\nb'],
    ['a tab', 'a\tb'],
    ['an escape', 'a\u001Bb'],
    ['delete', 'a\u007Fb'],
    ['the next-line control', 'a\u0085b'],
    ["Unicode's own line separator", 'a\u2028b'],
    ["Unicode's own paragraph separator", 'a\u2029b'],
  ])('is refused with %s in it', (_, given) => {
    expect(problemsIn(checkLine(['name'], given, WORDS))).toEqual([invalid(['name'], 'one line of text')]);
  });

  test('may end in a line end, which is not kept', () => {
    expect(checkLine(['name'], 'Mail\r\n', WORDS)).toBe('Mail');
  });

  test('is first of all a text', () => {
    expect(problemsIn(checkLine(['name'], 'a\0', WORDS))).toEqual([
      invalid(['name'], 'well-formed Unicode without NUL'),
    ]);
  });
});

describe('an optional text', () => {
  test.each([null, undefined, '', '  \n '])('is nothing when it is %j', (given) => {
    expect(checkOptional(['advice'], given, WORDS)).toBeNull();
  });

  test('is checked like any other when it is given', () => {
    expect(checkOptional(['advice'], ' restart ', WORDS)).toBe('restart');
    expect(fieldsRefused(checkOptional(['advice'], 'a'.repeat(11), WORDS))).toEqual(['advice']);
    expect(fieldsRefused(checkOptional(['phone'], 'a\nb', WORDS, checkLine))).toEqual(['phone']);
  });
});

describe('labels', () => {
  test('are kept in lower case, in order, each once', () => {
    expect(checkLabels('tags', ['VPN', ' mail ', 'vpn', '급함', 'Mail', 'Cafe\u0301'], 20, WORDS)).toEqual([
      'caf\u00E9',
      'mail',
      'vpn',
      '급함',
    ]);
  });

  test('are refused when there are too many', () => {
    expect(problemsIn(checkLabels('tags', ['a', 'b', 'c'], 2, WORDS))).toEqual([invalid(['tags'], 'at most 2 items')]);
  });

  test('are refused with the place of each one that is out of bounds', () => {
    expect(fieldsRefused(checkLabels('tags', ['fine', '', 'a\nb', 'x'.repeat(11)], 20, WORDS))).toEqual([
      'tags.1',
      'tags.2',
      'tags.3',
    ]);
  });

  test('that were accepted once are kept as they are from then on', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyText, oddText), { maxLength: 5 }), (given) => {
        const kept = checkLabels('tags', given, 5, LONG);
        if (!isRefusal(kept)) expect(checkLabels('tags', kept, 5, LONG)).toEqual(kept);
      }),
    );
  });
});

describe('a number', () => {
  test.each([1, 3, 5])('%d is within 1 to 5', (value) => {
    expect(checkNumber(['rating'], value, { min: 1, max: 5 })).toBe(value);
  });

  test.each([0, 6, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is not', (value) => {
    expect(problemsIn(checkNumber(['rating'], value, { min: 1, max: 5 }))).toEqual([invalid(['rating'], '1 to 5')]);
  });
});

describe('ids', () => {
  test('are kept each once, in the order they came', () => {
    expect(checkIds(['serviceIds'], ['b', 'a', 'b'], 3)).toEqual(['b', 'a']);
  });

  test('are refused when there are too many', () => {
    expect(problemsIn(checkIds(['serviceIds'], ['b', 'a', 'b'], 2))).toEqual([
      invalid(['serviceIds'], 'at most 2 items'),
    ]);
  });
});

test('all problems of all answers are told at once', () => {
  const a = invalid(['a'], 'x');
  const b = invalid(['b'], 'y');
  const c = invalid(['c'], 'z');
  expect(problemsOf('fine', refuse(a, b), null, undefined, refuse(c))).toEqual([a, b, c]);
});

describe('the order of code points', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    oddText,
    fc.string({ unit: fc.constantFrom('a', 'b', '\uFFFD', '\uFFFF', '🙂') }),
  );

  test('is the order of the bytes in UTF-8, as the database has it', () => {
    const wellFormed = text.filter((each) => each.isWellFormed());
    fc.assert(
      fc.property(wellFormed, wellFormed, (a, b) => {
        expect(Math.sign(byCodePoint(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  test('is total: every two texts have one, the same from either side, and it carries over a third', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(byCodePoint(a, b) === 0).toBe(a === b);
        expect(Math.sign(byCodePoint(a, b)) + Math.sign(byCodePoint(b, a))).toBe(0);
        if (byCodePoint(a, b) <= 0 && byCodePoint(b, c) <= 0) expect(byCodePoint(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('puts an emoji after every character of two bytes, where the order of JavaScript does not', () => {
    expect(byCodePoint('\uFFFD', '🙂')).toBeLessThan(0);
    expect(['\uFFFD', '🙂'].toSorted()).toEqual(['🙂', '\uFFFD']);
  });
});
