import type { NetworkOrder } from '../../src/domain/orders/network.js';
import { type SaleChangeName, saleChanges } from '../../src/domain/sales/saleChange.js';
import { networkOf, takesOrders } from '../support/tmf/orders.js';
import type { PrismCall } from './call.js';

const person = {
  ...{
    lastName: 'Exemple',
    postName: 'Un',
    firstName: 'Carole',
    documentType: 'passport',
    documentNumber: 'OP7654321',
  },
  ...{ country: 'CD', phone1: '+243810000123', phone2: '+243810000124', email: 'carole@example.com' },
  address: { houseNumber: '12 bis', avenue: 'Avenue du Modèle', commune: 'Gombe', town: 'Kinshasa' },
};
const period = { offer: 'home10', startsAt: '2026-11-30T10:00:00.000Z', endsAt: '2026-12-30T10:00:00.000Z' };

const saleOf = (kind: SaleChangeName, id: string): NetworkOrder => ({
  ...{ id, operator: 'acme', number: 'KN55550001', change: { kind, ...period } },
  sold: {
    ...{ activationKey: 'AAAABBBBCCCCDDDD', soldBy: 'agent1' },
    customer: { id: `of-${id}`, ...(kind === 'register' ? { person } : { outsideId: '7' }) },
  },
});

/** What points of sale have sold, each handed in twice: a new customer (TMF632) with a product (TMF622), and its further period. */
export const saleCalls: readonly PrismCall[] = [
  ...saleChanges.map((kind) => call('TMF622', kind)),
  call('TMF632', 'register'),
];

function call(at: PrismCall['at'], kind: SaleChangeName): PrismCall {
  return {
    ...{ at, name: kind },
    run: async (backEnd, server) => {
      takesOrders(server);
      const [network, signal] = [networkOf(backEnd), AbortSignal.timeout(60_000)];
      const order = saleOf(kind, `${kind}-${at}`);
      const taken = await network.submit(order, signal);
      if (taken.customer === undefined) throw new Error('nobody knows what the customer is called there');
      const again = await network.submit(order, signal);
      if (again.customer !== taken.customer) throw new Error('handed in again, it is of another customer');
    },
  };
}
