import type { PaymentPages } from '../../domain/bills/paymentPages.js';
import type { Driver } from '../../domain/door/outside.js';
import type { Network } from '../../domain/orders/network.js';
import { callOut, type Watch } from './watch.js';

/** The same network, of which calls are seen. */
export const watchedNetwork = (network: Network, watch: Watch): Network => ({
  submit: (order, signal) => callOut(watch, 'network', 'submit', () => network.submit(order, signal)),
  look: (id, operator, signal) => callOut(watch, 'network', 'look', () => network.look(id, operator, signal)),
  withdraw: (id, operator, signal) =>
    callOut(watch, 'network', 'withdraw', () => network.withdraw(id, operator, signal)),
  listen: (heard) => network.listen(heard),
});

/** The same drivers of other systems, of which pages are seen under the names of their nouns. */
export const watchedDrivers = (
  drivers: ReadonlyMap<string, Driver<unknown, unknown>>,
  watch: Watch,
): ReadonlyMap<string, Driver<unknown, unknown>> =>
  new Map(
    [...drivers].map(([noun, driver]) => [
      noun,
      { page: (wanted, place, signal) => callOut(watch, noun, 'page', () => driver.page(wanted, place, signal)) },
    ]),
  );

/** The same payment pages, of which calls are seen. */
export const watchedPayments = (pages: PaymentPages, watch: Watch): PaymentPages => ({
  open: (payment, language, signal) => callOut(watch, 'payments', 'open', () => pages.open(payment, language, signal)),
  look: (id, operator, signal) => callOut(watch, 'payments', 'look', () => pages.look(id, operator, signal)),
  listen: (heard) => pages.listen(heard),
});
