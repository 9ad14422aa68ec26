import { z } from 'zod';
import { phoneFits } from '../../domain/people/checks.js';
import { spokenLanguages, titles } from '../../domain/people/choices.js';
import { Language } from '../../domain/terms/language.js';
import { phone } from '../../domain/values/phone.js';
import { email } from '../../domain/values/text.js';
import { birthDate } from './birthDate.js';
import { choiceOf } from './choice.js';
import { emailText, name, phoneText } from './text.js';

const Title = z.string('value.choice').max(100, 'value.choice');
const Spoken = z.enum(Language.options, 'value.choice');

/** What may be asked of a person. Their words stand in `locales/<language>/fields.json`. */
const parts = () => ({
  title: choiceOf(Title, titles).optional(),
  firstName: name(),
  lastName: name(),
  birthDate: birthDate(),
  email: emailText(email),
  phone: phoneText(phone, { after: [], kept: phoneFits }),
  spokenLanguage: choiceOf(Spoken, spokenLanguages),
});
type Parts = ReturnType<typeof parts>;

/**
 * The fields of a person, those that are named or all, in this order, to be spread into a screen: `z.object({ ...person() })`. They
 * bring their lists and their rules along: a phone as it is dialled in the operator's country, a birth date of somebody of an age
 * to work, languages and titles of the operator. All but the title are needed; `optional(person('phone'))` and
 * `allIfAsked(person())` make them otherwise. A command takes them as `PersonInput` and keeps them by `personOf`.
 */
export function person<K extends keyof Parts = keyof Parts>(...names: readonly K[]): Pick<Parts, K>;
export function person(...names: readonly string[]): Partial<Parts> {
  return named(parts(), names);
}

/** Those fields of a group that are named, in the group's order; without any, all. */
export const named = <G extends object>(group: G, names: readonly string[]): Partial<G> =>
  names.length === 0 ? group : pickedOf(group, names);

function pickedOf<G extends object>(group: G, names: readonly string[]): Partial<G> {
  const some: Partial<G> = { ...group };
  for (const name in some) if (!names.includes(name)) delete some[name];
  return some;
}
