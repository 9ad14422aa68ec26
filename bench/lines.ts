import type { Row } from '../src/domain/tables.js';
import { openLowdbStore } from '../src/store/lowdb/index.js';

/** Whose the lines are. */
export const owner = { operator: 'kcell', organisation: 'kcell:bench' };
const { operator, organisation } = owner;
/** The account that looks after them. */
export const administrator = 'bench-administrator';
const billingAccounts = 20;
const users = ['Carole Exemple', 'Иван Образец', 'Jean-Pierre Modèle', 'Max Muster', 'Айгуль Үлгі'];
/** How many are written in one transaction. */
const portion = 1000;

/** Writes a store with one organisation that has this many lines. */
export async function writeLines(folder: string, count: number, now: Date): Promise<void> {
  // Written once, when it is closed.
  const store = await openLowdbStore({ folder, journalLimit: Number.POSITIVE_INFINITY });
  await store.transaction(async (tables) => {
    await tables.organisations.insert({ id: organisation, operator, name: 'Bench' });
    await tables.accounts.insert({
      ...{ id: administrator, operator, login: 'bench', name: 'Bench', role: 'administrator', language: 'en' },
      organisations: [organisation],
    });
    for (let n = 0; n < billingAccounts; n += 1) {
      await tables.billingAccounts.insert({ id: billingAccountOf(n), operator, organisation, number: `77${1000 + n}` });
    }
  });
  for (let first = 0; first < count; first += portion) {
    await store.transaction(async ({ lines }) => {
      for (let n = first; n < Math.min(first + portion, count); n += 1) await lines.insert(lineOf(n, now));
    });
  }
  await store.close();
}

export const lineId = (n: number): string => `bench-line-${n}`;
export const billingAccountOf = (n: number): string => `bench-account-${n % billingAccounts}`;

/** The n-th line: numbers in no order, every tenth suspended. */
function lineOf(n: number, now: Date): Row<'lines'> {
  const number = `+7701${String((n * 7_654_321 + 1_234_567) % 10_000_000).padStart(7, '0')}`;
  const user = `${users[n % users.length]} ${n}`;
  const description = `Route ${n % 400}`;
  return {
    ...{ id: lineId(n), operator, organisation, number, user, description, plan: 'm2m', internet: true },
    sought: `${number} ${user} ${description}`.toLowerCase(),
    iccid: `8924301${String(n).padStart(12, '0')}`,
    packages: [{ id: 'bench', since: now.toISOString() }],
    balance: { minor: n % 5000, currency: 'KZT' },
    creditLimit: { minor: 5000, currency: 'KZT' },
    ...(n % 10 === 0 ? { state: 'suspended', reason: 'asked' } : { state: 'active' }),
    stateSince: now.toISOString(),
    billingAccount: billingAccountOf(n),
  };
}
