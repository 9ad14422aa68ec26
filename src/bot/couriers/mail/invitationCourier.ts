import { scopedReads } from '../../../domain/door/scope.js';
import { type Courier, type MessageOf, never } from '../../outbox/courier.js';
import { type Invited, invitationLetter } from './invitation.js';
import { asHtml, asText } from './letter.js';
import type { MailParts } from './mailCourier.js';
import { senderOf } from './sender.js';

type Kind = 'email.invitation';

/** Invites people to a company's portal, with what the store has when the mail goes. Who was removed or has confirmed meanwhile gets none. */
export const invitationCourier = (parts: MailParts): Courier<Kind> => ({
  deliver: async ({ id, operator: of, message, createdAt }, signal) => {
    const invited = await found(parts, of, message);
    if (invited === undefined || invited.profile.state === 'validated') return never('recipient.gone');
    const operator = parts.operatorOf(of);
    const { profile } = invited;
    const letter = invitationLetter(invited, operator, parts.speaker(message.language, of));
    const mail = {
      ...{ id, ...senderOf(operator.profile, message.language, parts.from) },
      to: { name: `${profile.firstName} ${profile.lastName}`, address: profile.email },
      ...{ language: message.language, date: new Date(createdAt), subject: letter.subject },
      ...{ text: asText(letter), html: asHtml(letter) },
    };
    return parts.mailer.send(mail, signal);
  },
});

const found = ({ store }: MailParts, operator: string, message: MessageOf<Kind>): Promise<Invited | undefined> =>
  store.read(async (all) => {
    const { organisation } = message;
    const tables = scopedReads(all, { operator, organisation });
    const profile = await tables.profiles.get(message.profile);
    const company = await tables.organisations.get(organisation);
    const by = await tables.accounts.get(message.by);
    return profile && company && by && { profile, by: by.name, organisation: company.name };
  });
