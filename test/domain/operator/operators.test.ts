import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkDemoData, loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
import { type Language, languages } from '../../../src/domain/terms/language.js';

const ours = fileURLToPath(new URL('../../../operators', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-operators-'));
  await cp(ours, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Change = readonly [file: string, from: string | RegExp, to: string, said: readonly string[]];

/** What the program says as it reads an operator and its demo. */
async function failureOf(operator: string): Promise<string> {
  const read = async () => {
    const [found] = [...(await loadOperators(folder, [operator])).values()];
    const demo = found && (await loadDemoData(folder, found));
    if (demo) checkDemoData(folder, found, demo);
    return 'it was taken';
  };
  return read().catch((error: unknown) => String(error));
}

/** Everything that is said in several languages. */
function textsOf(data: unknown): Partial<Record<Language, unknown>>[] {
  if (typeof data !== 'object' || data === null) return [];
  const isText = languages.some((language) => Object.hasOwn(data, language));
  return isText ? [data] : Object.values(data).flatMap(textsOf);
}

describe('operator data that cannot be used', () => {
  it.each<Change>([
    ['konnect/profile.json', '"id": "konnect"', '"id": "other"', ['profile.json', 'the folder is named "konnect"']],
    ['konnect/profile.json', 'Africa/Kinshasa', 'Africa/Nowhere', ['profile.json', 'timeZone', 'unknown time zone']],
    ['konnect/profile.json', '"country"', '"countri"', ['profile.json', 'countri']],
    ['konnect/profile.json', /^\{/, '', ['profile.json', 'is not JSON']],
    ['kcell/profile.json', '"smsFrom": "Kcell"', '"smsFrom": "Kcell «Кабинет»"', ['profile.json', 'contact.smsFrom']],
    ['kcell/profile.json', '"smsFrom": "Kcell"', '"smsFrom": "Kcell Cabinet"', ['profile.json', 'contact.smsFrom']],
    [
      'telenet/profile.json',
      '"smsFrom": "Telenet",',
      '',
      ['profile.json: contact.smsFrom', 'SIM swap', 'nobody sends them'],
    ],
    ['kcell/profile.json', '"smsFrom": "Kcell",', '', ['profile.json: contact.smsFrom', 'nobody sends them']],
    ['konnect/pointOfSale.json', '"CG": [', '"ZZZ": [', ['pointOfSale.json', 'countryNames']],
    ['konnect/catalogue.json', '"minor": 18000', '"minor": 180.5', ['catalogue.json', 'offers[0].price.minor']],
    ['konnect/catalogue.json', '"days": 30', '"days": 0', ['catalogue.json', 'offers[0].days']],
    [
      'konnect/catalogue.json',
      '"category": "largeCorporations"',
      '"category": "moon"',
      ['offers.corporate100.category', '"moon"'],
    ],
    ['konnect/catalogue.json', '"currency": "USD"', '"currency": "CDF"', ['offers.corporate100.price', 'sold in USD']],
    ['konnect/catalogue.json', '"id": "corporate250"', '"id": "corporate100"', ['offers.corporate100', 'twice']],
    ['konnect/pointOfSale.json', '"sellsIn": "USD"', '"sellsIn": "EUR"', ['pointOfSale.json', 'EUR is not among']],
    [
      'konnect/catalogue.json',
      '"currency": "USD"',
      '"currency": "JPY"',
      ['offers.corporate100.price', 'JPY', 'two decimals'],
    ],
    ['konnect/pointOfSale.json', '"FCN"', '"KWD"', ['pointOfSale.json', 'wallet.currencies', 'KWD', 'two decimals']],
    ['konnect/pointOfSale.json', '"units": 1630', '"units": 16.3', ['pointOfSale.json', 'wallet.rate.units']],
    ['konnect/pointOfSale.json', '\\\\d{11}', '(', ['pointOfSale.json', 'documentTypes[0].pattern']],
    [
      'konnect/pointOfSale.json',
      '"example": "10000000001"',
      '"example": "1"',
      ['pointOfSale.json', 'voterCard', 'example'],
    ],
    [
      'konnect/catalogue.json',
      /"categories".*/s,
      '"demo": [] }',
      ['catalogue.json: offers: a point of sale has none to sell'],
    ],
    ['telenet/profile.json', '"blocking"', '"mobileInternet"', ['roles.fleetManager', 'mobileInternet', '"internet"']],
    ['comuniq/profile.json', '"myOrders"', '"activation"', ['roles.reseller', 'activation', 'lines.json has no']],
    ['konnect/profile.json', '"transactions"', '"lineOverview"', ['roles.agent', 'there is no lines.json']],
    ['telenet/catalogue.json', '"id": "mobile1"', '"id": "data12"', ['catalogue.json: plans.data12', 'twice']],
    ['telenet/catalogue.json', '"EUR"', '"JPY"', ['catalogue.json: plans.mobile1.price: JPY', 'two decimals']],
    ['comuniq/catalogue.json', '"EUR"', '"JPY"', ['catalogue.json: plans.businessUser.price: JPY']],
    [
      'comuniq/catalogue.json',
      /"plans": \[\s+"businessUser"/,
      '"plans": [ "expertUser", "moon"',
      ['catalogue.json: options.sms100.plans: there is no plan "moon"'],
    ],
    ['comuniq/catalogue.json', /"internet": true/g, '"internet": false', ['internetPackages.data1', 'no plan with']],
    ['telenet/lines.json', '"daysAhead": 90', '"daysAhead": 0', ['lines.json', 'blocking.daysAhead']],
    ['kcell/profile.json', '"approvals"', '"myOrders"', ['lines.json: secondAdministrator', 'approvals to nobody']],
    ['konnect/demo.json', '"home10"', '"moon"', ['demo.json: customers.KNDEMXAAAA222222.offer', '"moon"']],
    ['telenet/demo.json', '"fleet1"', '"fleet2"', ['demo.json: accounts.fleet2: stands there twice']],
    [
      'telenet/demo.json',
      /"organisations": \[\s+"exempleLogistique"/,
      '"organisations": [ "moon"',
      ['demo.json: accounts.fleet1.organisations: there is no organisation "moon"'],
    ],
    ['telenet/demo.json', '"number": "100000011"', '"number": "100000001"', ['billing account 100000001 stands']],
    ['telenet/demo.json', '"plan": "mobileContact"', '"plan": "moon"', ['lines.+32470000001.plan', '"moon"']],
    ['telenet/demo.json', '"+32470000001"', '"+32470000002"', ['lines.+32470000002.number', 'twice']],
    ['telenet/demo.json', '"+32470000001"', '"+3247000000"', ['+3247000000 is no number of BE']],
    ['telenet/demo.json', '"+32470000001"', '"+4917604069050"', ['+4917604069050 is no number of BE']],
    ['telenet/demo.json', '"8932030000900000019"', '"8932030000900000010"', ['.iccid', 'check digit']],
    ['telenet/demo.json', '"reason": "debt",', '', ['lines.+32470000005.reason']],
    [
      'telenet/demo.json',
      '"billingAccount": "100000001"',
      '"billingAccount": "100000011"',
      ['lines.+32470000001.billingAccount: "exempleLogistique" has no billing account 100000011'],
    ],
    [
      'telenet/demo.json',
      /"plan": "mobileContact",\s+"options": \[\s*"dataNational"\s*\],\s+"state": "active",\s+"billingAccount": "100000001",\s+"organisation": "exempleLogistique"/,
      '"plan": "mobileContact", "state": "active", "billingAccount": "100000001", "organisation": "moon"',
      ['lines.+32470000001.organisation: there is no organisation "moon"'],
    ],
    ['telenet/demo.json', '"dataNational"', '"moon"', ['lines.+32470000001.options', '"moon"', '"mobileContact"']],
    ['telenet/demo.json', '"profile2"', '"moon"', ['lines.+32470000009.splitBill', '"moon"']],
    ['telenet/lines.json', '"data50"', '"moon"', ['lines.json: planChange.categories.data.plans', '"moon"']],
    ['telenet/lines.json', '"data50"', '"data20"', ['lines.json: planChange.categories.plans.data20', 'twice']],
    ['telenet/lines.json', '"quarantineDays": 180,', '', ['lines.json: quarantineDays', '"ending"']],
    ['belarus/lines.json', '"quarantineDays": 180,', '', ['lines.json: quarantineDays', '"numberChange"']],
    ['belarus/lines.json', /"telemetry": \[\]/, '"moon": []', ['lines.json: planChange.after.moon', '"moon"']],
    ['telenet/demo.json', '"+32470000100"', '"+32470000010"', ['series[0].first: +32470000010 stands there twice']],
    ['telenet/demo.json', '"+32470000100"', '"+3247000010"', ['series[0].first: +3247000010 is no number of BE']],
    ['telenet/demo.json', /"mobileStartPlus",\s+"data20"/, '"moon"', ['series[0].plans', '"moon"']],
    ['comuniq/demo.json', '"id": "data20"', '"id": "moon"', ['series[0].packages: there is no package "moon"']],
    ['comuniq/demo.json', '"dataUnlimited"', '"data1"', ['lines.+4917604069000.packages', '"data1"', '"expertUser"']],
    ['comuniq/demo.json', '"packages"', '"package"', ['demo.json', 'package']],
  ])('in %s, %s → %s names the file and the path', async (file, from, to, said) => {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    await writeFile(path, changed);
    const operator = dirname(file);
    const failure = await failureOf(operator);
    expect(failure).toContain('OperatorError');
    for (const part of [join(folder, operator), ...said]) expect(failure).toContain(part);
  });

  it('does not say anything of ours in some of the operator’s languages only', async () => {
    const operators = await loadOperators(ours);
    for (const operator of operators.values()) {
      const wanted = operator.profile.languages;
      const lacking = textsOf([operator, await loadDemoData(ours, operator)])
        .filter((text) => wanted.some((language) => text[language] === undefined))
        .map((text) => JSON.stringify(text));
      expect([operator.profile.id, ...lacking]).toEqual([operator.profile.id]);
    }
  });

  it('that is missing is named, and ours is sound', async () => {
    const operators = await loadOperators(ours);
    expect([...operators.keys()].sort()).toEqual(['belarus', 'comuniq', 'kcell', 'konnect', 'telenet']);
    for (const operator of operators.values()) expect(await loadDemoData(ours, operator)).toBeDefined();
    await rm(join(folder, 'konnect', 'catalogue.json'));
    await expect(loadOperators(folder, ['konnect'])).rejects.toThrow('catalogue.json: cannot be read');
  });
});
