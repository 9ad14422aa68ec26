import { Readable } from 'node:stream';
import { callDetails } from '../../../dialogs/procedures/usage/callDetails.js';
import { mailDetails } from '../../../dialogs/procedures/usage/mailDetails.js';
import type { Clock } from '../../../domain/door/ports.js';
import { scopedReads } from '../../../domain/door/scope.js';
import { isStillTheirs } from '../../../domain/door/stillTheirs.js';
import { inService } from '../../../domain/lines/states.js';
import { userOf } from '../../../domain/lines/userData.js';
import type { Operator } from '../../../domain/operator/index.js';
import type { Actor } from '../../../domain/records/account.js';
import { canOpen } from '../../../domain/secretCodes/secretCode.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import { ownDetails } from '../../../domain/usage/ownDetails.js';
import { phoneForReading } from '../../../domain/values/phone.js';
import { periodText } from '../../../speech/format.js';
import type { Speaker } from '../../../speech/speaker.js';
import { type Courier, later, type MessageOf, never } from '../../outbox/courier.js';
import { type MadeReport, type ReportParts, reportFor } from '../../reports/madeReport.js';
import { NotNow } from '../../reports/notNow.js';
import type { Letter } from './letter.js';
import type { MailParts } from './mailCourier.js';
import { mailOf } from './mailOf.js';

type Kind = 'email.callDetails';

interface Parts extends MailParts {
  readonly clock: Clock;
  reports(): ReportParts;
}

/**
 * Sends a number's user the call details that they asked for by text. Reading has mostly ended by then and its account with it: it is made
 * as for that account, as long as the code would still open the line.
 */
export const callDetailsCourier = (parts: Parts): Courier<Kind> => ({
  deliver: async (parcel, signal) => {
    const { operator: of, message } = parcel;
    const to = await recipient(parts, of, message);
    if (to === undefined) return never('recipient.gone');
    const speaker = parts.speaker(message.language, of);
    const made = await madeFor(parts, of, message, to, speaker);
    if (made === 'later') return later('report.away');
    if (made === undefined) return never('recipient.gone');
    const letter = letterOf(made, message, to, parts.operatorOf(of), speaker);
    const content = Readable.from(made.bytes, { objectMode: false });
    const attachment = { filename: made.name, contentType: made.type, content };
    const mail = mailOf(parts, parcel, letter, { name: '', address: to.email });
    return parts.mailer.send({ ...mail, attachment }, signal);
  },
});

interface Recipient {
  readonly number: string;
  readonly email: string;
}

/** The address that there is now. Nobody's, where the line is another company's or the administrator has deleted the code. */
const recipient = (
  { store, clock }: Parts,
  operator: string,
  message: MessageOf<Kind>,
): Promise<Recipient | undefined> =>
  store.read(async (all) => {
    const { organisation, line: id } = message;
    const tables = scopedReads(all, { operator, organisation });
    const line = await tables.lines.get(id);
    if (line === undefined || !inService(line).ok) return undefined;
    const [account, code] = [await all.accounts.get(message.account), await tables.secretCodes.get(id)];
    const reads = isStillTheirs(account, { account: message.account, operator, organisation }, clock.now());
    const mayRead = reads || (code !== undefined && canOpen(code, clock.now()));
    const email = (await userOf(tables, line))?.email;
    return mayRead && email !== undefined ? { number: phoneForReading(line.number), email } : undefined;
  });

/** Who asked for it, as it was then: bound to the line, and seeing no more of it. */
const actorOf = (operator: string, { account, organisation, line }: MessageOf<Kind>): Actor => ({
  ...{ account, operator, organisation, role: 'subscriber', boundTo: line },
  ...{ channel: 'mail', conversation: '' },
});

const madeFor = (
  parts: Parts,
  operator: string,
  message: MessageOf<Kind>,
  { number }: Recipient,
  { words }: Speaker,
): Promise<MadeReport | 'later' | undefined> =>
  reportFor(parts.reports(), {
    ...{ query: ownDetails, input: { period: message.period }, form: message.form },
    ...{ actor: actorOf(operator, message), name: number, language: message.language },
    ...{ procedure: mailDetails.id, labels: callDetails.id, title: words.say(`${callDetails.id}:done`) },
  }).catch((error: unknown) => {
    // What another system keeps is sent when that is back.
    if (error instanceof NotNow) return 'later' as const;
    throw error;
  });

function letterOf(
  { total, asOf }: MadeReport,
  { period }: MessageOf<Kind>,
  { number }: Recipient,
  { profile: { title, contact } }: Operator,
  { words, format }: Speaker,
): Letter {
  const { language } = words;
  const values = {
    ...{ operator: inLanguage(title, language), number, period: periodText(period, format.day), count: total },
    ...{ asOf: format.instant(asOf), phone: contact.phone, hours: inLanguage(contact.hours, language) },
  };
  const say = (key: 'subject' | 'title' | 'greeting' | 'why' | 'entries' | 'check') =>
    words.say(`mail:callDetails.${key}`, values);
  return {
    ...{ language, subject: say('subject'), title: say('title') },
    ...{ opening: [say('greeting'), say('why'), say('entries')], groups: [], closing: [say('check')] },
  };
}
