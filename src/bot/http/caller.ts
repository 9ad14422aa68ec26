import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6, SocketAddress } from 'node:net';

/** Who calls, as far as addresses tell: one IPv4 address, or the /64 of an IPv6 address, however they are written. */
export function callerOf(req: IncomingMessage, proxies: number): string {
  const direct = req.socket.remoteAddress ?? '';
  return networkOf(forwardedBy(req, proxies)) ?? networkOf(direct) ?? direct;
}

/** Only what our own proxies appended is believed; the rest of the header is the caller's claim. */
function forwardedBy({ headers }: IncomingMessage, proxies: number): string {
  const forwarded = headers['x-forwarded-for'];
  if (proxies === 0 || forwarded === undefined) return '';
  return String(forwarded).split(',').at(-proxies) ?? '';
}

/** `1.2.3.4:443` and `[2001:db8::1]:443`: proxies write a port behind, and each connection has another one. */
const WITH_PORT = /^(?:\[([^\]]*)\](?::\d*)?|([\d.]+):\d*)$/;
const MAPPED = '::ffff:';

/** The network that an address belongs to. Undefined when it is none: a proxy may also write `unknown`. */
function networkOf(text: string): string | undefined {
  const written = text.trim();
  const [, inBrackets, beforePort] = WITH_PORT.exec(written) ?? [];
  const [address = ''] = (inBrackets ?? beforePort ?? written).split('%');
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  // The platform writes every spelling of an address in the same, shortest form.
  const { address: shortest } = new SocketAddress({ address, family: 'ipv6' });
  const mapped = shortest.startsWith(MAPPED) ? shortest.slice(MAPPED.length) : '';
  return isIPv4(mapped) ? mapped : firstHalf(shortest);
}

/** A caller owns a whole /64: the first four of eight groups. In `shortest`, `::` stands for the groups that are nought. */
function firstHalf(shortest: string): string {
  const [head = [], tail = []] = shortest.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  // What looks like IPv4 at the end stands for two groups; it is in the second half, as is all of a short tail.
  const groups = tail.length + (tail.at(-1)?.includes('.') ? 1 : 0);
  const noughts = Array.from({ length: 8 - head.length - groups }, () => '0');
  return [...head, ...noughts, ...tail].slice(0, 4).join(':');
}
