import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { accountsOf } from '../lines/billingChoices.js';
import { billingAccount } from '../lines/changes/billingAccount.js';
import { splitBill } from '../lines/changes/splitBill.js';
import { contractFor, contractsOf } from '../lines/contracts.js';
import { groupPackName, noSplitBill, splitBillFact } from '../lines/facts.js';
import { lineRulesOf } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { lineCommand } from './lineCommand.js';

const SplitInput = z.object({ lines: z.string(), profile: z.string() });

/** Telenet: how the bill of SIM cards is split with their users (T9). */
export const changeSplitBill = lineCommand<z.output<typeof SplitInput>>({
  name: 'line.splitBill',
  allowed: ['fleetManager'],
  input: SplitInput,
  offered: splitBill.offered,
  reads: splitBill.reads,
  told: (operator, { profile }) => [splitBillFact(operator, { splitBill: profile })],
  decide: ({ operator, input: { profile } }) => {
    if (!lineRulesOf(operator).splitBill?.some(({ id }) => id === profile)) return refuse('value.choice');
    const chosen = profile === noSplitBill(operator) ? undefined : profile;
    return ok({ change: splitBill.of({ splitBill: chosen }), from: { word: 'nextInvoice' } });
  },
});

/** A line that shares a group pack stays where a contract has it. */
async function packStays(
  asking: Pick<Asking, 'operator' | 'tables' | 'actor'>,
  { groupPack }: Line,
  billingAccount: string,
): Promise<Result<undefined>> {
  if (groupPack === undefined) return fine;
  const contract = contractFor(await contractsOf(asking), { billingAccount });
  const pack = { name: groupPackName(asking.operator, groupPack) };
  return contract?.packs.includes(groupPack) === true
    ? fine
    : refuse('pack.otherContract', { pack, account: billingAccount });
}

const AccountInput = z.object({ lines: z.string(), account: z.string() });

/** Telenet: the billing account of SIM cards (T9): one of the company's own. Another's is answered like one that nobody has. */
export const changeBillingAccount = lineCommand<z.output<typeof AccountInput>>({
  name: 'line.billingAccount',
  allowed: ['fleetManager'],
  input: AccountInput,
  offered: billingAccount.offered,
  reads: billingAccount.reads,
  told: (_operator, { account }) => [{ text: account }],
  before: async (asking) => {
    const own = await accountsOf(asking);
    return own.some(({ number }) => number === asking.input.account) ? fine : refuse('value.choice');
  },
  decide: async (asking, line) => {
    const { account } = asking.input;
    const kept = await packStays(asking, line, account);
    if (!kept.ok) return kept;
    return ok({ change: billingAccount.of({ billingAccount: account }), from: { word: 'nextInvoice' } });
  },
});
