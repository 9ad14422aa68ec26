import { invoiceFile } from '../../dialogs/procedures/bills/invoiceFile.js';
import { reconciliation as reconciling } from '../../dialogs/procedures/bills/reconciliation.js';
import { companyReport } from '../../dialogs/procedures/lines/companyReport.js';
import { lineOverview } from '../../dialogs/procedures/lines/lineOverview.js';
import { monthInvoice } from '../../domain/bills/monthInvoice.js';
import { reconciliation } from '../../domain/bills/reconciliation.js';
import { companyNumbers } from '../../domain/lines/companyNumbers.js';
import { monthName } from '../../domain/terms/month.js';
import type { Speaker } from '../../speech/speaker.js';
import type { MessageOf } from '../outbox/courier.js';
import { type MadeReport, madeReport, type ReportAsked, type ReportParts } from './madeReport.js';

/** Who asked for it, and in which words. */
export type For = Pick<ReportAsked<never>, 'actor' | 'language' | 'title'>;

/** What can be asked for by mail: with which procedure, and how it is made. */
export interface Mailed {
  /** The procedure whose words say what it is: what is done there, or what comes of it. */
  readonly procedure: string;
  readonly called: 'title' | 'done';
  readonly counts: 'rows' | 'entries';
  /** Of which days it is, in words, where it is not of today alone. */
  of?(message: MessageOf<'email.report'>, speaker: Speaker): string | undefined;
  make(parts: ReportParts, message: MessageOf<'email.report'>, whose: For): Promise<MadeReport | undefined>;
}
/** What was ordered while it was open is sent on a closed day, too. */
const { guard: _open, ...ordered } = monthInvoice;

export const mailed: Readonly<Record<MessageOf<'email.report'>['report'], Mailed>> = {
  companyNumbers: {
    ...{ procedure: companyReport.id, called: 'title', counts: 'rows' },
    make: (parts, _message, whose) =>
      madeReport(parts, {
        ...{ ...whose, query: companyNumbers, input: {}, form: 'xlsx' },
        ...{ procedure: companyReport.id, labels: lineOverview.id },
      }),
  },
  balances: {
    ...{ procedure: reconciling.id, called: 'title', counts: 'entries' },
    of: ({ period }, { format }) => period && format.fact({ period }),
    make: async (parts, { period }, whose) =>
      period &&
      madeReport(parts, {
        ...{ ...whose, query: reconciliation, input: { period }, form: 'pdf' },
        ...{ procedure: reconciling.id, labels: reconciling.id },
      }),
  },
  invoice: {
    ...{ procedure: invoiceFile.id, called: 'done', counts: 'rows' },
    of: ({ billed }, { words }) => billed && monthName(billed.month, words.language).full,
    make: async (parts, { billed }, whose) =>
      billed &&
      madeReport(parts, {
        ...{ ...whose, query: ordered, input: billed, form: 'pdf' },
        ...{ procedure: invoiceFile.id, labels: invoiceFile.id },
      }),
  },
};
