import { expect, test } from 'vitest';
import { DECOY, hashPassword, isPassword, pretendToCheck } from '../../src/integrations/passwords.js';

const share = { urgency: 'KNOWN', caller: 'a test' } as const;
const parametersOf = (hash: string): string => hash.split('$').slice(0, 4).join('$');

test('AUTH-04 a password of nobody is checked against a hash like any other, which no password opens', async () => {
  const hash = await hashPassword('correct horse battery', share);
  expect(parametersOf(DECOY)).toBe(parametersOf(hash));
  expect(DECOY).toHaveLength(hash.length);
  expect(await isPassword(DECOY, 'correct horse battery', share)).toBe(false);
  expect(await pretendToCheck('correct horse battery', share)).toBeUndefined();
});

test('a password opens its own hash, and no other', async () => {
  const hash = await hashPassword('correct horse battery', share);
  expect(await isPassword(hash, 'correct horse battery', share)).toBe(true);
  expect(await isPassword(hash, 'correct horse batterz', share)).toBe(false);
});
