import type { Clock } from '../../../domain/door/ports.js';
import { isStillTheirs } from '../../../domain/door/stillTheirs.js';
import type { Operator } from '../../../domain/operator/index.js';
import { type AwaitedSims, awaitedSims } from '../../../domain/orders/awaitedSims.js';
import { companiesOf } from '../../../domain/records/account.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import { awaitedLines, simReminderTitle } from '../../../speech/simReminders.js';
import type { Speaker } from '../../../speech/speaker.js';
import { type Courier, type MessageOf, never, sent } from '../../outbox/courier.js';
import type { Letter } from './letter.js';
import type { MailParts } from './mailCourier.js';
import { mailOf } from './mailOf.js';

type Kind = 'email.simReminder';

interface Parts extends MailParts {
  readonly clock: Clock;
}

/** Reminds somebody of the orders of their customers that wait for a SIM card (O3). Where none does by now, there is nothing to say. */
export const simReminderCourier = (parts: Parts): Courier<Kind> => ({
  deliver: async (parcel, signal) => {
    const { operator: of, message } = parcel;
    const operator = parts.operatorOf(of);
    const told = await found(parts, operator, message);
    if (told === undefined) return never('recipient.gone');
    if (told.awaited.length === 0) return sent;
    const letter = simReminderLetter(told, operator, parts.speaker(message.language, of));
    return parts.mailer.send(mailOf(parts, parcel, letter, { name: told.name, address: told.email }), signal);
  },
});

interface Told {
  readonly name: string;
  readonly email: string;
  readonly awaited: readonly AwaitedSims[];
}

const found = ({ store, clock }: Parts, operator: Operator, message: MessageOf<Kind>): Promise<Told | undefined> =>
  store.read(async (tables) => {
    const account = await tables.accounts.get(message.account);
    const theirs = { account: message.account, operator: operator.profile.id, role: 'reseller' } as const;
    if (!isStillTheirs(account, theirs, clock.now()) || account.email === undefined) return undefined;
    const companies = companiesOf(account, clock.now());
    const all = await Promise.all(companies.map((id) => awaitedSims(tables, operator, id, message.day)));
    return { name: account.name, email: account.email, awaited: all.filter((one) => one !== undefined) };
  });

function simReminderLetter({ name, awaited }: Told, { profile }: Operator, speaker: Speaker): Letter {
  const { words } = speaker;
  const { language } = words;
  const { title, contact } = profile;
  const values = { operator: inLanguage(title, language), name };
  const contacts = { phone: contact.phone, hours: inLanguage(contact.hours, language) };
  const say = (key: 'subject' | 'title' | 'greeting' | 'see' | 'stops') =>
    words.say(`mail:simReminder.${key}`, { ...values, ...contacts });
  return {
    ...{ language, subject: say('subject'), title: say('title') },
    opening: [say('greeting'), simReminderTitle(awaited, speaker)],
    groups: awaited.map((one) => ({
      title: one.company,
      lines: awaitedLines(one, speaker).map(({ label, value }) => ({
        label: words.say('mail:label', { label }),
        value,
      })),
    })),
    closing: [say('see'), say('stops')],
  };
}
