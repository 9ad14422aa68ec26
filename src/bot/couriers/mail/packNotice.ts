import type { Noticed } from '../../../domain/buckets/packNoticeStanding.js';
import type { Clock } from '../../../domain/door/ports.js';
import { scopedReads } from '../../../domain/door/scope.js';
import { isStillTheirs } from '../../../domain/door/stillTheirs.js';
import type { Operator } from '../../../domain/operator/index.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import { packNoticeText } from '../../../speech/packNotices.js';
import type { Speaker } from '../../../speech/speaker.js';
import { type Courier, type MessageOf, never } from '../../outbox/courier.js';
import type { Letter } from './letter.js';
import type { MailParts } from './mailCourier.js';
import { mailOf } from './mailOf.js';

type Kind = 'email.packNotice';

interface Parts extends MailParts {
  readonly clock: Clock;
}

/** Tells those who look after a company's lines what its use beyond group packs has come to (T14). Who has left it gets no mail. */
export const packNoticeCourier = (parts: Parts): Courier<Kind> => ({
  deliver: async (parcel, signal) => {
    const { operator: of, message } = parcel;
    const told = await found(parts, of, message);
    if (told === undefined) return never('recipient.gone');
    const operator = parts.operatorOf(of);
    const letter = packNoticeLetter(told, operator, parts.speaker(message.language, of));
    return parts.mailer.send(mailOf(parts, parcel, letter, { name: told.name, address: told.email }), signal);
  },
});

interface Told {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly noticed: Noticed;
}

const found = ({ store, clock }: Parts, operator: string, message: MessageOf<Kind>): Promise<Told | undefined> =>
  store.read(async (all) => {
    const { organisation } = message;
    const account = await all.accounts.get(message.account);
    const theirs = { account: message.account, operator, organisation, role: 'fleetManager' } as const;
    const tables = scopedReads(all, { operator, organisation });
    const contract = await tables.contracts.get(message.contract);
    const company = await tables.organisations.get(organisation);
    if (!isStillTheirs(account, theirs, clock.now()) || account.email === undefined) return undefined;
    if (contract?.noticed?.month !== message.month || company === undefined) return undefined;
    const { name, email } = account;
    return { name, email, company: company.name, noticed: { ...contract.noticed, number: contract.number } };
  });

function packNoticeLetter({ name, company, noticed }: Told, { profile }: Operator, speaker: Speaker): Letter {
  const { words } = speaker;
  const { language } = words;
  const { title, contact } = profile;
  const values = { operator: inLanguage(title, language), name, company, contract: noticed.number };
  const say = (key: 'subject' | 'title' | 'greeting' | 'see' | 'change') =>
    words.say(`mail:packNotice.${key}`, {
      ...values,
      phone: contact.phone,
      hours: inLanguage(contact.hours, language),
    });
  return {
    ...{ language, subject: say('subject'), title: say('title') },
    ...{ opening: [say('greeting'), packNoticeText(noticed, speaker)], groups: [] },
    closing: [say('see'), say('change')],
  };
}
