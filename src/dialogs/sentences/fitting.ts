import type { Operator } from '../../domain/operator/index.js';
import { type LocalText, languages } from '../../domain/terms/language.js';
import { visible } from '../../domain/terms/plainText.js';
import { numbersSaid } from '../../domain/values/numbers.js';
import type { Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import type { Heard } from './phraseBook.js';
import { termsOf } from './tokens.js';

/** What somebody names that is no word: it says which procedures are not meant, those that have no field for it. */
export interface Values {
  /** Whether a number of a line is named. */
  readonly hasLine: boolean;
  /** E-mail addresses, numbers of cards, devices, accounts and documents. */
  readonly codes: readonly string[];
  /** What of the catalogue is called by its name. */
  readonly sold: ReadonlySet<Sold>;
}

/** What an operator sells, and the fields that are answered with it. */
const FIELDS = {
  plans: ['plan', 'item'],
  options: ['options', 'addOns', 'smsProduct', 'item'],
  internetPackages: ['package', 'dataProduct', 'item'],
  groupPacks: ['pack', 'item'],
  offers: ['offer'],
} as const;
type Sold = keyof typeof FIELDS;
const kindsSold = ['plans', 'options', 'internetPackages', 'groupPacks', 'offers'] as const satisfies readonly Sold[];

/** So much of its score a procedure keeps for each value that it has no field for. */
const WITHOUT = { line: 0.6, code: 0.6, sold: 0.6 };
/** Fewer signs are no address or code. */
const CODE = /(?=\S*[\d@])[\p{L}\d@._-]{6,}/gu;

/** The values that a text names. */
export function valuesIn(text: string, operator: Operator): Values {
  const { numbers, rest } = numbersSaid(text, operator.profile.country);
  const codes = visible(rest).match(CODE) ?? [];
  return { hasLine: numbers.length > 0, codes: codes.slice(0, MOST_CODES), sold: soldIn(text, operator) };
}

/** More are a list. */
const MOST_CODES = 4;

/** Meanings with less of their score where what is named is no answer there. A phrase that is said as it stands needs no value. */
export function fitting(
  found: readonly Heard[],
  values: Values,
  procedures: ReadonlyMap<string, Procedure>,
  certain: number,
): Heard[] {
  return found
    .map((one) => {
      const procedure = procedures.get(one.means);
      if (procedure === undefined || one.phrase >= certain) return one;
      return { ...one, score: one.score * shareOf(procedure, values) };
    })
    .sort((one, other) => other.score - one.score);
}

function shareOf(procedure: Procedure, { hasLine, codes, sold }: Values): number {
  const { fields } = procedure;
  let share = 1;
  if (hasLine && !takesNumber(procedure)) share *= WITHOUT.line;
  for (const code of codes) if (!takesCode(procedure, code)) share *= WITHOUT.code;
  if (sold.size > 0) {
    const takes = [...sold].some((kind) => fields.some(({ name }) => FIELDS[kind].some((one) => one === name)));
    if (!takes) share *= WITHOUT.sold;
  }
  return share;
}

const takesNumber = ({ fields }: Procedure): boolean =>
  fields.some(({ schema }) => kindOf(schema).mostLines !== undefined || kindOf(schema).isPhone);

/** Any words: what takes these takes everything. */
const ANY = 'abc def';

const takesCode = ({ fields }: Procedure, code: string): boolean =>
  fields.some(({ schema }) => {
    const { listed } = kindOf(schema);
    return !listed && schema.safeParse(code).success && !schema.safeParse(ANY).success;
  });

/** What each thing of the catalogue is called, by its terms. The data of an operator never change once they are read. */
const known = new WeakMap<Operator, readonly { readonly kind: Sold; readonly terms: readonly string[] }[]>();

function soldIn(text: string, operator: Operator): Set<Sold> {
  const names = known.get(operator) ?? namesOf(operator);
  known.set(operator, names);
  const said = new Set(termsOf(text));
  return new Set(names.filter(({ terms }) => terms.every((term) => said.has(term))).map(({ kind }) => kind));
}

function namesOf({ catalogue }: Operator) {
  const texts = (name: LocalText) => (typeof name === 'string' ? [name] : languages.flatMap((one) => name[one] ?? []));
  return kindsSold.flatMap((kind) =>
    catalogue[kind]
      .flatMap(({ name }) => texts(name))
      .map((text) => ({ kind, terms: termsOf(text) }))
      .filter(({ terms }) => terms.length >= FEWEST),
  );
}

/** One word of a name stands in many a sentence by chance. */
const FEWEST = 2;
