import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
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

describe('AUTH-03 AUTH-06 behind a trusted proxy', () => {
  const read = (forwarded: string, trusted = ['loopback', '10.0.0.0/8']): string =>
    clientAddress(trusted)(from('127.0.0.1', forwarded));

  test.each([
    ['an IPv4 address', '1.2.3.4', '1.2.3.4'],
    ['its port', '1.2.3.4:5678', '1.2.3.4'],
    ['its quotes', '"1.2.3.4"', '1.2.3.4'],
    ['its quotes and its port', '"1.2.3.4:5678"', '1.2.3.4'],
    ['an IPv6 address', '2001:db8::1', '2001:db8:0:0::/64'],
    ['its brackets', '[2001:db8::1]', '2001:db8:0:0::/64'],
    ['its brackets and its port', '[2001:db8::1]:443', '2001:db8:0:0::/64'],
    ['its quotes, brackets and port', '"[2001:DB8::1]:443"', '2001:db8:0:0::/64'],
    ['its brackets and its zone', '[fe80::1%eth0]:443', 'fe80:0:0:0::/64'],
    ['IPv4 written as IPv6', '::ffff:1.2.3.4', '1.2.3.4'],
    ['IPv4 written as hexadecimal IPv6', '::ffff:102:304', '1.2.3.4'],
    ['IPv4 written as another hexadecimal IPv6', '::ffff:505:606', '5.5.6.6'],
    ['IPv4 written as IPv6 without a shortcut', '0:0:0:0:0:FFFF:0102:0304', '1.2.3.4'],
    ['IPv4 written as IPv6 in brackets and with a port', '[::ffff:1.2.3.4]:80', '1.2.3.4'],
    ['an IPv6 address that ends like IPv4', '2001:db8:1:2:3:4:1.2.3.4', '2001:db8:1:2::/64'],
    ['an IPv6 address that ends with zeros', '2001:db8:1::', '2001:db8:1:0::/64'],
    ['a trusted proxy with a port, which is passed over', '203.0.113.9:10000, 10.0.0.1:99', '203.0.113.9'],
    ['a trusted proxy written as IPv6', '203.0.113.9, [::ffff:10.0.0.1]:99', '203.0.113.9'],
    [
      'an untrusted one with a port, behind which nothing counts',
      '1.1.1.1, 203.0.113.9:10000, 10.0.0.1',
      '203.0.113.9',
    ],
    ['empty entries', ' , 203.0.113.9 ,, ', '203.0.113.9'],
  ])('%s is read as the same address', (_what, forwarded, expected) => expect(read(forwarded)).toBe(expected));

  test.each([
    'unknown',
    '_hidden',
    '"_hidden"',
    '1.2.3',
    '1.2.3.4:',
    '1.2.3.4:http',
    '01.2.3.4',
    '1.2.3.256',
    'example.test',
    '[1.2.3.4',
    '[]',
    '""',
    ':::',
    '1:2',
    '/',
  ])('%s is no address, and the proxy that passed it on counts', (entry) => {
    expect(read(entry)).toBe('127.0.0.1');
    expect(read(`203.0.113.9, ${entry}`)).toBe('127.0.0.1');
    expect(read(`203.0.113.9, ${entry}, 10.0.0.1:99`)).toBe('10.0.0.1');
  });

  test('no spelling of a client gives a second one', () => {
    const spellings = Array.from({ length: 45 }, (_, i) => `203.0.113.9:${10_000 + i}`);
    expect(new Set(spellings.map((each) => read(each))).size).toBe(1);
  });
});
