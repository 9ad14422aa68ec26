import { buckets } from '../../../domain/buckets/buckets.js';
import type { Clock, Store } from '../../../domain/door/ports.js';
import type { DemoData, Operator } from '../../../domain/operator/index.js';
import { charges } from '../../../domain/usage/charges.js';
import { usage } from '../../../domain/usage/usage.js';
import { type Drivers, drives } from '../outside.js';
import { demoBuckets } from './demoBuckets.js';
import { demoCharges } from './demoCharges.js';
import { demoUsage } from './demoUsage.js';
import { demoSubscribers } from './subscribers.js';

/** The demo's other systems: nothing of them is kept anywhere, and at every start they say the same. */
export function demoDrivers(
  ports: { readonly store: Pick<Store, 'read'>; readonly clock: Clock },
  operators: ReadonlyMap<string, Operator>,
  data: ReadonlyMap<string, DemoData>,
): Drivers {
  const subscribers = demoSubscribers(ports, operators, data);
  return new Map([
    drives(usage, demoUsage(subscribers, ports.clock)),
    drives(buckets, demoBuckets(subscribers, ports.clock)),
    drives(charges, demoCharges(subscribers, ports.clock)),
  ]);
}
