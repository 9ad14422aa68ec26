import type { Store } from '../../src/domain/door/ports.js';
import type { Customer, Subscription } from '../../src/domain/records/customer.js';

/** Nobody, with everything that a customer may have. */
export const customer = (id: string, changes: Partial<Customer> = {}): Customer => ({
  ...{ id, operator: 'konnect', lastName: 'Exemple', postName: 'Deuxième', firstName: 'Carole' },
  ...{ documentKey: `passport:CD:${id}`, documentType: 'passport', documentNumber: 'OP7654321', country: 'CD' },
  ...{ phone1: '+243810000123', phone2: '+243990000456', email: 'carole@example.com' },
  address: { houseNumber: '12 bis', avenue: 'Avenue du Modèle', commune: 'Gombe', town: 'Kinshasa' },
  ...{ registeredAt: '2026-03-02T09:58:00.000Z', registeredBy: 'agent-account-id' },
  ...changes,
});

export const subscription = (id: string): Subscription => ({
  ...{ id: `s-${id}`, operator: 'konnect', customer: id, modemSerial: 'KN55550001', activationKey: 'ABCDEFGH23456789' },
  ...{ offer: 'home10', startsAt: '2026-03-02T09:58:00.000Z', endsAt: '2026-04-01T09:58:00.000Z' },
});

export const put = (store: Store, person: Customer): Promise<void> =>
  store.transaction(async ({ customers, subscriptions }) => {
    await customers.put(person);
    await subscriptions.put(subscription(person.id));
  });
