import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress } from '../../src/serving/client-address.js';

const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} }) as IncomingMessage;

test.each([
  ['a plain address', [], from('192.0.2.7'), '192.0.2.7'],
  ['an IPv4 address written as IPv6', [], from('::ffff:192.0.2.7'), '192.0.2.7'],
  ['the network of an IPv6 address', [], from('2001:DB8:0:1:aaaa:bbbb:cccc:dddd'), '2001:db8:0:1::/64'],
  ['a shortened IPv6 address', [], from('2001:db8::1'), '2001:db8:0:0::/64'],
  ['an IPv6 address with a zone', [], from('fe80::1%eth0'), 'fe80:0:0:0::/64'],
  ['a forwarded address of a stranger, which does not count', [], from('192.0.2.7', '198.51.100.1'), '192.0.2.7'],
  ['a forwarded address of a trusted proxy', ['192.0.2.0/24'], from('192.0.2.7', '198.51.100.1'), '198.51.100.1'],
  [
    'the nearest address that no trusted proxy has',
    ['loopback'],
    from('127.0.0.1', '1.1.1.1, 198.51.100.1'),
    '198.51.100.1',
  ],
])('the address of a client is read from %s', (_what, trusted, request, expected) => {
  expect(clientAddress(trusted)(request)).toBe(expected);
});
