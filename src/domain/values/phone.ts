import {
  AsYouType,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { z } from 'zod';
import { ok, type Result, refuse } from '../terms/result.js';

/** A phone number as typed: digits and what people put between them. Its country is checked by `phoneIn`. */
export const phone = z
  .string()
  .trim()
  .min(1, 'value.missing')
  .max(25, 'value.tooLong')
  .regex(/^\+?[\d\s()./-]{5,}$/, 'value.phoneForm');

/** An ISO 3166-1 country that has a numbering plan. */
export const country = z.string().refine((code): boolean => isSupportedCountry(code), 'value.choice');

/**
 * The number in E.164, read as somebody in `country` (ISO 3166-1 alpha-2) dials it: national or international.
 * Refused: what is no number there (`value.phone`), and a number of another country (`value.phoneCountry`).
 */
export function phoneIn(country: string, typed: string): Result<string> {
  if (!isSupportedCountry(country)) return refuse('value.phone', { country });
  const read = parsePhoneNumberFromString(typed, country);
  if (read === undefined) return refuse('value.phone', { country });
  const foreign = read.countryCallingCode !== getCountryCallingCode(country);
  // Where countries share a calling code (+1, +7), only a valid number says which of them it is of.
  if (foreign || (read.country !== undefined && read.country !== country)) {
    return refuse('value.phoneCountry', { country });
  }
  return read.isValid() ? ok(read.number) : refuse('value.phone', { country });
}

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
