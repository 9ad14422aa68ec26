import { z } from 'zod';
import { plainSigns } from '../terms/plainText.js';
import { passesLuhn } from './luhn.js';
import { isScientific } from './scientific.js';

/** Cyrillic and Greek capitals that nobody can tell from Latin ones: a keyboard that was not switched writes them. */
const LOOK_ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      А: 'A',
      В: 'B',
      С: 'C',
      Е: 'E',
      Н: 'H',
      І: 'I',
      Ј: 'J',
      К: 'K',
      М: 'M',
      О: 'O',
      Р: 'P',
      Ѕ: 'S',
      Т: 'T',
      У: 'Y',
      Х: 'X',
    },
    ...{
      Ԛ: 'Q',
      Ԝ: 'W',
      Ү: 'Y',
      Α: 'A',
      Β: 'B',
      Ε: 'E',
      Ζ: 'Z',
      Η: 'H',
      Ι: 'I',
      Κ: 'K',
      Μ: 'M',
      Ν: 'N',
      Ο: 'O',
      Ρ: 'P',
      Τ: 'T',
    },
    ...{ Υ: 'Y', Χ: 'X' },
  }),
);
const NO_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;

/** A code as it is printed: plain signs, capitals, single blanks; letters of another alphabet that look the same are Latin. */
export const printedCode = (text: string): string =>
  plainSigns(text)
    .toUpperCase()
    .replaceAll(NO_LATIN, (letter) => LOOK_ALIKE.get(letter) ?? letter)
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Read as typed on paper: blanks around and letter case do not count. */
const code = z.string().overwrite(printedCode).min(1, 'value.missing').max(40, 'value.tooLong');

/** The number of an identity document. What a type of document looks like in a country is the operator's data. */
export const documentNumber = code.regex(/^[A-Z0-9][A-Z0-9 /.-]{3,23}$/, 'value.documentCharacters');

/** Letters and digits as they are printed in groups; the blanks and dashes of the print are left out. */
const printed = (problem: string) =>
  code.transform((text) => text.replaceAll(/[\s-]/g, '')).pipe(z.string().regex(/^[A-Z0-9]{8,20}$/, problem));

/** A modem's serial number as printed on its label. */
export const modemSerial = printed('value.modemSerial');

/**
 * The number of a SIM card (ICCID, ITU-T E.118) as it is printed on it: 19 or 20 digits, the last of which is their check digit. One
 * that was copied from a spreadsheet may be no number any more.
 */
export const simNumber = code
  .refine((text) => !isScientific(text), { error: 'value.simShortened', abort: true })
  .transform((text) => text.replaceAll(/[\s-]/g, ''))
  .pipe(
    z
      .string()
      .regex(/^89\d{17,18}$/, { error: 'value.simNumber', abort: true })
      .refine(passesLuhn, 'value.simCheck'),
  );

/** The activation key of a subscription, which KONNECT's guide calls its activation number. */
export const activationNumber = printed('value.activationNumber');

/** A device is told by this many digits; a check digit, or two of its software's version, may follow (3GPP TS 23.003, 6.2). */
const DEVICE_DIGITS = 14;
export const deviceOf = (digits: string): string => digits.slice(0, DEVICE_DIGITS);

/** The number of a device (IMEI, IMEISV), as it is typed or read from `*#06#`: kept without check digit and version. */
export const imei = z
  .string()
  .overwrite((text) => plainSigns(text).replaceAll(/[\s./-]/g, ''))
  .min(1, 'value.missing')
  .regex(/^\d{14,16}$/, 'value.imei')
  .refine((digits) => !/^0+$/.test(digits), 'value.imei')
  .refine((digits) => digits.length !== DEVICE_DIGITS + 1 || passesLuhn(digits), 'value.imeiDigit')
  .overwrite(deviceOf);

/** A PIN as it is typed: its digits may stand in groups of the same length. What is none stays as it is. */
export function typedPin(text: string): string {
  const groups = plainSigns(text).trim().split(/\s+/);
  const alike = groups.every((group) => /^\d+$/.test(group) && group.length === groups[0]?.length);
  return alike ? groups.join('') : text;
}

/** A PIN: 4 to 8 digits (3GPP TS 22.030 has the same lengths for a SIM's). */
export const pin = z
  .string()
  .overwrite(typedPin)
  .regex(/^\d{4,8}$/, 'value.pin');

/** A one-time code: six digits, in one group or two. */
export const oneTimeCode = z
  .string()
  .overwrite(typedPin)
  .regex(/^\d{6}$/, 'value.oneTimeCode');

/** Longer ones cost more to hash and judge than they are worth. */
export const LONGEST_PASSWORD = 200;

/** A password as it is typed: every sign counts. */
export const password = z.string().min(6, 'value.password').max(LONGEST_PASSWORD, 'value.password');

/** Whether a text could be a PIN typed in the wrong place. Such a text is neither echoed nor kept. */
export const looksSecret = (text: string): boolean => text.length <= 100 && pin.safeParse(text).success;

/** Whether somewhere in a text stands what could be a PIN: four to eight digits by themselves, in one group or two. */
export const holdsSecret = (text: string): boolean => LONE_DIGITS.test(plainSigns(text));
const LONE_DIGITS = /(?<![\p{L}\d+.,/-]|\d )(?:\d{4,8}|\d{2,4} \d{2,4})(?![\p{L}\d]|[.,/-]\d| \d)/u;
