import { query } from '../door/query.js';
import type { Money, Rate } from '../terms/money.js';
import { ok } from '../terms/result.js';
import { balanceOf } from './wallet.js';

/** What the guide's header shows (K1): who is there, and for those who have a wallet its balances and the rate. */
export interface Header {
  readonly name: string;
  readonly wallet?: { readonly balances: readonly Money[]; readonly rate: Rate };
}

export const header = query<object, Header>({
  name: 'account.header',
  allowed: 'everybody',
  look: async ({ tables, actor, operator: { pointOfSale } }) => {
    const name = (await tables.accounts.get(actor.account))?.name ?? '';
    const wallets = await tables.wallets.where({ account: actor.account });
    if (pointOfSale === undefined || wallets.length === 0) return ok({ name });
    const { currencies, rate } = pointOfSale.wallet;
    const shown = currencies.filter((currency) => currency === rate.from || currency === rate.to);
    const balances = await Promise.all(shown.map((currency) => balanceOf(tables, actor.account, currency)));
    return ok({ name, wallet: { balances, rate } });
  },
});
