import { issueAccessCode } from '../../../domain/accounts/accessCodes.js';
import { issueAccessLink } from '../../../domain/accounts/accessLink.js';
import type { Clock, Digest, Hasher, Ids } from '../../../domain/door/ports.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import { secretLink } from '../../../domain/values/secretLink.js';
import type { Speaker } from '../../../speech/speaker.js';
import type { WordKey } from '../../../speech/words.js';
import { type Couriers, later, never, type Parcel } from '../../outbox/courier.js';
import type { Letter } from './letter.js';
import type { MailParts } from './mailCourier.js';
import { mailOf } from './mailOf.js';

type Kind = 'email.accessCode' | 'email.accessLink' | 'email.accountChanged';

export interface AccountMailParts extends MailParts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hasher: Hasher;
  readonly digest: Digest;
  /** Our own address; undefined while it is not known yet. */
  origin(): string | undefined;
}

/** What is written about an account to its owner. A code, and a link's secret, are made here and can be read in the mail alone. */
export const accountCouriers = (parts: AccountMailParts): Pick<Couriers, Kind> => ({
  'email.accessCode': {
    deliver: async (parcel, signal) => {
      const issued = await issueAccessCode(parts, { operator: parcel.operator, challenge: parcel.message.challenge });
      const { code, account, until } = issued ?? {};
      if (account?.email === undefined || code === undefined || until === undefined) return never('recipient.gone');
      const letter = writing(parts, parcel, ({ say, speaker }) => ({
        opening: [
          say('mail:accessCode.greeting'),
          say('mail:accessCode.why', { until: speaker.format.instant(until) }),
        ],
        groups: [{ title: say('mail:accessCode.code'), lines: [{ label: '', value: code }] }],
        closing: [say('mail:accessCode.notYours')],
        ...{ subject: say('mail:accessCode.subject', { code }), title: say('mail:accessCode.title') },
      }));
      return parts.mailer.send(mailOf(parts, parcel, letter, { name: account.name, address: account.email }), signal);
    },
  },
  'email.accessLink': {
    deliver: async (parcel, signal) => {
      const { operator, message } = parcel;
      const origin = parts.origin();
      if (origin === undefined) return later('delivery.fault');
      const issued = await issueAccessLink(parts, { operator, account: message.account });
      const email = issued?.account.email;
      if (issued === undefined || email === undefined) return never('recipient.gone');
      const { account, secret, until } = issued;
      const letter = message.what === 'first' ? 'accessFirst' : 'accessAgain';
      const written = writing(parts, parcel, ({ say, speaker }) => ({
        opening: [
          say(`mail:${letter}.greeting`, { name: account.name }),
          say(`mail:${letter}.why`, { login: account.login }),
        ],
        groups: [],
        link: {
          label: say(`mail:${letter}.link`),
          address: secretLink(origin, { operator, page: 'access', language: message.language }, secret),
        },
        closing: [
          say(`mail:${letter}.until`, { until: speaker.format.instant(until) }),
          say(`mail:${letter}.notYours`),
        ],
        ...{ subject: say(`mail:${letter}.subject`), title: say(`mail:${letter}.title`) },
      }));
      return parts.mailer.send(mailOf(parts, parcel, written, { name: account.name, address: email }), signal);
    },
  },
  'email.accountChanged': {
    deliver: async (parcel, signal) => {
      const { account: id, what, at, to, browser = '' } = parcel.message;
      const account = await parts.store.read(({ accounts }) => accounts.get(id));
      if (account === undefined || account.disabledAt !== undefined) return never('recipient.gone');
      const letter = writing(parts, parcel, ({ say, speaker }) => ({
        opening: [
          say('mail:accountChanged.greeting'),
          say(`mail:accountChanged.${what}`, { at: speaker.format.instant(at), browser }),
        ],
        groups: [],
        closing: [say(what === 'locked' ? 'mail:accountChanged.lockedWhat' : 'mail:accountChanged.notYours')],
        ...{ subject: say(`mail:accountChanged.subjects.${what}`), title: say(`mail:accountChanged.titles.${what}`) },
      }));
      return parts.mailer.send(mailOf(parts, parcel, letter, { name: account.name, address: to }), signal);
    },
  },
});

interface Writing {
  readonly speaker: Speaker;
  /** A text of `mail`, which may name the operator and how it is reached. */
  say(key: WordKey, values?: Readonly<Record<string, string>>): string;
}

function writing(
  { operatorOf, speaker: of }: MailParts,
  { operator: id, message }: { [K in Kind]: Parcel<K> }[Kind],
  write: (writing: Writing) => Omit<Letter, 'language'>,
): Letter {
  const { title, contact } = operatorOf(id).profile;
  const speaker = of(message.language, id);
  const { language } = speaker.words;
  const common = {
    ...{ operator: inLanguage(title, language), phone: contact.phone, hours: inLanguage(contact.hours, language) },
  };
  const say: Writing['say'] = (key, values) => speaker.words.say(key, { ...common, ...values });
  return { language, ...write({ speaker, say }) };
}
