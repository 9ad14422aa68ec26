import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { present } from '../door/present.js';
import { lineRulesOf } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { BillingAccount } from '../records/organisation.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import { chosenLines } from './chosen.js';
import { noSplitBill } from './facts.js';

/** How a bill can be split with the line's user (T9); first, that it is not. */
export const splitBillProfiles = list(async ({ operator }, _, find) => {
  const profiles = lineRulesOf(operator).splitBill ?? [];
  return choose(
    profiles.map(({ id, name }): Choice => ({ value: id, title: inLanguage(name, find.language) })),
    find,
  );
});

/** The company's billing accounts, with the address that invoices go to: both are looked for. */
export const ownBillingAccounts = list(async (asking, _, find) =>
  choose(
    (await accountsOf(asking)).map(
      ({ number, address }): Choice => ({
        ...{ value: number, title: number },
        ...(address !== undefined && { also: [address], facts: [{ text: address }] }),
      }),
    ),
    find,
  ),
);

/** The accounts of the company that is worked for. */
export async function accountsOf({
  tables,
  actor: { organisation },
}: Pick<Asking, 'tables' | 'actor'>): Promise<BillingAccount[]> {
  return organisation === undefined ? [] : tables.billingAccounts.where({ organisation });
}

/** The profile that the chosen lines have, where all have the same. */
export const splitBillOfLines = present<{ lines: string }, { profile?: string }>(async (asking, { lines }) => {
  const none = noSplitBill(asking.operator);
  const same = sameOf(await chosenLines(asking, lines), ({ splitBill = none }) => splitBill);
  return same === undefined ? undefined : { answers: { profile: same } };
});

/** The account that the chosen lines have, where all have the same. */
export const accountOfLines = present<{ lines: string }, { account?: string }>(async (asking, { lines }) => {
  const same = sameOf(await chosenLines(asking, lines), ({ billingAccount }) => billingAccount);
  return same === undefined ? undefined : { answers: { account: same } };
});

/** What all lines have alike. */
function sameOf(lines: readonly Line[], of: (line: Line) => string | undefined): string | undefined {
  const [first, ...others] = lines.map(of);
  return others.every((one) => one === first) ? first : undefined;
}
