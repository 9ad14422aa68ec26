import type { Row, Tables } from '../src/domain/records/tables.js';

/** Whose the lines are. */
export const owner = { operator: 'kcell', organisation: 'kcell:bench' };
const { operator, organisation } = owner;
/** The account that looks after them. */
export const administrator = 'bench-administrator';
const billingAccounts = 20;
export const users = ['Carole Exemple', 'Иван Образец', 'Jean-Pierre Modèle', 'Max Muster', 'Айгуль Үлгі'];

/** The organisation, its administrator and what its lines are billed to. */
export async function writeOwner(tables: Tables): Promise<void> {
  await tables.organisations.put({ id: organisation, operator, name: 'Bench' });
  await tables.accounts.put({
    ...{ id: administrator, operator, login: 'bench', name: 'Bench', role: 'administrator', language: 'en' },
    organisations: [organisation],
  });
  for (let n = 0; n < billingAccounts; n += 1) {
    await tables.billingAccounts.put({ id: billingAccountOf(n), operator, organisation, number: `77${1000 + n}` });
  }
}

export const lineId = (n: number): string => `bench-line-${n}`;
export const billingAccountOf = (n: number): string => `bench-account-${n % billingAccounts}`;
/** Numbers in no order, each once. */
export const numberOf = (n: number): string =>
  `+7701${String((n * 7_654_321 + 1_234_567) % 10_000_000).padStart(7, '0')}`;

/** The n-th line: every tenth suspended. */
export function lineOf(n: number, now: Date): Row<'lines'> {
  const number = numberOf(n);
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
