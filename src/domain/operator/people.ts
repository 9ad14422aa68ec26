import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Address } from '../records/address.js';
import { Language } from '../terms/language.js';
import type { Period } from '../terms/period.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { addressPart, placeIn, postcode, postcodeIn } from '../values/address.js';
import { rulesOf } from '../values/countries.js';
import { phone, phoneAnywhere } from '../values/phone.js';
import { email, houseNumber, personName, placeName } from '../values/text.js';
import { todayOf } from './calendar.js';
import type { Operator } from './operator.js';

/** What a command that takes a person asks for, by the names of the fields of `person()`. Take what is asked: `PersonInput.pick({ … })`. */
export const PersonInput = z.object({
  title: z.string().optional(),
  lastName: personName,
  firstName: personName,
  birthDate: z.iso.date(),
  email,
  phone,
  spokenLanguage: Language,
});
export type PersonInput = z.output<typeof PersonInput>;

/** What a command that takes an address asks for, by the names of the fields of `address()`. */
export const AddressInput = z.object({
  country: z.string(),
  postcode: postcode.optional(),
  place: placeName,
  street: placeName,
  houseNumber,
  suffix: addressPart.optional(),
  box: addressPart.optional(),
});
export type AddressInput = z.output<typeof AddressInput>;

/** Nobody grows older. */
const OLDEST = 120;

/**
 * A day of birth of somebody who may have a line of a company: it lies behind (`birth.ahead`), and whoever was born then is of an
 * age to work in the operator's country (`birth.tooYoung`) and alive (`birth.tooOld`).
 */
export function bornIn(operator: Operator, now: Date, day: string): Result<string> {
  const today = todayOf(operator, now);
  if (day > today) return refuse('birth.ahead');
  const age = Math.floor(DateTime.fromISO(today).diff(DateTime.fromISO(day), 'years').years);
  const { workingAge } = rulesOf(operator.profile.country);
  if (age < workingAge) return refuse('birth.tooYoung', { years: workingAge });
  return age > OLDEST ? refuse('birth.tooOld', { years: OLDEST }) : ok(day);
}

/** The days on which somebody can have been born who is alive; how old they must be, `bornIn` says. */
export function birthDays({ operator, now }: { readonly operator: Operator; readonly now: Date }): Period {
  const until = todayOf(operator, now);
  return {
    from: DateTime.fromISO(until)
      .minus({ years: OLDEST + 1 })
      .toFormat('yyyy-MM-dd'),
    until,
  };
}

/** The phone of somebody here, in E.164: as it is dialled in the operator's country, or of any other in international form (`value.phoneHere`). */
export function phoneHere({ profile: { country } }: Operator, typed: string): Result<string> {
  const read = phoneAnywhere(country, typed);
  return read.ok ? read : refuse('value.phoneHere', { country });
}

/** What was given of a person as it is kept, when every rule of the operator's country has been applied. */
export function personOf<P extends Partial<PersonInput>>(operator: Operator, now: Date, input: P): Result<P> {
  const { profile } = operator;
  const titled = input.title === undefined || profile.titles.some(({ id }) => id === input.title);
  const spoken = input.spokenLanguage === undefined || profile.languages.includes(input.spokenLanguage);
  if (!titled || !spoken) return refuse('value.choice');
  const born = input.birthDate === undefined ? fine : bornIn(operator, now, input.birthDate);
  if (!born.ok) return born;
  if (input.phone === undefined) return ok(input);
  const reached = phoneHere(operator, input.phone);
  return reached.ok ? ok({ ...input, phone: reached.value }) : reached;
}

/** The countries that an operator sends something to, its own first. */
export const addressCountriesOf = ({ profile }: Operator): readonly string[] => [
  profile.country,
  ...profile.addressCountries.filter((code) => code !== profile.country),
];

/** An address as it is kept, when every rule of its country has been applied. */
export function addressOf(operator: Operator, input: AddressInput): Result<Address> {
  const { country } = input;
  if (!addressCountriesOf(operator).includes(country)) return refuse('value.choice');
  if (input.postcode === undefined && rulesOf(country).postcode !== undefined) return refuse('value.missing');
  const code = input.postcode === undefined ? ok(undefined) : postcodeIn(country, input.postcode);
  if (!code.ok) return code;
  const place = placeIn(country, input.place);
  return place.ok ? ok({ ...input, postcode: code.value, place: place.value }) : place;
}
