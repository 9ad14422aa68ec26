import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import type { Check } from '../door/check.js';
import { command } from '../door/command.js';
import { present } from '../door/present.js';
import { contractNamed } from '../lines/contracts.js';
import { currencyOf, lineRulesOf, type Operator } from '../operator/index.js';
import type { Contract } from '../records/contract.js';
import type { Facts } from '../terms/fact.js';
import { Money, money } from '../terms/money.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { otherCurrency } from '../values/amount.js';

/** Whether a company is told of what goes beyond its group packs, and from which amount on. */
const Notice = z.object({ told: z.boolean().optional(), amount: Money.optional() });
type Notice = z.output<typeof Notice>;

/** `was`: what there was when it was shown. */
const Input = Notice.extend({ contract: z.string(), told: z.boolean(), was: Notice });
type Input = z.output<typeof Input>;

/** How it is for a contract now. */
const noticeOf = ({ notice }: Contract): Notice => ({ told: notice !== undefined, ...(notice && { amount: notice }) });

/** The same before it is asked. */
export const noticeNow = present<{ contract: string }, Notice>(async (asking, { contract: number }) => {
  const contract = await contractNamed(asking, number);
  return contract && { answers: noticeOf(contract) };
});

const mostOf = (operator: Operator): number => lineRulesOf(operator).groupPacks?.notice?.most ?? 0;

/** The amount from which on somebody is told: more than nothing, and no more than the operator's most (`notice.tooMuch`). */
function noticeAmount({ operator }: Pick<Asking, 'operator'>, amount: Money | undefined): Result<Money> {
  if (amount === undefined) return refuse('value.missing');
  const most = money(mostOf(operator), currencyOf(operator));
  if (amount.currency !== most.currency) return otherCurrency(most.currency);
  if (amount.minor <= 0) return refuse('value.amount');
  return amount.minor > most.minor ? refuse('notice.tooMuch', { most }) : ok(amount);
}

/** The same where it is typed. */
export const amountChecked: Check<object, Money> = (asking, _, amount) => noticeAmount(asking, amount);

/**
 * Telenet guide, notifications of usage for group packs (T14): on or off, and the amount at which one is told. What somebody else has
 * changed since it was shown is not written over, and nothing is written that is so already.
 */
export const packNotice = command<Input>({
  name: 'contract.notice',
  allowed: ['fleetManager'],
  offered: ({ operator }) => operator.lineRules?.groupPacks?.notice !== undefined,
  proof: 'none',
  input: Input,
  subject: ({ contract }) => `contract:${contract}`,
  run: async (work) => {
    const { tables, ids, input } = work;
    const found = await contractNamed(work, input.contract);
    if (found === undefined) return refuse('value.choice');
    const contract = await tables.contracts.get(found.id);
    if (contract === undefined) throw new Error('a contract has gone while it was changed');
    const amount = input.told ? noticeAmount(work, input.amount) : ok(undefined);
    if (!amount.ok) return amount;
    if (!isSame(noticeOf(contract), input.was)) return refuse('record.changed');
    const changed = { ...contract, notice: amount.value };
    if (isSame(noticeOf(contract), noticeOf(changed))) return refuse('record.unchanged');
    await tables.contracts.put(changed);
    return ok({ reference: ids.code(REFERENCE_LENGTH), facts: factsOf(changed) });
  },
});

const isSame = (one: Notice, other: Notice): boolean =>
  one.told === other.told &&
  one.amount?.minor === other.amount?.minor &&
  one.amount?.currency === other.amount?.currency;

const factsOf = ({ number, notice }: Contract): Facts => ({
  contract: { text: number },
  notice: { word: notice === undefined ? 'off' : 'on' },
  ...(notice && { amount: { money: notice } }),
});
