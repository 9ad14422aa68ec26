import type { NetworkOrder } from '../../../domain/orders/network.js';
import { SaleChange, type SaleChangeName } from '../../../domain/sales/saleChange.js';
import { characteristics } from './characteristics.js';

/** What is done to the product that a modem's subscription is. */
const actions: Readonly<Record<SaleChangeName, 'add' | 'modify'>> = { register: 'add', renew: 'modify' };

/**
 * The body of `POST /productOrder` for what a point of sale has sold: a subscription that is new, or one that gets a further period. The
 * modem's serial number is a characteristic, and no `productSerialNumber`: that is where a line has its number. `party`: what the back
 * end calls the customer, where that is known.
 */
export function saleOrder({ id, number, change, sold }: NetworkOrder, party: string | undefined): object {
  if (sold === undefined) throw new Error(`${change.kind} without a sale`);
  const { kind, offer, startsAt, endsAt } = SaleChange.parse(change);
  const product = {
    productTerm: [{ name: offer, validFor: { startDateTime: startsAt, endDateTime: endsAt } }],
    productCharacteristic: characteristics({ modemSerial: number, activationKey: sold.activationKey }),
  };
  return {
    ...{ externalId: id, category: kind },
    relatedParty: [
      ...(party === undefined ? [] : [{ id: party, role: 'customer', '@referredType': 'Individual' }]),
      { id: sold.soldBy, role: 'pointOfSale', '@referredType': 'PartyRole' },
    ],
    productOrderItem: [{ id: '1', action: actions[kind], productOffering: { id: offer }, product }],
  };
}
