import { expect, test } from 'vitest';
import { at } from './desk.js';
import { matching } from './matching.js';

test('a moment that differs is no match, however deep it lies', () => {
  const shown = { state: 'RUNNING', targets: [{ dueAt: at('Mon 09:00'), kind: 'RESOLUTION' }] };
  expect(shown).toEqual(matching({ targets: [{ dueAt: at('Mon 09:00') }] }));
  expect(shown).not.toEqual(matching({ targets: [{ dueAt: at('Mon 09:01') }] }));
  expect(shown).not.toEqual(matching({ targets: [] }));
});
