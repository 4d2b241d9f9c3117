import { expect, test } from 'vitest';
import { guardedBy, isNoFailure } from '../../../src/domain/access/sign-in-limits.js';

const [mina, other] = [{ personId: 'mina' }, { personId: 'other' }];
const known = (...accounts: readonly string[]) => ({ isKnown: accounts.length > 0, accounts: new Set(accounts) });

test.each([
  ['no account', [], known(), [['ACCOUNT', []]]],
  ['an account, from elsewhere', [mina], known(), [['ACCOUNT', [mina]]]],
  ['an account, from an address of another', [mina], known('other'), [['ACCOUNT', [mina]]]],
  ['an account, from its own address', [mina], known('mina'), [['ACCOUNT_AND_ADDRESS', [mina]]]],
  [
    'two accounts, from an address of one of them',
    [mina, other],
    known('mina'),
    [
      ['ACCOUNT_AND_ADDRESS', [mina]],
      ['ACCOUNT', [other]],
    ],
  ],
])('AUTH-02 the failures of %s are counted where they belong', (_what, accounts, address, expected) => {
  expect([...guardedBy(accounts, address)]).toEqual(expected);
});

test.each([
  ['nothing was opened', 0, 0, false],
  ['the only account was opened', 1, 1, true],
  ['one account was opened and another refused the password', 2, 1, false],
  ['both were opened', 2, 2, true],
  ['one refused the password', 1, 0, false],
])('AUTH-01 where %s, it is known whether that is a failure', (_what, tried, matching, expected) => {
  expect(isNoFailure(tried, matching)).toBe(expected);
});
