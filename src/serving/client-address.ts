import type { IncomingMessage } from 'node:http';
import proxyAddress from 'proxy-addr';

/** Tells the address that a request comes from. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * Reads the address of clients, behind proxies whose `X-Forwarded-For` counts. What limits are counted by: of IPv6 the network (/64), which
 * one client has to itself; an IPv4 address written as IPv6 is the same as written plainly.
 * @param trusted addresses, ranges, `loopback`, `linklocal` or `uniquelocal`
 */
export function clientAddress(trusted: readonly string[]): ClientAddress {
  const isTrusted = proxyAddress.compile([...trusted]);
  // A client that has left has no address any more, whatever the types say.
  return (request) => networkOf(proxyAddress(request, isTrusted) ?? '');
}

function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain) ?? [];
  if (mapped) return mapped;
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
