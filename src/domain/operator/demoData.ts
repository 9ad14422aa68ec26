import { z } from 'zod';
import { Role } from '../records/account.js';
import { Contract } from '../records/contract.js';
import { Customer } from '../records/customer.js';
import { Line } from '../records/line.js';
import { LineUser } from '../records/lineUser.js';
import { Billing } from '../records/organisation.js';
import { UserProfile } from '../records/userProfile.js';
import { Language, LocalText } from '../terms/language.js';
import { Money } from '../terms/money.js';
import { Id } from './common.js';

const DemoAccount = z.strictObject({
  login: z.string(),
  name: z.string(),
  role: Role,
  /** Without one, the browser's counts. */
  language: Language.optional(),
  password: z.string(),
  pin: z.string().optional(),
  email: z.email().optional(),
  /** E.164: where it is told by SMS what the operator tells so. */
  phone: z.string().optional(),
  balances: z.array(Money).default([]),
  /** The organisations it may work for, by their ids. */
  organisations: z.array(Id).optional(),
  /** A subscriber's number, E.164. */
  line: z.string().optional(),
  /** Its person in Teams, of a tenant that nobody has: the account is linked. */
  teams: z.guid().optional(),
  /** What this account is good for, on the sign-in page. */
  note: LocalText,
});

const DemoCustomer = Customer.pick({
  lastName: true,
  postName: true,
  firstName: true,
  documentType: true,
  documentNumber: true,
  country: true,
  phone1: true,
  email: true,
  address: true,
}).extend({ modemSerial: z.string(), activationKey: z.string(), offer: Id });

/** What the operator has agreed with a company (B1). */
const DemoAgreement = z.strictObject({
  taxNumber: z.string(),
  statisticsCode: z.string().optional(),
  bankAccounts: z.array(z.strictObject({ iban: z.string(), bank: z.string() })),
  number: z.string(),
  signedOn: z.iso.date(),
  state: z.enum(['active', 'suspended', 'ended']),
  payment: z.enum(['advance', 'credit']),
  delivery: z.strictObject({ way: LocalText, to: z.string() }),
});

/** What is agreed for some of a company's billing accounts (T21). */
const DemoContract = Contract.pick({
  number: true,
  billingAccounts: true,
  plans: true,
  options: true,
  packs: true,
  notice: true,
})
  .extend({ organisation: Id })
  .strict();

/** A company with its billing accounts. */
const DemoOrganisation = z.strictObject({
  id: Id,
  name: z.string(),
  billingAccounts: z
    .array(z.strictObject({ number: z.string(), address: z.string().optional(), billing: Billing.optional() }))
    .min(1),
  agreement: DemoAgreement.optional(),
});

/** Somebody of a company. `login` is the account they sign in with: then the profile is confirmed. */
const DemoProfile = z.strictObject({
  ...UserProfile.pick({
    title: true,
    firstName: true,
    lastName: true,
    email: true,
    phone: true,
    language: true,
    role: true,
  }).shape,
  description: z.string(),
  organisation: Id,
  login: z.string().optional(),
  state: UserProfile.shape.state,
});
export type DemoProfile = z.output<typeof DemoProfile>;

/** A line that is worth a place of its own: one that a transcript names, or that shows a rule. */
const DemoLine = z.strictObject({
  ...Line.pick({
    number: true,
    iccid: true,
    user: true,
    language: true,
    description: true,
    plan: true,
    balance: true,
    creditLimit: true,
    state: true,
    reason: true,
    billingAccount: true,
    extension: true,
    areaCode: true,
    splitBill: true,
    bars: true,
    smsControlBanned: true,
    forwarding: true,
    voicemail: true,
    paymentMethod: true,
    registrationForm: true,
    simReplacedAt: true,
    imei: true,
    inClosedGroup: true,
    userConfirmedAt: true,
    groupPack: true,
  }).shape,
  organisation: Id,
  /** Its user in detail; `user` is the name. */
  userDetails: LineUser.pick({
    title: true,
    firstName: true,
    prefix: true,
    lastName: true,
    birthDate: true,
    email: true,
    phone: true,
    language: true,
  })
    .strict()
    .optional(),
  /** Without it, as the plan has it. */
  internet: z.boolean().optional(),
  /** They begin to run when the demo is started. */
  packages: z.array(Id).default([]),
  /** They, too. */
  options: z.array(Id).optional(),
});
export type DemoLine = z.output<typeof DemoLine>;

