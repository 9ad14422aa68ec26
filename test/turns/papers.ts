import { addToContractTelenet } from '../guides/agreements/addToContract.telenet.js';
import { contractTelenet } from '../guides/agreements/contract.telenet.js';
import { packNoticeTelenet } from '../guides/agreements/packNotice.telenet.js';
import { billingSettingsTelenet } from '../guides/bills/billingSettings.telenet.js';
import { billPageTelenet } from '../guides/bills/billPage.telenet.js';
import { invoiceFileBelarus } from '../guides/bills/invoiceFile.belarus.js';
import { invoiceMailBelarus } from '../guides/bills/invoiceMail.belarus.js';
import { invoicesTelenet } from '../guides/bills/invoices.telenet.js';
import { payInvoiceTelenet } from '../guides/bills/payInvoice.telenet.js';
import { reconciliationKcell } from '../guides/bills/reconciliation.kcell.js';
import { workCertificateKcell } from '../guides/bills/workCertificate.kcell.js';
import { packUseTelenet } from '../guides/buckets/packUse.telenet.js';
import { sharingInText, sharingOnCards } from '../guides/lines/groupPack.telenet.js';
import { debitMandateTelenet } from '../guides/tickets/debitMandate.telenet.js';
import { invoiceDeliveryBelarus } from '../guides/tickets/invoiceDelivery.belarus.js';
import { type Counted, ONE_CARD, REVIEW } from './counted.js';
import { filledBefore, those } from './parts.js';

/** Bills and the papers about them, contracts and the packs in them. */
export const paperProcedures: readonly Counted[] = [
  {
    row: 'T14',
    what: 'Change the amount at which one is told',
    guide: { screens: 3, clicks: 3, fields: 1 },
    cards: those(packNoticeTelenet.cards, 0, 1, 5, 6),
    text: those(packNoticeTelenet.text, 0, 1, 2, 8, 9),
    why: 'Worse: the company of the transcript has two contracts, and which one is asked; the review shows the amount before and after.',
  },
  {
    row: 'T15',
    what: 'Order a group pack for three SIM cards',
    guide: { screens: 3, clicks: 3, fields: 4, inferred: true },
    cards: sharingOnCards,
    text: sharingInText,
    why: 'Worse on cards: the transcript looks for the three cards, what is done is asked for, and the review says what each pays. In text three numbers in one message are enough.',
  },
  {
    row: 'T15',
    what: 'See the use of a group pack',
    guide: { screens: 2, clicks: 2, fields: 0, inferred: true },
    cards: those(packUseTelenet.cards, 0, 1),
    text: those(packUseTelenet.text, 0, 2),
    why: 'The pack is chosen from a list.',
  },
  {
    row: 'T20',
    what: 'See what an account owes, and its invoices',
    guide: { screens: 2, clicks: 1, fields: 0 },
    cards: those(invoicesTelenet.cards, 0, 1),
    text: those(invoicesTelenet.text, 0, 1),
    why: 'Worse: the guide shows a company with one account. Where there are several, which one is asked.',
  },
  {
    row: 'T20',
    what: 'Pay an invoice, up to the payment page',
    guide: { screens: 2, clicks: 2, fields: 0 },
    cards: those(payInvoiceTelenet.cards, 2, 3, 4, 5),
    text: those(payInvoiceTelenet.text, 2, 3, 4, 5, 6),
    why: 'Worse: which account is asked, and the review says invoice and amount before a payment begins. The method is chosen on the payment page, as in the guide.',
  },
  {
    row: 'T20',
    what: 'Ask for a direct debit',
    guide: { screens: 3, clicks: 3, fields: 3, inferred: true },
    cards: filledBefore(those(debitMandateTelenet.cards, 0, 1, 2, 3, 5, 6, 7), 2),
    text: those(debitMandateTelenet.text, 0, 1, 4, 5, 7, 9, 10, 11, 12),
    why: 'Worse: it is a ticket, so a message, and by which address and phone the staff answers, are asked for on cards of their own; then the review.',
  },
  {
    row: 'T21',
    what: 'See plans and options of a contract',
    guide: { screens: 2, clicks: 1, fields: 1 },
    cards: those(contractTelenet.cards, 3, 4),
    text: those(contractTelenet.text, 0, 2, 3),
    why: 'Worse: contract and part are chosen before the table comes; the guide begins on the first of both.',
  },
  {
    row: 'T21',
    what: 'Add what the contract lacks',
    guide: { screens: 2, clicks: 2, fields: 1 },
    cards: those(addToContractTelenet.cards, 0, 1, 2),
    text: those(addToContractTelenet.text, 0, 1, 2),
    why: `Contract and plan are one choice. ${REVIEW}`,
  },
  {
    row: 'T22',
    what: 'Have the invoices of an account sent by Doccle',
    guide: { screens: 2, clicks: 2, fields: 1, inferred: true },
    cards: those(billingSettingsTelenet.cards, 5, 6, 7, 8),
    text: those(billingSettingsTelenet.text, 4, 5, 6, 7),
    why: 'Worse: which account is asked on a card of its own, and the review shows what changes.',
  },
  {
    row: 'T22',
    what: 'Go to MyBill',
    guide: { screens: 1, clicks: 1, fields: 0 },
    cards: billPageTelenet.cards,
    text: billPageTelenet.text,
    why: 'The same press; the link of the answer is one more.',
  },
  {
    row: 'B3',
    what: 'Order an invoice by mail',
    guide: { screens: 3, clicks: 3, fields: 3, inferred: true },
    cards: filledBefore(those(invoiceMailBelarus.cards, 0, 1, 2, 3), 1),
    text: those(invoiceMailBelarus.text, 0, 1, 2, 4, 5),
    why: 'As many: the review takes the place of the way through the portal’s own menus.',
  },
  {
    row: 'B3',
    what: 'Download an invoice',
    guide: { screens: 3, clicks: 3, fields: 2, inferred: true },
    cards: invoiceFileBelarus.cards,
    text: those(invoiceFileBelarus.text, 0, 1, 3, 4),
    why: 'As many: what stands on it is seen first.',
  },
  {
    row: 'B3',
    what: 'Have invoices delivered by courier',
    guide: { screens: 3, clicks: 3, fields: 3, inferred: true },
    cards: those(invoiceDeliveryBelarus.cards, 0, 1, 3, 4, 5),
    text: those(invoiceDeliveryBelarus.text, 0, 1, 2, 4, 5, 6, 7),
    why: 'Worse: the staff carries it out, so by which address and phone it answers is asked for on a card of its own; then the review.',
  },
  {
    row: 'C21',
    what: 'A certificate of completed work with its annex',
    guide: { screens: 2, clicks: 3, fields: 3 },
    cards: those(workCertificateKcell.cards, 0, 1, 2, 3, 4),
    text: those(workCertificateKcell.text, 0, 1, 2, 5, 6),
    why: 'Worse: how the account is found is asked for; year and month are one choice. It is seen on the screen before it is fetched.',
  },
  {
    row: 'C23',
    what: 'A reconciliation act by mail',
    guide: { screens: 2, clicks: 3, fields: 3 },
    cards: those(reconciliationKcell.cards, 0, 5, 6),
    text: those(reconciliationKcell.text, 0, 4, 6, 7),
    why: `${ONE_CARD} The review takes its place.`,
  },
];
