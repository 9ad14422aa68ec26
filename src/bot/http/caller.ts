import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

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

/** The network that an address belongs to. Undefined when it is none: a proxy may also write `unknown`. */
function networkOf(text: string): string | undefined {
  const written = text.trim();
  const [, inBrackets, beforePort] = WITH_PORT.exec(written) ?? [];
  const address = inBrackets ?? beforePort ?? written;
  // Four parts: the library also takes 1.2 and 0x7f000001, which nobody writes into this header honestly. What is none is told by an
  // exception there, which costs more than all the rest of a refusal: only what may be one is asked about.
  const isOne = address.includes(':') ? ipaddr.IPv6.isValid(address) : ipaddr.IPv4.isValidFourPartDecimal(address);
  if (!isOne) return undefined;
  // An IPv4 address in IPv6's clothes is IPv4.
  const read = ipaddr.process(address);
  if (read.kind() === 'ipv4') return read.toString();
  // A caller owns a whole /64.
  return ipaddr.IPv6.networkAddressFromCIDR(`${read.toNormalizedString().split('%')[0]}/64`).toString();
}

/**
 * The /48 in which a caller's network lies: as much as one customer of a provider may have of IPv6, 65,536 times what counts as one
 * caller. Undefined for IPv4, where an address is already all that one has.
 */
export const siteOf = (caller: string): string | undefined =>
  ipaddr.IPv6.isValid(caller) ? ipaddr.IPv6.networkAddressFromCIDR(`${caller}/48`).toString() : undefined;

/** Whether a program on this machine calls, without a proxy between: what a proxy passes on comes from this machine, too. */
export function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const { remoteAddress = '' } = socket;
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some(
    (name) => headers[name] !== undefined,
  );
  return !isPassedOn && ipaddr.isValid(remoteAddress) && ipaddr.process(remoteAddress).range() === 'loopback';
}
