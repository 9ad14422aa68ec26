import { drives, makeOutside } from '../../../src/bot/outside/outside.js';
import { type Bucket, buckets } from '../../../src/domain/buckets/buckets.js';
import { type Charge, charges } from '../../../src/domain/usage/charges.js';
import { type UsageRecord, usage } from '../../../src/domain/usage/usage.js';

const at = '2026-10-31T10:00:00.000Z';

/** Other systems that tell whatever they are asked about, whosever it is: only what asks them keeps it from others. */
export const everythingOutside = makeOutside({
  drivers: new Map([
    drives(usage, {
      page: async ({ number }) => {
        const call: UsageRecord = { id: number, number, at, kind: 'call', direction: 'out', seconds: 60 };
        return { rows: [call] };
      },
    }),
    drives(charges, {
      page: async ({ number, until }) => {
        const money = { minor: 100, currency: 'BYN' };
        const charge: Charge = { id: number, number, month: until, group: 'fee', name: number, net: money, vat: money };
        return { rows: [charge] };
      },
    }),
    drives(buckets, {
      page: async ({ number }) => {
        const bucket: Bucket = { id: number, number, part: 'plan', name: number, of: 'sms', from: at };
        return { rows: [bucket] };
      },
    }),
  ]),
  fault: () => 'NOWHERE1',
});
