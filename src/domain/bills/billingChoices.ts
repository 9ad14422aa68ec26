import { list } from '../door/list.js';
import { present } from '../door/present.js';
import { lineRulesOf } from '../operator/index.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import type { Facts } from '../terms/fact.js';
import { refuse } from '../terms/result.js';
import { type BillingThere, billingOf, ownAccount } from './billing.js';

/**
 * How the bills of an account can be paid. A direct debit needs a mandate that the customer has signed: it is asked for elsewhere,
 * and can only be ended here.
 */
export const paidByChoices = list<{ account: string }>(async (asking, { account: number }, find) => {
  const account = await ownAccount(asking, number);
  const { paidBy: ways = [] } = lineRulesOf(asking.operator).billing ?? {};
  const now = account && billingOf(asking.operator, account).paidBy;
  const isClosed = (id: string) => id === 'directDebit' && now !== 'directDebit';
  return choose(
    ways.map(
      ({ id, name }): Choice => ({
        ...{ value: id, title: inLanguage(name, find.language) },
        ...(isClosed(id) && { closed: refuse('billing.mandate').problem }),
      }),
    ),
    find,
  );
});

/** How the bills of an account can be sent. */
export const sentByChoices = list(async ({ operator }, _, find) => {
  const { sentBy: forms = [] } = lineRulesOf(operator).billing ?? {};
  return choose(
    forms.map(({ id, name }): Choice => ({ value: id, title: inLanguage(name, find.language) })),
    find,
  );
});

/** How an account's bills are paid and sent now, with the address of the account beside it. */
export const billingOfAccount = present<{ account: string }, BillingThere>(async (asking, { account: number }) => {
  const account = await ownAccount(asking, number);
  if (account === undefined) return undefined;
  const { address } = account;
  const beside: Facts = address === undefined ? {} : { address: { text: address } };
  return { answers: billingOf(asking.operator, account), beside };
});
