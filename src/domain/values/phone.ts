import {
  AsYouType,
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { z } from 'zod';
import { plainSigns } from '../terms/plainText.js';
import { ok, type Result, refuse } from '../terms/result.js';

/** What stands around a number that was copied: quotes, the comma of a list, what a link to call begins with. */
const BEFORE = /^[\s"'<,;]*(?:tel:)?\s*/i;
const AFTER = /(?<![\s"'>,;])[\s"'>,;]+$/;
/** What typographers part the groups of a number by. */
const MIDDLE_DOT = /[·•∙⋅‧]/g;

/** A text in plain signs, as numbers are looked for in it. */
export const numberSigns = (typed: string): string => plainSigns(typed).replaceAll(MIDDLE_DOT, '.');

/** A number in plain signs, without what stands around it. */
export const dialled = (typed: string): string =>
  numberSigns(typed).replaceAll(/\s+/g, ' ').replace(BEFORE, '').replace(AFTER, '');

/** A phone number as typed: digits and what people put between them. Its country is checked by `phoneIn`. */
export const phone = z
  .string()
  .overwrite(dialled)
  .min(1, 'value.missing')
  .max(25, 'value.tooLong')
  .regex(/^\+?[\d\s()./-]{5,}$/, 'value.phoneForm');

/** The same, and short ones as they are dialled: what is no whole number says why where it is checked. */
export const dialledNumber = z
  .string()
  .overwrite(dialled)
  .min(1, 'value.missing')
  .max(25, 'value.tooLong')
  .regex(/^\+?[\d\s()./-]{2,}$/, 'value.phoneForm');

/** An ISO 3166-1 country that has a numbering plan. */
export const country = z.string().refine((code): boolean => isSupportedCountry(code), 'value.choice');

/** 00 stands before a calling code, also where it is dialled in another way: no national number begins with it. */
const withCallingCode = (typed: string): string => dialled(typed).replace(/^00/, '+');

/**
 * The number in E.164, read as somebody in `country` (ISO 3166-1 alpha-2) dials it: national or international.
 * Refused: what is no number there (`value.phone`), and a number of another country (`value.phoneCountry`).
 */
export function phoneIn(country: string, typed: string): Result<string> {
  const number = withCallingCode(typed);
  const read = isSupportedCountry(country) ? parsePhoneNumberFromString(number, country) : undefined;
  if (read === undefined || !isSupportedCountry(country)) return refuse('value.phone', { country });
  const foreign = read.countryCallingCode !== getCountryCallingCode(country);
  // Where countries share a calling code (+1, +7), only a valid number says which of them it is of.
  if (foreign || (read.country !== undefined && read.country !== country)) {
    return refuse('value.phoneCountry', { country });
  }
  return read.isValid() ? ok(read.number) : refuse('value.phone', { country });
}

/** The same, of any country where the international form is typed: people have a second phone across the border. */
export function phoneAnywhere(country: string, typed: string): Result<string> {
  const number = withCallingCode(typed);
  const read = number.startsWith('+') ? parsePhoneNumberFromString(number) : undefined;
  return read?.isValid() ? ok(read.number) : phoneIn(country, typed);
}

/** The digits of a number as typed. */
export const shortNumber = (typed: string): string => dialled(typed).replaceAll(/\D/g, '');

/** Emergency calls, services and short codes have so many digits at the most, and no country's code. */
const MOST_SHORT = 6;
export const isShortNumber = (typed: string): boolean =>
  !dialled(typed).startsWith('+') && shortNumber(typed).length <= MOST_SHORT;

/** Whether a call there costs more than one to a person. The library says it for all countries that share the calling code. */
export function isPremium(country: string, typed: string): boolean {
  const read = isSupportedCountry(country) ? parsePhoneNumberFromString(withCallingCode(typed), country) : undefined;
  const type = read?.getType();
  return type === 'PREMIUM_RATE' || type === 'SHARED_COST';
}

/** How many digits a number that is dialled in a country may have, with its prefix, its calling code or neither. */
export function lengthsIn(country: string): ReadonlySet<number> {
  const known = lengths.get(country) ?? new Set(isSupportedCountry(country) ? allLengths(country) : []);
  lengths.set(country, known);
  return known;
}
const lengths = new Map<string, ReadonlySet<number>>();

function allLengths(country: CountryCode): number[] {
  // The library says it of digits that begin with no prefix: in no numbering plan is 2 one.
  const national = Array.from({ length: MOST_NATIONAL }, (_, index) => index + 1).filter(
    (length) => validatePhoneNumberLength('2'.repeat(length), country) === undefined,
  );
  const code = getCountryCallingCode(country).length;
  // A prefix that is dialled within the country has one digit, in Belarus up to two; 00 stands before a calling code.
  const more = [0, 1, 2, code, code + 2];
  return national.flatMap((length) => more.map((digits) => length + digits));
}
const MOST_NATIONAL = 14;

/** An E.164 number as people read it: "+243 812 345 678". */
export const phoneForReading = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;

/**
 * The beginning of a number in E.164, read as somebody in `country` dials it: "0470" and "+32470" are "+32470" in
 * Belgium. Undefined where it says nothing yet, such as the trunk prefix alone.
 */
export function phoneBeginning(country: string, typed: string): string | undefined {
  if (!isSupportedCountry(country)) return undefined;
  const reading = new AsYouType(country);
  reading.input(typed.replace(/^00/, '+'));
  return reading.getNumber()?.number;
}

/** The code that numbers of a country begin with, as "+32". Undefined for a country without a numbering plan. */
export const callingCode = (country: string): string | undefined =>
  isSupportedCountry(country) ? `+${getCountryCallingCode(country)}` : undefined;
