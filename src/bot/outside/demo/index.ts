import { agreements } from '../../../domain/agreements/agreements.js';
import { billItems } from '../../../domain/bills/billItems.js';
import { bills } from '../../../domain/bills/bills.js';
import { postings } from '../../../domain/bills/postings.js';
import { buckets } from '../../../domain/buckets/buckets.js';
import { packUses } from '../../../domain/buckets/packUses.js';
import type { Clock, Store } from '../../../domain/door/ports.js';
import { instalments } from '../../../domain/instalments/instalments.js';
import type { DemoData, Operator } from '../../../domain/operator/index.js';
import { payments } from '../../../domain/payments/payments.js';
import { charges } from '../../../domain/usage/charges.js';
import { usage } from '../../../domain/usage/usage.js';
import { type Drivers, drives } from '../outside.js';
import { demoAgreements } from './demoAgreements.js';
import { demoBillItems } from './demoBillItems.js';
import { demoBills } from './demoBills.js';
import { demoBuckets } from './demoBuckets.js';
import { demoCharges } from './demoCharges.js';
import { demoInstalments } from './demoInstalments.js';
import type { BooksOf } from './demoLedger.js';
import { demoPackUses } from './demoPackUses.js';
import { demoPayments } from './demoPayments.js';
import { demoPostings } from './demoPostings.js';
import { demoUsage } from './demoUsage.js';
import { demoSubscribers } from './subscribers.js';

/** The demo's other systems: nothing of them is kept anywhere, and at every start they say the same. */
export function demoDrivers(
  ports: { readonly store: Pick<Store, 'read'>; readonly clock: Clock },
  operators: ReadonlyMap<string, Operator>,
  data: ReadonlyMap<string, DemoData>,
): Drivers {
  const subscribers = demoSubscribers(ports, operators, data);
  const ownBooks = books(operators, data);
  return new Map([
    drives(usage, demoUsage(subscribers, ports.clock)),
    drives(instalments, demoInstalments(ownBooks, ports.clock)),
    drives(bills, demoBills(ownBooks, ports.clock)),
    drives(billItems, demoBillItems(ownBooks, ports.clock)),
    drives(postings, demoPostings(ownBooks, ports.clock)),
    drives(agreements, demoAgreements(ownBooks, ports.clock)),
    drives(payments, demoPayments(ownBooks, ports.clock)),
    drives(buckets, demoBuckets(subscribers, ports.clock)),
    drives(packUses, demoPackUses(subscribers, ports.clock)),
    drives(charges, demoCharges(subscribers, ownBooks, ports.clock)),
  ]);
}

/** The books of the demo's operators. */
const books =
  (operators: ReadonlyMap<string, Operator>, data: ReadonlyMap<string, DemoData>): BooksOf =>
  (id) => {
    const [operator, own] = [operators.get(id), data.get(id)];
    return operator !== undefined && own !== undefined ? { operator, data: own } : undefined;
  };
