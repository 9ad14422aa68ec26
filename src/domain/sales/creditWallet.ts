import { z } from 'zod';
import { command } from '../door/command.js';
import { Money, money } from '../terms/money.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';
import { textLine } from '../values/text.js';
import { balanceOf, move, walletId } from './wallet.js';

const Input = z.object({
  login: z.string().toLowerCase(),
  amount: Money.refine(({ minor }) => minor > 0, 'value.amount'),
  /** What the payment is called in the operator's books: it is credited once, however often it is said. */
  paidAs: textLine(60),
});

/**
 * Whoever runs the program credits what a point of sale has paid in (KONNECT guide: the agent's balance). Refused: the same payment
 * with another amount, or for somebody else (`wallet.otherPayment`); a currency that agents have no account in.
 */
export const creditWallet = command<z.output<typeof Input>>({
  ...{ name: 'wallet.credit', allowed: [], program: true, proof: 'none', input: Input },
  offered: ({ operator }) => operator.pointOfSale !== undefined,
  subject: () => 'account:named',
  run: async ({ tables, operator, input, ids, now }) => {
    const own = operator.profile.id;
    const [account] = await tables.accounts.where({ operator: own, login: input.login });
    if (account?.role !== 'agent') return refuse('account.unknown');
    const { amount, paidAs } = input;
    if (operator.pointOfSale?.wallet.currencies.includes(amount.currency) !== true) return refuse('value.amount');
    const id = `${own}:topUp:${paidAs}`;
    await tables.entries.claim(id);
    const before = await tables.entries.get(id);
    const isOther = before?.wallet !== walletId(account.id, amount.currency) || before.minor !== amount.minor;
    if (before !== undefined && isOther) return refuse('wallet.otherPayment', { payment: paidAs });
    const at = now.toISOString();
    const credit = { id, operator: own, account: account.id, amount, reason: 'topUp', paidAs, at } as const;
    const balance =
      before === undefined ? await move(tables, credit) : await balanceOf(tables, account.id, amount.currency);
    return ok({
      subject: `account:${account.id}`,
      reference: ids.code(REFERENCE_LENGTH),
      facts: {
        ...{ account: { code: account.id }, login: { text: account.login } },
        ...{ credited: { money: money(before === undefined ? amount.minor : 0, amount.currency) } },
        balance: { money: balance },
      },
    });
  },
});
