import { luhnDigit } from '../../src/domain/values/luhn.js';
import type { Input } from '../support/seen.js';
import { day } from './moments.js';
import type { World } from './world.js';

/** Lines that hold nothing sensible, for any field. */
export const nonsense: readonly string[] = [
  ...['', '\u0007bell', 'x'.repeat(5000), '123', '!!!', '???', '12', '+33612345678', '0810', 'a@', 'OP1', 'a'],
  ...['31/31/2026', '2020-01-01', '2099-01-01', '2030-12-31 – 2030-01-01', 'ни да ни нет', '9999', '-1', '0'],
  ...['${title}', '<b>x</b>', '{{count}}', "'; drop table", '🙂', '1,2', '1, 99', '%', '__proto__'],
  ...['CDF', '2', '+375291000001', '0470000001', '8 701 000 0001', '%%', 'l’été', '١٢٣', 'null'],
];

/** A choice that a customer of the demo would make, in whatever language it is read. */
const likely =
  /^(USD|passport|CD|residential)$|Passeport|Passport|Паспорт|Reisepass|Congo-Kinshasa|Kongo-Kinshasa|Конго|Kinshasa|Киншаса/;

const digits = (n: number, count: number): string => String(n % 10 ** count).padStart(count, '0');

/** Demo customers' keys and documents, and some that somebody got later. */
export const knownKeys = ['KNDEMXAAAA222222', 'KNDEMXBBBB333333'];
export const knownDocuments = ['OP0000001', 'OP0000003'];

/** What somebody types who knows what is wanted; '' leaves a field empty. `name` is the field's. */
export function goodText(name: string, world: World, owner: string, n: number): string {
  const fresh = world.next();
  const written: Record<string, () => string> = {
    lastName: () => world.canaries.get(owner) ?? 'Exemple',
    postName: () => 'Premier',
    firstName: () => 'Alpha',
    documentNumber: () =>
      n % 4 === 0 ? (knownDocuments[n % knownDocuments.length] ?? '') : `OP${digits(5_000_000 + fresh, 7)}`,
    phone1: () => `+24381${digits(1_000_000 + fresh, 7)}`,
    phone2: () => '',
    email: () => `muster${fresh}@example.com`,
    houseNumber: () => '12 bis',
    avenue: () => 'Avenue du Modèle',
    commune: () => 'Gombe',
    town: () => 'Kinshasa',
    modemSerial: () => `KN${digits(20_000_000 + fresh, 8)}`,
    activationNumber: () => knownKeys[n % knownKeys.length] ?? '',
    message: () => `Quelque chose ne va pas (${fresh})`,
    context: () => 'Rien de plus',
    reach: () => '',
    name: () => `Абонент ${fresh}`,
    iccid: () => {
      const digitsOf = `89320300008000${digits(1 + (fresh % 40), 4)}`;
      return digitsOf + luhnDigit(digitsOf);
    },
    ported: () => `+32475${digits(100_000 + fresh, 6)}`,
    knownBy: () => `K-${digits(fresh, 5)}`,
    description: () => 'Flotte',
    bankAccount: () => 'BE71 0961 2345 6769',
    holder: () => 'Exemple SA',
    signer: () => 'Anna Exemple',
    'list.text': () => `+37529100000${n % 10};Абонент ${fresh}\n+375291;Никто`,
    pin: () => '',
  };
  return written[name]?.() ?? '';
}

/** One of these choices, by its value or title. */
export function goodChoice<C extends { readonly title: string; readonly value?: string }>(
  choices: readonly C[],
  n: number,
): C | undefined {
  const fitting = choices.filter(({ title, value = '' }) => likely.test(value) || likely.test(title));
  return fitting.length > 0 && n % 12 !== 0 ? fitting[0] : choices[n % Math.max(choices.length, 1)];
}

/** A day that most rules take. */
export const soon = (world: World, n: number): string =>
  new Date(world.time.now().getTime() + (1 + (n % 20)) * day).toISOString().slice(0, 10);

/** How somebody fills in one field of a card who means well. */
export function goodInput(input: Input, world: World, owner: string, n: number): string {
  const { id, type, choices, value } = input;
  const held = typeof value === 'string' ? value : '';
  if (type === 'Input.Toggle') return n % 2 === 0 ? 'true' : 'false';
  if (type === 'Input.Date') return n % 3 === 0 ? soon(world, n) : '';
  if (id.includes('.') && !id.endsWith('.text')) return held;
  if (choices === undefined) return goodText(id, world, owner, n);
  if (input.isMultiSelect !== true) return goodChoice(choices, n)?.value ?? '';
  const some = choices.filter((_, index) => (n + index) % 4 === 0).slice(0, 1 + (n % 3));
  return (some.length > 0 ? some : choices.slice(0, 1)).map((choice) => choice.value).join(',');
}

/** How somebody fills it in who does not. */
export function badInput({ choices }: Input, world: World, n: number): string {
  const stale = [...(choices ?? []).map(({ value }) => value), 'gone', 'own', `${world.next()}`];
  const made = n % 5 === 0 ? stale[n % stale.length] : nonsense[n % nonsense.length];
  return made ?? '';
}
