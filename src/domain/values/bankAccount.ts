import {
  countrySpecs,
  friendlyFormatIBAN,
  isSEPACountry,
  isValidIBAN,
  ValidationErrorsIBAN,
  validateIBAN,
} from 'ibantools';
import { z } from 'zod';
import { plainSigns } from '../terms/plainText.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { printedCode } from './identifiers.js';
import { Sealed } from './sealed.js';

/** A bank account as it is carried about: its number (IBAN) sealed, and as much of it as people tell it by. */
export const BankAccount = z.object({ sealed: Sealed, shown: z.string() });
export type BankAccount = z.output<typeof BankAccount>;

/** What stands before a number that was copied, and what its groups are parted by. */
const BEFORE = /^[\s("']*IBAN[\s)("']*(?:N[°O]?\.?|NR\.?|№|#)?[\s:=.-]*/;
const BETWEEN = /[\s.,;:/'"()_-]/g;

/** An IBAN as it is read: capitals and digits without blanks, however it was printed or copied. */
const compact = (typed: string): string => printedCode(typed).replace(BEFORE, '').replaceAll(BETWEEN, '');

/** Whether a text begins as an IBAN does: two letters and two digits, and nothing but letters and digits. */
export const looksLikeIban = (typed: string): boolean => /^[A-Z]{2}\d{2}[A-Z\d]{4,}$/.test(compact(typed));

/** The number of a bank account (IBAN, ISO 13616) from which SEPA can collect, in its electronic form. */
export function ibanFrom(typed: string): Result<string> {
  const iban = compact(typed);
  const country = iban.slice(0, 2);
  if (!looksLikeIban(typed)) return refuse('value.iban');
  const { errorCodes } = validateIBAN(iban);
  if (errorCodes.includes(ValidationErrorsIBAN.NoIBANCountry)) return refuse('value.ibanCountry');
  if (!isSEPACountry(country)) return refuse('value.ibanSepa', { country });
  const length = lengthIn(country);
  if (iban.length !== length) return refuse('value.ibanLength', { country, length });
  return errorCodes.length > 0 ? refuse('value.ibanCheck') : ok(iban);
}

const lengthIn = (country: string): number => countrySpecs[country]?.chars ?? 0;

/** As much of it as may be seen: the country and the last four signs. */
export const maskedIban = (iban: string): string => `${iban.slice(0, 2)} •••• ${iban.slice(-4)}`;

/** As it is printed, in groups of four. */
export const printedIban = (iban: string): string => friendlyFormatIBAN(iban) ?? iban;

const CANDIDATE = /(?<![A-Z\d])[A-Z]{2}\d{2}(?:[\s.-]?[A-Z\d]){8,}/g;

/** Whether somewhere in a text stands a whole IBAN, of any country. */
export const holdsIban = (text: string): boolean =>
  (plainSigns(text).toUpperCase().match(CANDIDATE) ?? []).some((found) => {
    const signs = compact(found);
    return isValidIBAN(signs.slice(0, lengthIn(signs.slice(0, 2))));
  });
