import type { Clock } from '../../../domain/door/ports.js';
import { isStillTheirs } from '../../../domain/door/stillTheirs.js';
import type { Account } from '../../../domain/records/account.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import { unusualText } from '../../../speech/unusualOrders.js';
import { type Courier, type MessageOf, never } from '../../outbox/courier.js';
import type { MailParts } from './mailCourier.js';
import { mailOf } from './mailOf.js';

type Kind = 'email.unusualOrders';

interface Parts extends MailParts {
  readonly clock: Clock;
}

/** Tells somebody that another account of their company has ordered unusually much. Who has left it gets no mail. */
export const unusualOrdersCourier = (parts: Parts): Courier<Kind> => ({
  deliver: async (parcel, signal) => {
    const { operator: of, message } = parcel;
    const found = await whom(parts, of, message);
    if (found === undefined) return never('recipient.gone');
    const { to, email, by } = found;
    const { title, contact } = parts.operatorOf(of).profile;
    const { words, format } = parts.speaker(message.language, of);
    const { language } = words;
    const letter = {
      language,
      subject: words.say('mail:unusualOrders.subject', { operator: inLanguage(title, language) }),
      title: words.say('mail:unusualOrders.title'),
      opening: [
        words.say('mail:unusualOrders.greeting', { name: to.name }),
        unusualText({ name: by.name, at: message.at }, { words, format }, contact.phone),
      ],
      groups: [],
      closing: [words.say('mail:unusualOrders.see')],
    };
    return parts.mailer.send(mailOf(parts, parcel, letter, { name: to.name, address: email }), signal);
  },
});

/** Who is told, as long as they work for the company; and who has ordered. */
const whom = ({ store, clock }: Parts, operator: string, { account: id, organisation, by }: MessageOf<Kind>) =>
  store.read(async ({ accounts }) => {
    const [to, who]: (Account | undefined)[] = [await accounts.get(id), await accounts.get(by)];
    if (!isStillTheirs(to, { account: id, operator, organisation }, clock.now()) || who === undefined) return undefined;
    return to.email === undefined ? undefined : { to, email: to.email, by: who };
  });
