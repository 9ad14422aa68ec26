import { Readable } from 'node:stream';
import { invoiceFile } from '../../../dialogs/procedures/bills/invoiceFile.js';
import { reconciliation as reconciling } from '../../../dialogs/procedures/bills/reconciliation.js';
import { companyReport } from '../../../dialogs/procedures/lines/companyReport.js';
import { lineOverview } from '../../../dialogs/procedures/lines/lineOverview.js';
import { monthInvoice } from '../../../domain/bills/monthInvoice.js';
import { reconciliation } from '../../../domain/bills/reconciliation.js';
import { companyNumbers } from '../../../domain/lines/companyNumbers.js';
import { languageOf } from '../../../domain/operator/index.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import { type Courier, later, type MessageOf, never, type Parcel } from '../../outbox/courier.js';
import { type MadeReport, madeReport, type ReportAsked, type ReportParts } from '../../reports/madeReport.js';
import { NotNow } from '../../reports/notNow.js';
import { asHtml, asText, type Letter } from './letter.js';
import type { Mail } from './mail.js';
import type { MailParts } from './mailCourier.js';
import { reportLetter } from './report.js';

type Sent = Parcel<'email.report'>;

interface Parts extends MailParts {
  reports(): ReportParts;
}

/** Who asked for it, and in which words. */
type For = Pick<ReportAsked<never>, 'actor' | 'language' | 'title'>;

/** What can be asked for by mail: with which procedure, and how it is made. */
interface Mailed {
  /** The procedure whose words say what it is: what is done there, or what comes of it. */
  readonly procedure: string;
  readonly called: 'title' | 'done';
  readonly counts: 'rows' | 'entries';
  make(parts: ReportParts, message: MessageOf<'email.report'>, whose: For): Promise<MadeReport | undefined>;
}
/** What was ordered while it was open is sent on a closed day, too. */
const { guard: _open, ...ordered } = monthInvoice;
const mailed: Readonly<Record<MessageOf<'email.report'>['report'], Mailed>> = {
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
    make: async (parts, { period }, whose) =>
      period &&
      madeReport(parts, {
        ...{ ...whose, query: reconciliation, input: { period }, form: 'pdf' },
        ...{ procedure: reconciling.id, labels: reconciling.id },
      }),
  },
  invoice: {
    ...{ procedure: invoiceFile.id, called: 'done', counts: 'rows' },
    make: async (parts, { billed }, whose) =>
      billed &&
      madeReport(parts, {
        ...{ ...whose, query: ordered, input: billed, form: 'pdf' },
        ...{ procedure: invoiceFile.id, labels: invoiceFile.id },
      }),
  },
};

/** Makes reports as they go out, and sends each as the attachment of a mail. Whoever may not see it any more gets none. */
export const reportCourier = (parts: Parts): Courier<'email.report'> => ({
  deliver: async (parcel, signal) => {
    const { operator: id, message } = parcel;
    const account = await parts.store.read(({ accounts }) => accounts.get(message.account));
    if (account?.operator !== id) return never('recipient.gone');
    const operator = parts.operatorOf(id);
    const language = languageOf(operator, account);
    const speaker = parts.speaker(language, id);
    const { procedure, called, counts, make } = mailed[message.report];
    const title = speaker.words.say(`${procedure}:${called}`);
    const made = await nowOrLater(
      make(parts.reports(), message, {
        ...{ language, title },
        actor: { ...{ account: account.id, operator: id }, organisation: message.organisation, ...nowhere },
      }),
    );
    if (made === 'later') return later('report.away');
    if (made === undefined) return never('recipient.gone');
    const letter = reportLetter(made, { title, counts, name: account.name, operator, speaker });
    return parts.mailer.send(compose(parts, parcel, letter, made), signal);
  },
});

/** A report whose rows another system keeps is made when that is back. */
const nowOrLater = <T>(made: Promise<T>): Promise<T | 'later'> =>
  made.catch((error: unknown) => {
    if (error instanceof NotNow) return 'later';
    throw error;
  });

/** Nobody talks while it is made. */
const nowhere = { channel: 'mail', conversation: '' };

function compose(parts: Parts, { id, operator, message, createdAt }: Sent, letter: Letter, made: MadeReport): Mail {
  const { title, contact } = parts.operatorOf(operator).profile;
  const name = inLanguage(title, letter.language);
  return {
    id,
    from: { name, address: contact.mailFrom ?? parts.from ?? contact.email },
    replyTo: { name, address: contact.email },
    to: { name: '', address: message.to },
    language: letter.language,
    date: new Date(createdAt),
    subject: letter.subject,
    text: asText(letter),
    html: asHtml(letter),
    attachment: {
      filename: made.name,
      contentType: made.type,
      content: Readable.from(made.bytes, { objectMode: false }),
    },
  };
}
