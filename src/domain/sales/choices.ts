import type { Check } from '../door/check.js';
import { list } from '../door/list.js';
import { documentNumberOf } from '../operator/documents.js';
import { type PointOfSale, pointOfSaleOf } from '../operator/index.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import type { LocalText } from '../terms/language.js';
import { phoneAnywhere, phoneIn } from '../values/phone.js';

interface Named {
  readonly id: string;
  readonly name: LocalText;
}

/** An agent's account currencies; those that packages are not paid from are closed (K2, K4: "select USD"). */
export const payingAccounts = list(async ({ operator }, _, find) => {
  const pos = pointOfSaleOf(operator);
  return choose(pos.wallet.currencies.map(accountChoice(pos)), find);
});

export const categories = named(({ operator }) => operator.catalogue.categories);

/** The packages of a category, with their price. */
export const offers = list<{ category: string }>(async ({ operator }, { category }, find) => {
  const fitting = operator.catalogue.offers.filter((offer) => offer.category === category);
  const choice = ({ id, name, price }: (typeof fitting)[number]): Choice => ({
    ...{ value: id, title: inLanguage(name, find.language) },
    facts: [{ money: price }],
  });
  return choose(fitting.map(choice), find);
});

export const documentTypes = named(({ operator }) => pointOfSaleOf(operator).documentTypes);

/** What the operator calls registrations and resubscriptions. */
export const saleKinds = named(({ operator }) =>
  Object.entries(pointOfSaleOf(operator).saleKinds).map(([id, name]) => ({ id, name })),
);

/** A document's number that looks like one of the chosen type. */
export const documentNumberFits: Check<{ documentType: string }> = ({ operator }, { documentType }, typed) =>
  documentNumberOf(operator, documentType, typed);

/** A number of the chosen country, as it is dialled there or in international form. */
export const phoneFits: Check<{ country: string }> = (_asking, { country }, typed) => phoneIn(country, typed);

/** The same, or one of another country in international form. */
export const anyPhoneFits: Check<{ country: string }> = (_asking, { country }, typed) => phoneAnywhere(country, typed);

/** The list of what the operator names. */
function named(those: (asking: Parameters<ReturnType<typeof list>['find']>[0]) => readonly Named[]) {
  return list(async (asking, _, find) =>
    choose(
      those(asking).map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
      find,
    ),
  );
}

const accountChoice =
  ({ wallet }: PointOfSale) =>
  (currency: string): Choice =>
    currency === wallet.sellsIn
      ? { value: currency, title: currency, preset: true }
      : {
          value: currency,
          title: currency,
          closed: { code: 'account.notForPackages', details: { currency: wallet.sellsIn } },
        };
