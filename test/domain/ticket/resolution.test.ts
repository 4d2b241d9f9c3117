import { describe, expect, test } from 'vitest';
import { checkResolution } from '../../../src/domain/ticket/resolution.js';
import { STANDARD_RESOLUTION_CODES } from '../../../src/domain/workspace/workspace.js';
import { fieldsRefused, problemsIn } from '../../support/builders.js';

describe('a resolution', () => {
  test.each([...STANDARD_RESOLUTION_CODES, 'REPLACED'])('may have the code %s', (code) => {
    expect(checkResolution({ code, notes: 'Done' }, ['REPLACED'])).toEqual({ code, notes: 'Done', advice: null });
  });

  test.each(['REPLACED', 'fixed', ' FIXED', 'NOTHING'])(
    'may not have the code %j, which the desk does not know',
    (code) => {
      expect(problemsIn(checkResolution({ code, notes: 'Done' }, []))).toMatchObject([
        { code: 'INVALID_INPUT', field: ['code'], expected: `one of ${STANDARD_RESOLUTION_CODES.join(', ')}` },
      ]);
    },
  );

  test("is told the workspace's own codes, too, when it has an unknown one", () => {
    const [problem] = problemsIn(checkResolution({ code: 'OTHER' }, ['REPLACED']));
    expect(problem?.message).toMatch(/WITHDRAWN, REPLACED\.$/);
  });

  test('keeps its words as the desk keeps texts', () => {
    const given = { code: 'FIXED', notes: ' Emptied\r\nthe mailbox ', advice: 'cafe\u0301' };
    expect(checkResolution(given, [])).toEqual({ code: 'FIXED', notes: 'Emptied\nthe mailbox', advice: 'caf\u00E9' });
  });

  test.each([
    ['absent', {}],
    ['null', { code: null, notes: null, advice: null }],
    ['blank', { code: '', notes: '  ', advice: '\n' }],
  ])('that is %s is nothing: the workflow says what is missing', (_, given) => {
    expect(checkResolution(given, [])).toEqual({ code: null, notes: null, advice: null });
  });

  test('is refused with all its faults at once', () => {
    const given = { code: 'OTHER', notes: 'x'.repeat(20_001), advice: 'a\0b' };
    expect(fieldsRefused(checkResolution(given, []))).toEqual(['code', 'notes', 'advice']);
  });
});
