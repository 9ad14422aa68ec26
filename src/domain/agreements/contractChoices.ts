import { list } from '../door/list.js';
import { contractsOf } from '../lines/contracts.js';
import { lineRulesOf } from '../operator/index.js';
import { choose, inLanguage } from '../terms/choices.js';
import type { Fact } from '../terms/fact.js';

/** The company's contracts, with the billing accounts that they are for. A single one is not asked for. */
export const contractChoices = list(async (asking, _, find) => {
  const own = await contractsOf(asking);
  return choose(
    own.map(({ number, billingAccounts }) => ({
      ...{ value: number, title: number, also: billingAccounts },
      facts: billingAccounts.map((text): Fact => ({ text })),
      ...(own.length === 1 && { certain: true as const }),
    })),
    find,
  );
});

export const contractParts = ['plans', 'packs'] as const;

/** What of a contract is looked at, as the guide's tabs are called; the plans unless it is said otherwise. */
export const partChoices = list(async ({ operator }, _, find) => {
  const { parts } = lineRulesOf(operator).contracts ?? {};
  const choices = contractParts.flatMap((part) =>
    parts === undefined
      ? []
      : [
          {
            ...{ value: part, title: inLanguage(parts[part], find.language) },
            ...(part === 'plans' && { preset: true as const }),
          },
        ],
  );
  return choose(choices, find);
});
