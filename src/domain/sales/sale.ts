import type { Asking } from '../door/asking.js';
import type { Work } from '../door/command.js';
import { type Offer, type Operator, pointOfSaleOf } from '../operator/index.js';
import type { Sale } from '../records/wallet.js';
import { type Money, negate } from '../terms/money.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { commissionOf } from './saleEnd.js';
import { balanceOf, covers, move } from './wallet.js';

/** With less than the cheapest package costs, no sale can succeed: said before the first question. */
export async function walletNotEmpty({ tables, actor, operator }: Asking): Promise<Result<undefined>> {
  const { wallet } = pointOfSaleOf(operator);
  const balance = await balanceOf(tables, actor.account, wallet.sellsIn);
  const prices = operator.catalogue.offers.map(({ price }) => price.minor);
  const cheapest = { minor: Math.min(...prices), currency: wallet.sellsIn };
  return balance.minor < cheapest.minor ? refuse('wallet.empty', { balance, cheapest }) : fine;
}

export interface Chosen {
  readonly account: string;
  readonly category: string;
  /** An offer's id. */
  readonly offer: string;
}

/** The package that was chosen, when it is sold in that category and from that account. */
export function chosenOffer(operator: Operator, { account, category, offer: id }: Chosen): Result<Offer> {
  const { sellsIn } = pointOfSaleOf(operator).wallet;
  if (account !== sellsIn) return refuse('account.notForPackages', { currency: sellsIn });
  const offer = operator.catalogue.offers.find((one) => one.id === id && one.category === category);
  return offer === undefined ? refuse('offer.unknown') : ok(offer);
}

/** Whether the agent's wallet covers a package's price. */
export async function affordable({ tables, actor, operator }: Asking, { price }: Offer): Promise<Result<undefined>> {
  const { wallet } = pointOfSaleOf(operator);
  return covers(await balanceOf(tables, actor.account, wallet.sellsIn), price, wallet.rate);
}

/** What is sold, and to whom. */
type Sold = Pick<Sale, 'kind' | 'customer' | 'subscription' | 'activationKey' | 'endsAt'>;

/** Writes the debit and the sale of a package that `affordable` let pass. What the agent earns with it is theirs once it is carried out. */
export async function sell(
  { tables, actor, ids, now, operator }: Work<unknown>,
  { price, id: offer }: Offer,
  sold: Sold,
): Promise<{ sale: Sale; balance: Money; commission: Money }> {
  const own = { operator: actor.operator, account: actor.account, at: now.toISOString() };
  const sale = { ...own, ...price, ...sold, id: ids.next(), reference: ids.code(REFERENCE_LENGTH), offer };
  const debit = { ...own, id: ids.next(), amount: negate(price), reason: 'sale', sale: sale.id } as const;
  const balance = await move(tables, debit);
  await tables.sales.insert(sale);
  return { sale, balance, commission: commissionOf(operator, price) };
}
