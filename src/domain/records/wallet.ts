import { z } from 'zod';
import { Currency } from '../terms/money.js';

/** An agent's balance in one currency, in minor units: always the sum of its entries. `id` is `<account>:<currency>`. */
export const Wallet = z.object({
  id: z.string(),
  operator: z.string(),
  account: z.string(),
  currency: Currency,
  minor: z.int(),
});
export type Wallet = z.output<typeof Wallet>;

/** One movement of a wallet: a debit is negative. `sale` names what caused it; `paidAs`, of a top-up, the payment in the operator's books. */
export const LedgerEntry = z.object({
  id: z.string(),
  operator: z.string(),
  wallet: z.string(),
  minor: z.int(),
  /** The balance after this entry, in minor units. */
  balance: z.int(),
  at: z.iso.datetime(),
  /** `saleTakenBack`: the price of a sale that the operator's back end did not carry out. */
  reason: z.enum(['opening', 'sale', 'saleTakenBack', 'topUp']),
  sale: z.string().optional(),
  paidAs: z.string().optional(),
});
export type LedgerEntry = z.output<typeof LedgerEntry>;

/** A registration or resubscription that an agent carried out: the guide's "transaction" (K5), in the agent's words. */
export const Sale = z.object({
  id: z.string(),
  operator: z.string(),
  account: z.string(),
  kind: z.enum(['registration', 'resubscription']),
  reference: z.string(),
  customer: z.string(),
  subscription: z.string(),
  offer: z.string(),
  minor: z.int(),
  currency: Currency,
  activationKey: z.string(),
  /** When what was sold ends. Sales of before this was kept have none. */
  endsAt: z.iso.datetime().optional(),
  at: z.iso.datetime(),
  /** When its price went back to the wallet, because the operator's back end did not carry it out: nothing was sold. */
  takenBackAt: z.iso.datetime().optional(),
});
export type Sale = z.output<typeof Sale>;

/** What an agent earned with a sale (K6), in minor units. */
export const Commission = z.object({
  id: z.string(),
  operator: z.string(),
  account: z.string(),
  sale: z.string(),
  minor: z.int(),
  currency: Currency,
  at: z.iso.datetime(),
});
export type Commission = z.output<typeof Commission>;
