import { readFileSync } from 'node:fs';
import { describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { bill } from '../../scripts/supply/bill.js';
import { licencesOf, refusedOf } from '../../scripts/supply/licences.js';

jest.setTimeout(60_000);

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ integrity: z.string().optional(), optional: z.boolean().optional(), dev: z.boolean().optional() }),
  ),
});
const { packages } = Lock.parse(JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')));
const { dependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));
const locked = Object.entries(packages).filter(([place]) => place !== '');

describe('what comes from others', () => {
  it('is locked by its checksum, all that a live program has', () => {
    const without = locked.filter(([, { integrity, dev }]) => dev !== true && !integrity?.startsWith('sha512-'));
    expect(without.map(([place]) => place)).toEqual([]);
  });

  it('has no other entry without one than parts of development tools for other platforms', () => {
    const without = locked.filter(([, { integrity }]) => integrity === undefined);
    expect(without.filter(([, { dev, optional }]) => !(dev && optional)).map(([place]) => place)).toEqual([]);
  });

  it('is under licences that are taken, each named', async () => {
    const found = await licencesOf();
    expect(found.length).toBeGreaterThan(100);
    expect(refusedOf(found)).toEqual([]);
    expect(refusedOf([{ name: 'planted', version: '1.0.0', licence: 'AGPL-3.0-only' }])).toHaveLength(1);
  });

  it('stands in a bill of materials with its checksum', async () => {
    const { components } = await bill();
    const named = new Set(components.map(({ name }) => name));
    expect(Object.keys(dependencies).filter((name) => !named.has(name))).toEqual([]);
    expect(components.filter(({ hashes }) => hashes.length === 0)).toEqual([]);
  });
});
