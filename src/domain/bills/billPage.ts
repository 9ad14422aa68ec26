import { query } from '../door/query.js';
import { lineRulesOf } from '../operator/index.js';
import { ok } from '../terms/result.js';

/** Telenet guide, MyBill (T22): the operator's own page of bills. */
export const billPage = query<object>({
  name: 'bills.page',
  allowed: ['fleetManager'],
  offered: ({ operator }) => operator.lineRules?.billing?.page !== undefined,
  audited: () => 'bills:page',
  look: async ({ operator }) => {
    const { page = '' } = lineRulesOf(operator).billing ?? {};
    return ok({ facts: { page: { text: page } }, page });
  },
});
