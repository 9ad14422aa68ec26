import type { Search } from '../records/tables.js';
import type { UserProfile } from '../records/userProfile.js';
import { spellings } from '../terms/plainText.js';
import { dialled, phoneBeginning } from '../values/phone.js';

type Sought = Pick<UserProfile, 'description' | 'firstName' | 'lastName' | 'email' | 'phone'>;

/** A profile as a search compares it: the phone's digits without +, then everything else that it is known by. */
export const profileSought = ({ description, firstName, lastName, email, phone = '' }: Sought): string =>
  [phone.replace('+', ''), ...spellings([description, firstName, lastName, firstName, email].join(' '))]
    .filter((part) => part !== '')
    .join(' ');

const NUMBER = /^[\d+()./\s-]*\d{2}[\d+()./\s-]*$/;

/** What somebody typed to find profiles, as a store looks for it: a part of a phone, or of any text. */
export function profileLike(country: string, typed: string): Search<'profiles'>['like'] {
  const text = dialled(typed);
  const digits = text.replaceAll(/\D/g, '');
  const begun = NUMBER.test(text) ? (phoneBeginning(country, digits) ?? '') : '';
  const masks = NUMBER.test(text) ? [digits, begun.replace('+', '')] : spellings(text);
  return [...new Set(masks.filter((mask) => mask !== ''))].map((mask) => ({
    column: 'sought',
    mask: `%${mask.replaceAll(' ', '%')}%`,
  }));
}
