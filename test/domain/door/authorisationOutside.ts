import { drives, makeOutside } from '../../../src/bot/outside/outside.js';
import { type Agreement, agreements } from '../../../src/domain/agreements/agreements.js';
import { type BillItem, billItems } from '../../../src/domain/bills/billItems.js';
import { type Bill, bills } from '../../../src/domain/bills/bills.js';
import { type Posting, postings } from '../../../src/domain/bills/postings.js';
import { type Bucket, buckets } from '../../../src/domain/buckets/buckets.js';
import { type PackUse, packUses } from '../../../src/domain/buckets/packUses.js';
import { type Instalment, instalments } from '../../../src/domain/instalments/instalments.js';
import { type Payment, payments } from '../../../src/domain/payments/payments.js';
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
    drives(payments, {
      page: async ({ of }) => {
        const [billingAccount = ''] = 'accounts' in of ? of.accounts : [''];
        const payment: Payment = {
          id: billingAccount,
          billingAccount,
          at,
          kind: 'transfer',
          amount: { minor: 100, currency: 'KZT' },
        };
        return { rows: ['number' in of ? { ...payment, number: of.number } : payment] };
      },
    }),
    drives(agreements, {
      page: async ({ organisation }) => {
        const agreement: Agreement = {
          ...{ id: organisation, organisation, company: organisation, taxNumber: '1', bankAccounts: [], number: '1' },
          ...{ signedOn: '2026-01-01', state: 'active', payment: 'credit', balance: { minor: 0, currency: 'BYN' } },
          delivery: { way: 'Post', to: 'Minsk' },
        };
        return { rows: [agreement] };
      },
    }),
    drives(bills, {
      page: async ({ accounts, from }) => {
        const amount = { minor: 100, currency: 'KZT' };
        const all = accounts.map(
          (billingAccount): Bill => ({
            ...{ id: billingAccount, billingAccount, number: billingAccount.padStart(12, '0') },
            ...{ madeOn: from, dueOn: from, amount, open: amount },
          }),
        );
        return { rows: all.toSorted((one, other) => (one.id < other.id ? 1 : -1)) };
      },
    }),
    drives(postings, {
      page: async ({ accounts: [billingAccount = ''], from }) => {
        const amount = { minor: 100, currency: 'KZT' };
        const posting: Posting = { id: billingAccount, billingAccount, at: from, kind: 'invoice', amount };
        return { rows: [posting] };
      },
    }),
    drives(billItems, {
      page: async ({ account: billingAccount, month }) => {
        const money = { minor: 100, currency: 'KZT' };
        const item: BillItem = {
          ...{ id: billingAccount, billingAccount, bill: '1', month, number: `+${'7'.padEnd(11, '0')}` },
          ...{ plan: 'Start', work: 'fee', net: money, vat: money },
        };
        return { rows: [item] };
      },
    }),
    drives(instalments, {
      page: async ({ accounts: [billingAccount = ''], number }) => {
        const money = { minor: 100, currency: 'BYN' };
        const phone: Instalment = {
          ...{
            id: billingAccount,
            billingAccount,
            number,
            item: 'Phone',
            boughtOn: '2026-10-01',
            lastOn: '2026-12-01',
          },
          ...{ price: money, monthly: money, owed: money, payments: 2, left: 1 },
        };
        return { rows: [phone] };
      },
    }),
    drives(charges, {
      page: async ({ number, until }) => {
        const money = { minor: 100, currency: 'BYN' };
        const charge: Charge = { id: number, number, month: until, group: 'fee', name: number, net: money, vat: money };
        return { rows: [charge] };
      },
    }),
    drives(packUses, {
      page: async ({ numbers, pack }) => ({
        rows: numbers.map((number): PackUse => ({ number, pack, of: 'data', used: 1 })),
      }),
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
