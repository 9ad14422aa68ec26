import { scopedReads } from '../../../domain/door/scope.js';
import { issueInvitation, type LinkPorts } from '../../../domain/people/invitationLink.js';
import type { UserProfile } from '../../../domain/records/userProfile.js';
import { secretLink } from '../../../domain/values/secretLink.js';
import { type Courier, later, type MessageOf, never } from '../../outbox/courier.js';
import { invitationLetter } from './invitation.js';
import type { MailParts } from './mailCourier.js';
import { mailOf } from './mailOf.js';

type Kind = 'email.invitation';

export interface InvitationParts extends MailParts, LinkPorts {
  /** Our own address; undefined while it is not known yet. */
  origin(): string | undefined;
}

/**
 * Invites people to a company's portal, with what the store has when the mail goes, and the link to confirm with. Who was removed, has
 * confirmed or is invited anew meanwhile gets none.
 */
export const invitationCourier = (parts: InvitationParts): Courier<Kind> => ({
  deliver: async (parcel, signal) => {
    const { operator: of, message } = parcel;
    const origin = parts.origin();
    if (origin === undefined) return later('delivery.fault');
    const inviting = await invitingIn(parts, of, message);
    const issued = inviting && (await issueInvitation(parts, { operator: of, ...message }));
    if (inviting === undefined || issued === undefined) return never('recipient.gone');
    const operator = parts.operatorOf(of);
    const { profile, secret, until } = issued;
    const link = secretLink(origin, { operator: of, page: 'invitation', language: message.language }, secret);
    const letter = invitationLetter(
      { ...inviting, profile, link, until },
      operator,
      parts.speaker(message.language, of),
    );
    return parts.mailer.send(mailOf(parts, parcel, letter, { name: nameOf(profile), address: profile.email }), signal);
  },
});

const nameOf = ({ firstName, lastName }: UserProfile): string => `${firstName} ${lastName}`;

/** Who invites to which company; undefined once either is gone. */
const invitingIn = ({ store }: MailParts, operator: string, message: MessageOf<Kind>) =>
  store.read(async (all) => {
    const { organisation } = message;
    const tables = scopedReads(all, { operator, organisation });
    const company = await tables.organisations.get(organisation);
    const by = await tables.accounts.get(message.by);
    return company && by && { by: by.name, organisation: company.name };
  });
