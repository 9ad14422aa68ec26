import { CODE_MS, issueOneTimeCode } from '../../../domain/door/oneTimeCode.js';
import type { Clock, Hasher, Ids } from '../../../domain/door/ports.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import { type Courier, never, type Parcel } from '../../outbox/courier.js';
import type { Letter } from './letter.js';
import type { MailParts } from './mailCourier.js';
import { mailOf } from './mailOf.js';

type Kind = 'email.oneTimeCode';

export interface OneTimeCodeParts extends MailParts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hasher: Hasher;
}

/**
 * Makes a one-time code and sends it: here alone it can be read. At another try there is a new one, so that the mail that comes
 * last has the code that is good.
 */
export function oneTimeCodeCourier(parts: OneTimeCodeParts): Courier<Kind> {
  return {
    deliver: async (parcel, signal) => {
      const { operator, message } = parcel;
      const { account, commandId, at: orderedAt } = message;
      const issued = await issueOneTimeCode(parts, { operator, account, commandId, orderedAt });
      if (issued?.email === undefined) return never('recipient.gone');
      const letter = write(parts, parcel, issued.code);
      return parts.mailer.send(mailOf(parts, parcel, letter, { name: issued.name, address: issued.email }), signal);
    },
  };
}

function write({ operatorOf, speaker }: MailParts, { operator: of, message }: Parcel<Kind>, code: string): Letter {
  const { title, contact } = operatorOf(of).profile;
  const { words, format } = speaker(message.language, of);
  const operator = inLanguage(title, words.language);
  const until = format.instant(new Date(Date.parse(message.at) + CODE_MS).toISOString());
  const reach = { phone: contact.phone, hours: inLanguage(contact.hours, words.language) };
  return {
    language: words.language,
    subject: words.say('mail:oneTimeCode.subject', { operator, code }),
    title: words.say('mail:oneTimeCode.title'),
    opening: [
      words.say('mail:oneTimeCode.greeting'),
      words.say('mail:oneTimeCode.why', { procedure: words.say(`${message.procedure}:title`), until }),
    ],
    groups: [{ title: words.say('mail:oneTimeCode.code'), lines: [{ label: '', value: code }] }],
    closing: [words.say('mail:oneTimeCode.notYours', reach)],
  };
}
