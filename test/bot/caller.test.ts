import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Edge, openEdge } from '../support/edge.js';

const proxied = { host: '127.0.0.1', port: 0, publicUrl: undefined, proxies: 1 };

/** A group in one of its spellings: `db8`, `0DB8`, `0db8`. */
const spelt = (group: number) =>
  fc.tuple(fc.boolean(), fc.boolean()).map(([whole, upper]) => {
    const hex = group.toString(16).padStart(whole ? 4 : 1, '0');
    return upper ? hex.toUpperCase() : hex;
  });

/** The groups with one run of noughts left out, or all of them written. */
function joined(groups: readonly string[], from: number): string {
  const isNought = (group: string | undefined) => group !== undefined && /^0+$/.test(group);
  if (!isNought(groups[from])) return groups.join(':');
  let to = from;
  while (isNought(groups[to])) to += 1;
  return `${groups.slice(0, from).join(':')}::${groups.slice(to).join(':')}`;
}

const wrapped = (address: string) =>
  fc.constantFrom(address, ` ${address} `, `[${address}]`, `[${address}]:443`, `[${address}]:50123`, `${address}%eth0`);

const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
const groups = (length: number) => fc.array(group, { minLength: length, maxLength: length });

/** An address of this network, written somehow. */
const spellingIn = (network: readonly number[]) =>
  groups(4)
    .chain((host) => fc.tuple(fc.tuple(...[...network, ...host].map(spelt)), fc.integer({ min: 0, max: 7 })))
    .chain(([written, from]) => wrapped(joined(written, from)));

/** A global network of a provider's customer: never `::ffff:…`, which is IPv4. */
const ofOneNetwork = fc
  .tuple(fc.integer({ min: 0x2001, max: 0x3fff }), groups(3))
  .chain(([first, rest]) => fc.array(spellingIn([first, ...rest]), { minLength: 3, maxLength: 3 }));

const inHex = (parts: readonly number[]) =>
  [0, 2].map((at) => ((parts[at] ?? 0) * 256 + (parts[at + 1] ?? 0)).toString(16)).join(':');
const ofOneIPv4 = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 255 }))).map((parts) => {
  const plain = parts.join('.');
  return [
    plain,
    `${plain}:${1024 + (parts[0] ?? 0)}`,
    `::ffff:${plain}`,
    `::FFFF:${inHex(parts)}`,
    `[0:0:0:0:0:ffff:${plain}]:443`,
  ];
});

describe('the address that limits count', () => {
  let edge: Edge;
  beforeAll(async () => {
    edge = await openEdge({ config: proxied, limits: { address: { points: 1, duration: 600 } } });
  });
  afterAll(() => edge.close());
  const from = async (address: string) =>
    (await fetch(`${edge.url}/healthz`, { headers: { 'x-forwarded-for': address } })).status;

  it.each([
    ['IPv6 of one /64', ofOneNetwork],
    ['IPv4, mapped or with a port', ofOneIPv4],
  ])('is one for every spelling: %s', async (_name, family) => {
    await fc.assert(
      fc.asyncProperty(family, async ([first = '', ...others]) => {
        await from(first);
        for (const other of others) expect([first, other, await from(other)]).toEqual([first, other, 429]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['2001:db8::1', '2001:db8:0:1::1'],
    ['198.51.100.1', '198.51.100.2'],
  ])('is not shared by neighbours: %s, %s', async (one, other) => {
    for (const address of [one, other]) {
      expect(await from(address)).toBe(200);
    }
  });

  it('is the proxy’s own where the proxy names none', async () => {
    const first = await from('unknown');
    expect(first).toBe(200);
    for (const claim of ['_hidden', '1.2.3', 'a:b:c', '300.1.1.1', '[', '', '::g']) expect(await from(claim)).toBe(429);
  });
});

describe('one owner of a /48 of IPv6', () => {
  let edge: Edge;
  beforeAll(async () => {
    const limits = {
      address: { points: 5, duration: 600 },
      site: { points: 20, duration: 600 },
      overall: { points: 40, duration: 600 },
    };
    edge = await openEdge({ config: proxied, limits });
  });
  afterAll(() => edge.close());
  const from = (address: string) => fetch(`${edge.url}/healthz`, { headers: { 'x-forwarded-for': address } });

  it('uses up what is theirs from all of its networks together, and nobody else’s', async () => {
    const statuses: number[] = [];
    for (let net = 0; net < 100; net += 1) statuses.push((await from(`2001:db8:7:${net.toString(16)}::1`)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    const refused = await from('2001:db8:7:ffff::1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const other of ['2001:db8:8::1', '198.51.100.1', '198.51.100.2']) expect((await from(other)).status).toBe(200);
  });
});
