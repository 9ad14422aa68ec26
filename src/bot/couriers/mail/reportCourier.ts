import { Readable } from 'node:stream';
import { companyReport } from '../../../dialogs/procedures/lines/companyReport.js';
import { lineOverview } from '../../../dialogs/procedures/lines/lineOverview.js';
import { companyNumbers } from '../../../domain/lines/companyNumbers.js';
import { languageOf } from '../../../domain/operator/index.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import { type Courier, never, type Parcel } from '../../outbox/courier.js';
import { type MadeReport, madeReport, type ReportParts } from '../../reports/madeReport.js';
import { asHtml, asText, type Letter } from './letter.js';
import type { Mail } from './mail.js';
import type { MailParts } from './mailCourier.js';
import { reportLetter } from './report.js';

type Sent = Parcel<'email.report'>;

interface Parts extends MailParts {
  reports(): ReportParts;
}

/** What can be asked for by mail: which query it is, and whose words it has. */
const mailed = {
  companyNumbers: { query: companyNumbers, input: {}, procedure: companyReport.id, labels: lineOverview.id },
} as const;

/** Makes reports as they go out, and sends each as the attachment of a mail. Whoever may not see it any more gets none. */
export const reportCourier = (parts: Parts): Courier<'email.report'> => ({
  deliver: async (parcel, signal) => {
    const { operator: id, message } = parcel;
    const account = await parts.store.read(({ accounts }) => accounts.get(message.account));
    if (account?.operator !== id) return never('recipient.gone');
    const operator = parts.operatorOf(id);
    const language = languageOf(operator, account);
    const speaker = parts.speaker(language, id);
    const asked = mailed[message.report];
    const title = speaker.words.say(`${asked.procedure}:title`);
    const made = await madeReport(parts.reports(), {
      ...{ ...asked, form: 'xlsx', language, title },
      actor: { ...{ account: account.id, operator: id }, organisation: message.organisation, ...nowhere },
    });
    if (made === undefined) return never('recipient.gone');
    const letter = reportLetter(made, { title, name: account.name, operator, speaker });
    return parts.mailer.send(compose(parts, parcel, letter, made), signal);
  },
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
