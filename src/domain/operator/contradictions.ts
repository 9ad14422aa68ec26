import type { Catalogue } from './catalogue.js';
import { duplicates, hasCents, NO_CENTS } from './checks.js';
import { lineContradictions } from './lineContradictions.js';
import type { Operator } from './operator.js';
import type { PointOfSale } from './pointOfSale.js';
import { questionContradictions } from './questionContradictions.js';
import { ticketContradictions } from './ticketContradictions.js';

/** What no single file can say about itself. Gives a sentence per contradiction, with the path. */
export function contradictions(operator: Operator): string[] {
  const { catalogue, pointOfSale } = operator;
  const categories = new Set(catalogue.categories.map(({ id }) => id));
  const lost = catalogue.offers
    .filter(({ category }) => !categories.has(category))
    .map(({ id, category }) => `catalogue.json: offers.${id}.category: there is no category "${category}"`);
  const empty = [...categories]
    .filter((id) => !catalogue.offers.some(({ category }) => category === id))
    .map((id) => `catalogue.json: categories.${id}: no offer belongs to it`);
  const uncountable = catalogue.offers
    .filter(({ price }) => !hasCents(price.currency))
    .map(({ id, price }) => `catalogue.json: offers.${id}.price: ${price.currency} ${NO_CENTS}`);
  return [
    ...lost,
    ...empty,
    ...uncountable,
    ...duplicates('offers', catalogue.offers),
    ...pointOfSaleProblems(catalogue, pointOfSale),
    ...lineContradictions(operator),
    ...ticketContradictions(operator),
    ...questionContradictions(operator),
  ];
}

function pointOfSaleProblems(catalogue: Catalogue, pointOfSale: PointOfSale | undefined): string[] {
  if (pointOfSale === undefined) return [];
  const { sellsIn, currencies, rate } = pointOfSale.wallet;
  const unpayable = catalogue.offers
    .filter(({ price }) => price.currency !== sellsIn)
    .map(({ id }) => `catalogue.json: offers.${id}.price: packages are sold in ${sellsIn}`);
  const unknown = [sellsIn, rate.from, rate.to]
    .filter((currency) => !currencies.includes(currency))
    .map((currency) => `pointOfSale.json: wallet: ${currency} is not among its currencies`);
  const uncountable = currencies
    .filter((currency) => !hasCents(currency))
    .map((currency) => `pointOfSale.json: wallet.currencies: ${currency} ${NO_CENTS}`);
  const unlike = pointOfSale.documentTypes
    .filter(({ pattern, example }) => !pattern.test(example))
    .map(({ id }) => `pointOfSale.json: documentTypes.${id}.example: does not look like its pattern`);
  const renewalTypes = duplicates('renewalTypes', pointOfSale.renewalTypes, 'pointOfSale.json');
  // A category without an offer is told by `contradictions`, so that neither list is empty where one of them is not.
  const nothing = catalogue.offers.length === 0 ? [`catalogue.json: offers: a point of sale has none to sell`] : [];
  return [...unpayable, ...unknown, ...uncountable, ...unlike, ...renewalTypes, ...nothing];
}
