import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomIds, systemClock } from '../../../src/bot/secrets/hashing.js';
import { seedDemo } from '../../../src/bot/start/demo.js';
import { loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
import type { Store } from '../../../src/domain/door/ports.js';
import { textsOf } from '../../../src/domain/lines/sought.js';
import { DemoData, demoLines, type Operator } from '../../../src/domain/operator/index.js';
import { Line } from '../../../src/domain/records/line.js';
import { luhnDigit, passesLuhn } from '../../../src/domain/values/luhn.js';
import { phoneIn } from '../../../src/domain/values/phone.js';
import { memoryStore } from '../../support/memoryStore.js';

const folder = fileURLToPath(new URL('../../../operators', import.meta.url));
const hasher = { hash: async (secret: string) => `hash of ${secret}`, matches: async () => false };
let store: Store;
let operators: ReadonlyMap<string, Operator>;
let lines: Line[];

/** What the program does as it starts. */
async function start(): Promise<void> {
  for (const operator of operators.values()) {
    const data = await loadDemoData(folder, operator);
    if (data !== undefined)
      await seedDemo({ store, clock: systemClock, ids: randomIds, hasher, folder }, operator, data);
  }
}
const allLines = () => store.read((tables) => tables.lines.where({}));

beforeAll(async () => {
  store = memoryStore();
  operators = await loadOperators(folder);
  await start();
  lines = (await allLines()).map((line) => Line.parse(line));
});

const of = (operator: string, organisation: string) =>
  lines.filter((line) => line.operator === operator && line.organisation === `${operator}:${organisation}`);
const different = (values: readonly (string | undefined)[]) => new Set(values).size;

describe('the demo’s lines', () => {
  it.each([
    ['telenet', 'exempleLogistique', 312],
    ['telenet', 'atelierModele', 8],
    ['comuniq', 'musterbau', 40],
    ['comuniq', 'beispielkanzlei', 40],
  ])('of %s, %s are %i', (operator, organisation, count) => {
    expect(of(operator, organisation)).toHaveLength(count);
  });

  it('have numbers that are valid in their country, and no number or SIM card twice', () => {
    expect(lines.length).toBeGreaterThan(400);
    for (const { operator, number, iccid } of lines) {
      const country = operators.get(operator)?.profile.country ?? '';
      expect(phoneIn(country, number)).toEqual({ ok: true, value: number });
      if (iccid !== undefined) expect([iccid, passesLuhn(iccid)]).toEqual([iccid, true]);
    }
    const numbers = lines.map(({ operator, number }) => `${operator} ${number}`);
    expect(different(numbers)).toBe(lines.length);
    const cards = lines.flatMap(({ iccid }) => iccid ?? []);
    expect(different(cards)).toBe(cards.length);
  });

  it('are found by what is said of them', () => {
    for (const line of lines) expect(line).toMatchObject(textsOf(line));
    const [long] = lines.filter(({ number }) => number === '+32470000010');
    expect(long?.sought).toBe(
      '32470000010 jurgen mussiggang-grosse spedition koln-luttich juergen muessiggang-groesse spedition koeln-luettich',
    );
  });

  it('differ by name within a company, and show every state with its reasons', () => {
    const company = of('telenet', 'exempleLogistique').slice(12);
    expect(different(company.map(({ user }) => user))).toBe(company.length);
    const states = of('telenet', 'exempleLogistique').map(({ state, reason = '' }) => `${state} ${reason}`.trim());
    expect([...new Set(states)].sort()).toEqual([
      'active',
      'pendingActive',
      'suspended asked',
      'suspended debt',
      'suspended lost',
      'suspended stolen',
      'terminated',
    ]);
  });

  it('belong to billing accounts of their own company', async () => {
    const accounts = await store.read((tables) => tables.billingAccounts.where({}));
    const known = new Set(
      accounts.map(({ operator, organisation, number }) => [operator, organisation, number].join()),
    );
    for (const { operator, organisation, billingAccount } of lines) {
      expect(known).toContain([operator, organisation, billingAccount].join());
    }
  });

  it('are those of the companies that an account may work for', async () => {
    const [reseller] = await store.read(({ accounts }) => accounts.where({ operator: 'comuniq', login: 'reseller1' }));
    expect(reseller?.organisations).toEqual(['comuniq:musterbau', 'comuniq:beispielkanzlei']);
  });

  it('have packages that run from the first start, as long as the catalogue says', () => {
    const anna = lines.find(({ number }) => number === '+4917604069000');
    expect(anna?.packages).toEqual([{ id: 'dataUnlimited', since: anna?.stateSince }]);
  });
});

describe('a series', () => {
  const series = {
    ...{ organisation: 'acme', first: '+32470000998', firstIccid: '893203000090000999', count: 6 },
    ...{ billingAccounts: ['1'], plans: ['voice', 'data'], firstNames: ['A', 'B'], lastNames: ['X', 'Y', 'Z'] },
    descriptions: ['one', 'two'],
    packages: [
      { id: 'small', every: 2 },
      { id: 'large', every: 2 },
      { id: 'extra', every: 4 },
    ],
    states: [
      { state: 'suspended', reason: 'debt', every: 3, balance: { minor: -500, currency: 'EUR' } },
      { state: 'pendingActive', every: 2 },
    ],
    balances: [{ minor: 700, currency: 'EUR' }],
  };
  it('counts up and goes round, each state and package on every so many lines', async () => {
    const [telenet] = (await loadOperators(folder, ['telenet'])).values();
    if (telenet === undefined) throw new Error('telenet is not there');
    const eur = { minor: 100, currency: 'EUR' };
    const catalogue = {
      ...telenet.catalogue,
      plans: [
        { id: 'voice', name: 'Voice', internet: false },
        { id: 'data', name: 'Data', internet: true },
      ],
      internetPackages: [
        { id: 'small', name: 'Small', price: eur, use: 'main' as const },
        { id: 'large', name: 'Large', price: eur, use: 'main' as const },
        { id: 'extra', name: 'Extra', price: eur, use: 'additional' as const },
      ],
    };
    const made = demoLines(DemoData.parse({ accounts: [], series: [series] }), catalogue);
    expect(made.map(({ number, user, state }) => [number, user, state])).toEqual([
      ['+32470000998', 'A X', 'active'],
      ['+32470000999', 'B Y', 'pendingActive'],
      ['+32470001000', 'A Y', 'suspended'],
      ['+32470001001', 'B Z', 'pendingActive'],
      ['+32470001002', 'A Z', 'active'],
      ['+32470001003', 'B X', 'suspended'],
    ]);
    expect(made.map(({ packages }) => packages.join('+'))).toEqual(['', 'small', '', 'small+extra', '', 'small']);
    expect(made.map(({ balance }) => balance?.minor)).toEqual([700, 700, -500, 700, 700, -500]);
    expect(made.map(({ internet }) => internet)).toEqual([false, true, false, true, false, true]);
    expect(made[1]?.iccid).toBe(`893203000090001000${luhnDigit('893203000090001000')}`);
  });
});

describe('the demo is filled once', () => {
  it('and what is there at a second start is left as it is', async () => {
    await start();
    expect((await allLines()).map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
  });
});

describe('the Luhn digit', () => {
  it.each(['79927398713', '4532015112830366', '18', '00'])('of %s is its last', (digits) => {
    expect(passesLuhn(digits)).toBe(true);
    expect(passesLuhn(`${digits.slice(0, -1)}${(Number(digits.at(-1)) + 1) % 10}`)).toBe(false);
  });
});

describe('what a line is sought by', () => {
  it('is its digits, then user and description as people compare them', () => {
    const line = { number: '+32470000001', user: '  Éloïse   ÇELIK ', description: 'Entrepôt' };
    expect(textsOf(line)).toEqual({ sought: '32470000001 eloise celik entrepot', called: 'eloise celik' });
    expect(textsOf({ number: '+32470000001' })).toEqual({ sought: '32470000001', called: undefined });
  });
});
