import type { Operator } from '../../../domain/operator/index.js';
import { profileRulesOf } from '../../../domain/people/profiles.js';
import type { UserProfile } from '../../../domain/records/userProfile.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import { phoneForReading } from '../../../domain/values/phone.js';
import type { Speaker } from '../../../speech/speaker.js';
import type { Letter } from './letter.js';

/** Somebody who is invited, by whom, and to which company. */
export interface Invited {
  readonly profile: UserProfile;
  readonly by: string;
  readonly organisation: string;
  /** The page that confirms the profile, and until when (ISO 8601) it does. */
  readonly link: string;
  readonly until: string;
}

/** Telenet guide (T1, T16): who invites to what, as what, and the link to go on with. */
export function invitationLetter(invited: Invited, operator: Operator, { words, format }: Speaker): Letter {
  const { profile, by, organisation, link, until } = invited;
  const { title, contact } = operator.profile;
  const { language } = words;
  const say = (key: string, values = {}) =>
    words.say(`mail:invitation.${key}`, { operator: inLanguage(title, language), ...values });
  const line = (key: string, value: string) => ({
    label: words.say('mail:label', { label: say(`facts.${key}`) }),
    value,
  });
  const reach = { email: contact.email, phone: contact.phone, hours: inLanguage(contact.hours, language) };
  return {
    language,
    subject: say('subject'),
    title: say('title'),
    opening: [say('greeting'), say('why')],
    groups: [
      {
        title: say('groups.invitation'),
        lines: [
          line('by', by),
          line('organisation', organisation),
          line('role', inLanguage(profileRulesOf(operator).roles[profile.role], language)),
        ],
      },
      {
        title: say('groups.profile'),
        lines: [
          line('name', `${profile.firstName} ${profile.lastName}`),
          line('email', profile.email),
          ...(profile.phone === undefined ? [] : [line('phone', phoneForReading(profile.phone))]),
        ],
      },
    ],
    link: { label: say('link'), address: link },
    closing: [say('until', { until: format.instant(until) }), say('goOn', reach), say('notYours', reach)],
  };
}
