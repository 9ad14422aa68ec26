import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadOperators } from '../../src/bot/operators.js';

const ours = fileURLToPath(new URL('../../operators', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-operators-'));
  await cp(ours, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Change = readonly [file: string, from: string | RegExp, to: string, said: readonly string[]];

describe('operator data that cannot be used', () => {
  it.each<Change>([
    ['profile.json', '"id": "konnect"', '"id": "other"', ['profile.json', 'the folder is named "konnect"']],
    ['profile.json', 'Africa/Kinshasa', 'Africa/Nowhere', ['profile.json', 'timeZone', 'unknown time zone']],
    ['profile.json', '"country"', '"countri"', ['profile.json', 'countri']],
    ['profile.json', /^\{/, '', ['profile.json', 'is not JSON']],
    ['catalogue.json', '"minor": 18000', '"minor": 180.5', ['catalogue.json', 'offers[0].price.minor']],
    ['catalogue.json', '"days": 30', '"days": 0', ['catalogue.json', 'offers[0].days']],
    [
      'catalogue.json',
      '"category": "largeCorporations"',
      '"category": "moon"',
      ['offers.corporate100.category', '"moon"'],
    ],
    ['catalogue.json', '"currency": "USD"', '"currency": "CDF"', ['offers.corporate100.price', 'sold in USD']],
    ['catalogue.json', '"id": "corporate250"', '"id": "corporate100"', ['offers.corporate100', 'twice']],
    ['pointOfSale.json', '"sellsIn": "USD"', '"sellsIn": "EUR"', ['pointOfSale.json', 'EUR is not among']],
    ['catalogue.json', '"currency": "USD"', '"currency": "JPY"', ['offers.corporate100.price', 'JPY', 'two decimals']],
    ['pointOfSale.json', '"FCN"', '"KWD"', ['pointOfSale.json', 'wallet.currencies', 'KWD', 'two decimals']],
    ['pointOfSale.json', '"units": 1630', '"units": 16.3', ['pointOfSale.json', 'wallet.rate.units']],
    ['pointOfSale.json', '\\\\d{11}', '(', ['pointOfSale.json', 'documentTypes[0].pattern']],
    ['pointOfSale.json', '"example": "10000000001"', '"example": "1"', ['pointOfSale.json', 'voterCard', 'example']],
  ])('in %s, %s → %s names the file and the path', async (file, from, to, said) => {
    const path = join(folder, 'konnect', file);
    const text = await readFile(path, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    await writeFile(path, changed);
    const failure = await loadOperators(folder, ['konnect']).then(
      () => 'it was taken',
      (error: unknown) => String(error),
    );
    expect(failure).toContain('OperatorError');
    for (const part of [join(folder, 'konnect'), ...said]) expect(failure).toContain(part);
  });

  it('that is missing is named, and ours is sound', async () => {
    expect([...(await loadOperators(ours)).keys()]).toContain('konnect');
    await rm(join(folder, 'konnect', 'catalogue.json'));
    await expect(loadOperators(folder, ['konnect'])).rejects.toThrow('catalogue.json: cannot be read');
  });
});