/** Many lines of one organisation, made alike at every start: numbers count up from `first`, the rest goes round. */
const DemoSeries = z.strictObject({
  organisation: Id,
  /** E.164 */
  first: z.string().regex(/^\+\d{8,15}$/),
  /** The first SIM card's number without its last digit, which is computed (Luhn); the next ones count up. */
  firstIccid: z.string().regex(/^89\d{16,17}$/),
  count: z.int().positive(),
  billingAccounts: z.array(z.string()).min(1),
  plans: z.array(Id).min(1),
  firstNames: z.array(z.string()).min(1),
  lastNames: z.array(z.string()).min(1),
  /** What the lines are for, such as a department. */
  descriptions: z.array(z.string()).default([]),
  /** Packages, each on every so many lines: `{ "id": "m1500", "every": 3 }`. */
  packages: z.array(z.strictObject({ id: Id, every: z.int().positive() })).default([]),
  /** Group packs that lines share, each on every so many of those whose plan it goes with. */
  groupPacks: z.array(z.strictObject({ id: Id, every: z.int().positive() })).default([]),
  /** States other than active, each on every so many lines; `balance` is that of such a line, where it is another. */
  states: z
    .array(
      z.strictObject({
        state: Line.shape.state,
        reason: Line.shape.reason,
        balance: Line.shape.balance,
        every: z.int().positive(),
      }),
    )
    .default([]),
  balances: z.array(Money).default([]),
  /** The same for all of them. */
  paymentMethod: Line.shape.paymentMethod,
  inClosedGroup: Line.shape.inClosedGroup,
});

/** What the demo's usage is made of. */
const DemoUsage = z.strictObject({
  /** Who is called and who calls, all as likely; without a number it is hidden. */
  parties: z
    .array(
      z.strictObject({
        number: z.string().optional(),
        /** Whose allowance a call there is taken from; `paid`: from none. */
        net: z.enum(['own', 'other', 'paid']),
        perMinute: Money.optional(),
        perSms: Money.optional(),
      }),
    )
    .min(1),
  /** The part of what is charged that is tax, in hundredths of a percent on top of the rest: 2500 is 25 %. */
  vatBasisPoints: z.int().nonnegative().optional(),
  /** What the plans give each month. */
  allowances: z.array(
    z.strictObject({
      plans: z.array(Id).min(1),
      part: z.enum(['plan', 'extra']),
      draws: z.enum(['ownCalls', 'otherCalls', 'sms', 'data']),
      name: LocalText,
      /** Minutes, SMS or megabytes. Without it what the catalogue says the plan includes, and else unlimited. */
      amount: z.int().positive().optional(),
    }),
  ),
});
export type DemoUsage = z.output<typeof DemoUsage>;

/** Equipment that a company bought in instalments (B4). */
const DemoInstalment = z.strictObject({
  organisation: Id,
  billingAccount: z.string(),
  /** The line it was bought for. */
  number: z.string().optional(),
  item: LocalText,
  price: Money,
  /** How many monthly payments. */
  payments: z.int().positive(),
  /** Whole months before the demo's today. */
  boughtMonthsAgo: z.int().nonnegative(),
});
export type DemoInstalment = z.output<typeof DemoInstalment>;

/** SIM cards that lie ready, and numbers that can be had: they count up from the first. */
const DemoStock = z.strictObject({
  simCards: z
    .array(
      z.strictObject({
        organisation: Id,
        /** Without its last digit, which is computed (Luhn). */
        first: z.string().regex(/^89\d{16,17}$/),
        count: z.int().positive(),
      }),
    )
    .default([]),
  numbers: z
    .array(
      z.strictObject({
        first: z.string().regex(/^\+\d{8,15}$/),
        count: z.int().positive(),
        /** What they are sold as, where the operator tells types apart (`numberChange`). */
        type: Id.optional(),
      }),
    )
    .default([]),
});

/** `operators/<id>/demo.json`: who and what is there when the demo is started for the first time. No real person. */
export const DemoData = z.strictObject({
  accounts: z.array(DemoAccount),
  customers: z.array(DemoCustomer).default([]),
  organisations: z.array(DemoOrganisation).default([]),
  lines: z.array(DemoLine).default([]),
  series: z.array(DemoSeries).default([]),
  profiles: z.array(DemoProfile).default([]),
  usage: DemoUsage.optional(),
  instalments: z.array(DemoInstalment).default([]),
  contracts: z.array(DemoContract).default([]),
  stock: DemoStock.default({ simCards: [], numbers: [] }),
});
export type DemoData = z.output<typeof DemoData>;
export type DemoSeries = z.output<typeof DemoSeries>;
