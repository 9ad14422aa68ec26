import { Readable } from 'node:stream';
import { isStillTheirs } from '../../../domain/door/stillTheirs.js';
import { languageOf } from '../../../domain/operator/index.js';
import type { ReportFile } from '../../../domain/records/report.js';
import { type Courier, later, never, type Parcel } from '../../outbox/courier.js';
import type { ReportParts } from '../../reports/madeReport.js';
import { mailed } from '../../reports/mailedReports.js';
import { NotNow } from '../../reports/notNow.js';
import { noteFailed, type OncePorts, onceMade } from '../../reports/onceMade.js';
import type { Letter } from './letter.js';
import type { Mail } from './mail.js';
import type { MailParts } from './mailCourier.js';
import { mailOf } from './mailOf.js';
import { reportLetter } from './report.js';

type Sent = Parcel<'email.report'>;

interface Parts extends MailParts, OncePorts {
  readonly store: MailParts['store'] & OncePorts['store'];
  reports(): ReportParts;
}

/**
 * Makes each report once, has it told where it was asked for, and sends it as the attachment of a mail. Whoever may not see it any more gets
 * none.
 */
export const reportCourier = (parts: Parts): Courier<'email.report'> => ({
  deliver: async (parcel, signal) => {
    const { operator: id, message } = parcel;
    const account = await parts.store.read(({ accounts }) => accounts.get(message.account));
    const { organisation } = message;
    if (!isStillTheirs(account, { account: message.account, operator: id, organisation }, parts.clock.now()))
      return never('recipient.gone');
    const operator = parts.operatorOf(id);
    const language = languageOf(operator, account);
    const speaker = parts.speaker(language, id);
    const { procedure, called, counts, of, make } = mailed[message.report];
    const title = speaker.words.say(`${procedure}:${called}`);
    const actor = { ...{ account: account.id, operator: id }, organisation, ...nowhere };
    const made = await nowOrLater(
      onceMade(parts, { ...parcel, operator, role: account.role }, () =>
        make(parts.reports(), message, { language, title, actor }),
      ),
    );
    if (made === 'later') return later('report.away');
    const bytes = made && (await parts.kept.find(made.id));
    if (made === undefined || bytes === undefined) return never('recipient.gone');
    const letter = reportLetter(made, {
      ...{ title, of: of?.(message, speaker), counts },
      ...{ name: account.name, operator, speaker },
    });
    return parts.mailer.send(compose(parts, parcel, letter, { ...made, bytes }), signal);
  },
  parked: (tables, parcel) => noteFailed(tables, parts, { ...parcel, operator: parts.operatorOf(parcel.operator) }),
});

/** A report whose rows another system keeps is made when that is back. */
const nowOrLater = <T>(made: Promise<T>): Promise<T | 'later'> =>
  made.catch((error: unknown) => {
    if (error instanceof NotNow) return 'later';
    throw error;
  });

/** Nobody talks while it is made. */
const nowhere = { channel: 'mail', conversation: '' };

interface Attached extends ReportFile {
  readonly bytes: AsyncIterable<Uint8Array>;
}

const compose = (parts: Parts, parcel: Sent, letter: Letter, { name, type, bytes }: Attached): Mail => ({
  ...mailOf(parts, parcel, letter, { name: '', address: parcel.message.to }),
  attachment: { filename: name, contentType: type, content: Readable.from(bytes, { objectMode: false }) },
});
