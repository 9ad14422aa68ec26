import { companyDataBelarus } from '../guides/agreements/companyData.belarus.js';
import { billRegisterKcell } from '../guides/bills/billRegister.kcell.js';
import { instalmentsBelarus } from '../guides/instalments/instalments.belarus.js';
import { accountPaymentsBelarus } from '../guides/payments/accountPayments.belarus.js';
import { accountPaymentsKcell } from '../guides/payments/accountPayments.kcell.js';
import { linePaymentsKcell } from '../guides/payments/linePayments.kcell.js';
import { registerPaymentBelarus } from '../guides/payments/registerPayment.belarus.js';
import { type Counted, ONE_CARD } from './counted.js';
import { those } from './parts.js';

const OF_A_PERIOD = 'The same: a period, and one press. XLSX, CSV and PDF are one press more, below the rows.';

/** What a company has agreed on and pays. */
export const moneyProcedures: readonly Counted[] = [
  {
    row: 'B1',
    what: 'The client’s own data',
    guide: { screens: 2, clicks: 1, fields: 0, inferred: true },
    cards: companyDataBelarus.cards,
    text: companyDataBelarus.text,
    why: 'The same press.',
  },
  {
    row: 'B2',
    what: 'Payments of a year',
    guide: { screens: 3, clicks: 3, fields: 2, inferred: true },
    cards: those(accountPaymentsBelarus.cards, 0, 2),
    text: those(accountPaymentsBelarus.text, 0, 1, 3),
    why: ONE_CARD,
  },
  {
    row: 'B2',
    what: 'Register a payment that is not confirmed',
    guide: { screens: 3, clicks: 3, fields: 4, inferred: true },
    cards: those(registerPaymentBelarus.cards, 0, 3, 4, 5, 6).map(([press, filled, read]) => [
      press,
      // What was filled in on the first card stays there while its day is refused.
      'День оплаты' in filled ? { ...registerPaymentBelarus.cards[1]?.[1], ...filled } : filled,
      read,
    ]),
    text: those(registerPaymentBelarus.text, 0, 1, 3, 6, 8, 9, 10, 11, 12, 13),
    why: 'Worse: a message, and by which address and phone the specialists answer, are asked for on cards of their own; then the review.',
  },
  {
    row: 'B4',
    what: 'What is left to pay in instalments',
    guide: { screens: 2, clicks: 1, fields: 0, inferred: true },
    cards: those(instalmentsBelarus.cards, 0, 1),
    text: those(instalmentsBelarus.text, 0, 1),
    why: 'One press more: a number can be named first, where the guide has a page of its own in the menu of the subscriber.',
  },
  {
    row: 'C17',
    what: 'Payments of a number that is paid in advance',
    guide: { screens: 3, clicks: 4, fields: 3 },
    cards: linePaymentsKcell.cards,
    text: those(linePaymentsKcell.text, 0, 2, 3),
    why: `${OF_A_PERIOD} In text the number alone is enough.`,
  },
  {
    row: 'C18',
    what: 'Payments of accounts on credit',
    guide: { screens: 2, clicks: 3, fields: 2 },
    cards: those(accountPaymentsKcell.cards, 0, 2),
    text: those(accountPaymentsKcell.text, 0, 1, 3),
    why: ONE_CARD,
  },
  {
    row: 'C22',
    what: 'The register of invoices',
    guide: { screens: 2, clicks: 3, fields: 2 },
    cards: those(billRegisterKcell.cards, 0, 3),
    text: those(billRegisterKcell.text, 0, 1, 4),
    why: ONE_CARD,
  },
];
