import type { z } from 'zod';
import type { ChangeName } from '../../../domain/lines/changes/index.js';
import type { SaleChangeName } from '../../../domain/sales/saleChange.js';
import type { BackEnd } from '../client/backEnds.js';
import type { InterfaceName } from '../client/interfaces.js';
import { ProductOrder, ServiceOrder, type TmfOrder } from './states.js';

/** How orders are called at one of the two interfaces that take them. */
export interface OrderInterface {
  readonly at: InterfaceName;
  readonly orders: string;
  readonly cancels: string;
  readonly schema: z.ZodType<TmfOrder>;
}

export const ofServices: OrderInterface = {
  ...{ at: 'TMF641', orders: 'serviceOrder', cancels: 'cancelServiceOrder', schema: ServiceOrder },
};
export const ofProducts: OrderInterface = {
  ...{ at: 'TMF622', orders: 'productOrder', cancels: 'cancelProductOrder', schema: ProductOrder },
};

/** Which interface takes which change of a line, or what was sold: what the network does is a service, what is sold is a product. A test says which is missing. */
const takers: { readonly [N in ChangeName | SaleChangeName]?: OrderInterface } = {
  ...{ barring: ofServices, smsControl: ofServices, forwarding: ofServices, voicemail: ofServices },
  ...{ payByMobile: ofServices, device: ofServices },
  ...{ activate: ofProducts, suspend: ofProducts, resume: ofProducts, terminate: ofProducts, handOver: ofProducts },
  ...{ add: ofProducts, addUser: ofProducts, swapSim: ofProducts, renumber: ofProducts, rename: ofProducts },
  ...{ plan: ofProducts, internet: ofProducts, options: ofProducts, groupPack: ofProducts },
  ...{ splitBill: ofProducts, billingAccount: ofProducts },
  ...{ register: ofProducts, renew: ofProducts },
};
const byKind = new Map<string, OrderInterface>(Object.entries(takers));

type Having = Pick<BackEnd, 'has'>;

/** The interfaces of a back end that take orders. */
export const orderInterfacesOf = (backEnd: Having): OrderInterface[] =>
  [ofServices, ofProducts].filter(({ at }) => backEnd.has(at));

/** The interface that takes a change: where there are no service orders, all is ordered as of a product. Throws on a kind that none takes. */
export function takerOf(kind: string, backEnd: Having): OrderInterface {
  const taker = byKind.get(kind);
  if (taker === undefined) throw new Error(`no interface takes a change of a line called ${kind}`);
  return backEnd.has(taker.at) ? taker : ofProducts;
}
