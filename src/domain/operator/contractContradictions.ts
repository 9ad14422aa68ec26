import { repeated } from './checks.js';
import type { DemoData } from './demoData.js';
import type { Operator } from './operator.js';

/** A contract of demo.json with what the catalogue does not have, or for an account that is not the company's or has two. */
export function contractContradictions({ catalogue }: Operator, { contracts, organisations }: DemoData): string[] {
  const twice = repeated(contracts.map(({ number }) => number)).map((number) => `${number} stands there twice`);
  const shared = repeated(contracts.flatMap(({ billingAccounts }) => billingAccounts)).map(
    (account) => `the billing account ${account} has two contracts`,
  );
  const lost = contracts.flatMap(({ organisation, number, plans, options, packs, billingAccounts }) => {
    const own = organisations.find(({ id }) => id === organisation)?.billingAccounts ?? [];
    return [
      ...missing(plans, catalogue.plans).map((id) => `${number}.plans: there is no plan "${id}"`),
      ...missing(options, catalogue.options).map((id) => `${number}.options: there is no option "${id}"`),
      ...missing(packs, catalogue.groupPacks).map((id) => `${number}.packs: there is no group pack "${id}"`),
      ...billingAccounts
        .filter((account) => !own.some((one) => one.number === account))
        .map((account) => `${number}.billingAccounts: ${organisation} has no ${account}`),
    ];
  });
  return [...twice, ...shared, ...lost].map((sentence) => `contracts.${sentence}`);
}

const missing = (ids: readonly string[], known: readonly { readonly id: string }[]): string[] =>
  ids.filter((id) => !known.some((one) => one.id === id));
