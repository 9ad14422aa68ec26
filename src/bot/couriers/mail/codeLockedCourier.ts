import { scopedReads } from '../../../domain/door/scope.js';
import { languageOf } from '../../../domain/operator/index.js';
import { LOCK_MS } from '../../../domain/secretCodes/locked.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import { phoneForReading } from '../../../domain/values/phone.js';
import { type Courier, type MessageOf, never } from '../../outbox/courier.js';
import type { Letter } from './letter.js';
import type { MailParts } from './mailCourier.js';
import { mailOf } from './mailOf.js';

type Kind = 'email.codeLocked';

/** Tells the administrator who sent a secret code that it was tried wrong too often. The code is not in it: nobody has it. */
export const codeLockedCourier = (parts: MailParts): Courier<Kind> => ({
  deliver: async (parcel, signal) => {
    const { operator: of, message } = parcel;
    const found = await whom(parts, of, message);
    if (found === undefined) return never('recipient.gone');
    const language = languageOf(parts.operatorOf(of), found.account);
    const letter = write(parts, of, { ...found, at: message.at }, language);
    return parts.mailer.send(mailOf(parts, parcel, letter, { name: found.account.name, address: found.email }), signal);
  },
});

/** Who sent it, as long as they still work for the company; and the number. */
const whom = ({ store }: MailParts, operator: string, { organisation, account: id, line: lineId }: MessageOf<Kind>) =>
  store.read(async (all) => {
    const tables = scopedReads(all, { operator, organisation });
    const [account, line] = [await tables.accounts.get(id), await tables.lines.get(lineId)];
    if (account?.email === undefined || line === undefined) return undefined;
    if (account.organisations?.includes(organisation) !== true) return undefined;
    return { account, email: account.email, number: line.number };
  });

function write(
  { speaker, operatorOf }: MailParts,
  of: string,
  { number, at }: { readonly number: string; readonly at: string },
  language: Letter['language'],
): Letter {
  const { words, format } = speaker(language, of);
  const operator = inLanguage(operatorOf(of).profile.title, language);
  const until = format.instant(new Date(Date.parse(at) + LOCK_MS).toISOString());
  return {
    language,
    subject: words.say('mail:codeLocked.subject', { operator }),
    title: words.say('mail:codeLocked.title'),
    opening: [
      words.say('mail:codeLocked.greeting'),
      words.say('mail:codeLocked.why', { number: phoneForReading(number), until }),
    ],
    groups: [],
    closing: [words.say('mail:codeLocked.what')],
  };
}
