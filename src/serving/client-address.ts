import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import proxyAddress from 'proxy-addr';

/** Tells the address that a request comes from. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * Reads the address of clients, behind proxies whose `X-Forwarded-For` counts. What limits are counted by: of IPv6 the network (/64), which
 * one client has to itself; an IPv4 address written as IPv6 is the same as written plainly. What a trusted proxy passes on that is no address
 * leaves the proxy's own to count by.
 * @param trusted addresses, ranges, `loopback`, `linklocal` or `uniquelocal`
 */
export function clientAddress(trusted: readonly string[]): ClientAddress {
  const isTrusted = proxyAddress.compile([...trusted]);
  return ({ socket, headers }) => {
    const passedOn = String(headers['x-forwarded-for'] ?? '').split(',');
    let nearest = addressIn(socket.remoteAddress ?? '') ?? ''; // a client that has left has no address any more
    for (let hop = 0; isTrusted(nearest, hop); hop += 1) {
      const entry = passedOn.pop();
      if (entry === undefined) break;
      if (entry.trim() === '') continue;
      const next = addressIn(entry.trim());
      if (next === null) break;
      nearest = next;
    }
    return isIPv6(nearest) ? networkOf(nearest) : nearest;
  };
}

/** Quotes, brackets and a port around an address: proxies write `1.2.3.4:5678`, `[2001:db8::1]:443` or `"[2001:db8::1]"`, too. */
const AROUND = /^("?)(?:\[(?<bracketed>[^\]]*)\](?::\d+)?|(?<plain>\d+\.\d+\.\d+\.\d+)(?::\d+)?|(?<bare>[^"[\]]+))\1$/;

/** The address that an entry holds, without its zone; null for what is none. */
function addressIn(entry: string): string | null {
  const { bracketed, plain, bare } = AROUND.exec(entry)?.groups ?? {};
  const address = (bracketed ?? plain ?? bare ?? '').replace(/%.*$/, '');
  if (isIP(address) === 0) return null;
  return isIPv6(address) ? (mappedIn(groupsOf(address)) ?? address) : address;
}

/** The IPv4 address that is written as IPv6; null for any other. */
function mappedIn(groups: readonly number[]): string | null {
  const [high, low] = groups.slice(6) as [number, number];
  if (groups.slice(0, 5).some((group) => group !== 0) || groups[5] !== 0xffff) return null;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

const networkOf = (address: string): string =>
  `${groupsOf(address)
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const [head = '', tail = ''] = address.split('::');
  const [before, after] = [numbersIn(head), numbersIn(tail)];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

/** Of a part of an IPv6 address, whose end may be written like IPv4. */
const numbersIn = (part: string): readonly number[] =>
  part
    .split(':')
    .filter((group) => group !== '')
    .flatMap((group) => {
      if (!group.includes('.')) return [Number.parseInt(group, 16)];
      const [a, b, c, d] = group.split('.').map(Number) as [number, number, number, number];
      return [a * 256 + b, c * 256 + d];
    });
