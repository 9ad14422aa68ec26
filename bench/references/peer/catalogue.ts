import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Answers } from './screens.js';

const folder = new URL('../../../operators/konnect/', import.meta.url);

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What can be chosen in KONNECT's registration. */
export interface Catalogue {
  /** By the name of the field; the offers stand in a list for each category. */
  readonly choices: Readonly<Record<'documentType' | 'country' | 'account' | 'category', readonly Choice[]>>;
  readonly offers: ReadonlyMap<string, readonly (Choice & { readonly days: number })[]>;
  /** What a number looks like, by the type of document. */
  readonly patterns: ReadonlyMap<string, RegExp>;
  /** The account that offers are paid from. */
  readonly paidFrom: string;
  /** What stands in a list before anything is chosen, by the name of the field. */
  readonly presets: Answers;
}

const Name = z.object({ fr: z.string() }).transform(({ fr }) => fr);
const Offers = z.object({
  categories: z.array(z.object({ id: z.string(), name: Name })),
  offers: z.array(
    z.object({
      ...{ id: z.string(), category: z.string(), name: Name, days: z.int() },
      price: z.object({ minor: z.int(), currency: z.string() }),
    }),
  ),
});
const PointOfSale = z.object({
  wallet: z.object({ currencies: z.array(z.string()), sellsIn: z.string() }),
  countries: z.array(z.string()),
  documentTypes: z.array(z.object({ id: z.string(), name: Name, pattern: z.string() })),
});

/** Everything is named and sorted once: it is the same in every turn. */
export async function loadCatalogue(): Promise<Catalogue> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, folder), 'utf8'));
  const { categories, offers } = Offers.parse(await read('catalogue.json'));
  const { wallet, countries, documentTypes } = PointOfSale.parse(await read('pointOfSale.json'));
  const { format } = new Intl.NumberFormat('fr', { minimumFractionDigits: 2 });
  const offered = offers.map(({ id, category, name, days, price: { minor, currency } }) => {
    const choice = { title: `${name} · ${format(minor / 100)} ${currency}`, value: id, days };
    return { category, choice };
  });
  return {
    choices: {
      documentType: documentTypes.map(named),
      country: namedCountries(countries),
      account: wallet.currencies.map((currency) => ({ title: currency, value: currency })),
      category: categories.map(named),
    },
    offers: new Map(
      categories.map(({ id }) => [id, offered.filter(({ category }) => category === id).map(({ choice }) => choice)]),
    ),
    patterns: new Map(documentTypes.map(({ id, pattern }) => [id, new RegExp(`^(?:${pattern})$`)])),
    paidFrom: wallet.sellsIn,
    presets: { account: wallet.sellsIn, country: countries[0] ?? '' },
  };
}

const named = ({ id, name }: { id: string; name: string }): Choice => ({ title: name, value: id });

/** The first one is the operator's own. */
function namedCountries([own = '', ...others]: readonly string[]): Choice[] {
  const names = new Intl.DisplayNames('fr', { type: 'region' });
  const choice = (code: string) => ({ title: names.of(code) ?? code, value: code });
  return [choice(own), ...others.map(choice).sort((a, b) => a.title.localeCompare(b.title, 'fr'))];
}
