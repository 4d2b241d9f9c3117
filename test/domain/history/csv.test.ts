import { describe, expect, test } from 'vitest';
import { isLineFault, recordsOf } from '../../../src/domain/history/csv.js';

const read = (text: string, width: number | null = null): unknown[] =>
  [...recordsOf(text.split('\n'), width)].map((record) =>
    isLineFault(record) ? `${record.line}: ${record.reason}` : [record.line, ...record.cells],
  );

describe('a CSV file', () => {
  test.each<[what: string, text: string, records: unknown[]]>([
    [
      'cells are separated by commas',
      'a,b\nc,d',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    ['empty cells count', ',a,', [[1, '', 'a', '']]],
    [
      'empty lines are passed over',
      '\na\n\nb\n',
      [
        [2, 'a'],
        [4, 'b'],
      ],
    ],
    ['a quoted cell may hold commas', '"a,b",c', [[1, 'a,b', 'c']]],
    ['a quotation mark is doubled inside quotes', '"a ""b""",c', [[1, 'a "b"', 'c']]],
    ['an empty quoted cell is empty', '"",a', [[1, '', 'a']]],
    [
      'a quoted cell may run over lines',
      '"a\n\nb",c\nd,e',
      [
        [1, 'a\n\nb', 'c'],
        [4, 'd', 'e'],
      ],
    ],
    ['a quotation mark inside an unquoted cell stands for itself', 'a 3" pipe,b', [[1, 'a 3" pipe', 'b']]],
  ])('%s', (_what, text, records) => expect(read(text)).toEqual(records));

  test.each<[what: string, text: string, records: unknown[]]>([
    ['with too few cells', 'a,b\nc\nd,e', ['2: There must be 2 cells, as in the header, not 1.']],
    ['with too many cells', 'a,b\nc,d,e\nd,e', ['2: There must be 2 cells, as in the header, not 3.']],
    ['with text after a quoted cell', 'a,b\n"c"d,e\nd,e', ['2: A closing quotation mark must be followed by a comma.']],
    ['with a quote that is never closed', 'a,b\n"c,d\nd,e', ['2: A quotation mark that opens here is never closed.']],
    [
      'with a quote that another line closes',
      'a,b\n"c,d\nd,e\n"f",g',
      ['2: A quotation mark that opens here is never closed.'],
    ],
  ])('a line %s spoils nothing but itself', (_what, text, faults) => {
    const records = read(text, 2);
    expect(records.filter((record) => typeof record === 'string')).toEqual(faults);
    expect(records).toContainEqual([1, 'a', 'b']);
    expect(records).toContainEqual([3, 'd', 'e']);
  });
});
