import { expect, test } from 'vitest';
import { refusesParent } from '../../../src/domain/workspace/category.js';
import { invalid } from '../../../src/domain/refusal.js';

test.each([
  [[], true],
  [['software', 'it'], true],
  [['mail'], false],
  [['outlook', 'mail'], false],
])('mail may stand below %j: %s', (ancestors, may) => {
  expect(refusesParent('mail', ancestors)).toEqual(
    may ? null : invalid(['parentId'], 'a category that does not stand below this one'),
  );
});
