import { z } from 'zod';
import { plainSigns, visible } from '../terms/plainText.js';

/** Every schema's message is a ProblemCode: its sentence stands in locales, next to the field on a card. */

const CONTROL = /\p{Cc}/u;

/** One typed line of at most `max` UTF-16 units, kept as it is seen; blanks at both ends are left out. */
export const textLine = (max: number) =>
  z
    .string()
    .overwrite((text) => visible(text).replaceAll('\t', ' ').trim())
    .min(1, 'value.missing')
    .max(max, 'value.tooLong')
    .refine((text) => !CONTROL.test(text), 'value.text');

/** Several typed lines of at most `max` UTF-16 units together; line breaks and tabs are kept. */
export const textBlock = (max: number) =>
  z
    .string()
    .overwrite((text) => visible(text).trim())
    .min(1, 'value.missing')
    .max(max, 'value.tooLong')
    .refine((text) => !CONTROL.test(text.replaceAll(/[\n\t]/g, '')), 'value.text');

/** What names are written with beside letters: initials, particles, two names in one. */
const OF_NAMES = /[\s.,'’ʼ\p{Pd}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Cf}]/gu;
const NO_LETTER = /[^\p{L}]/gu;

/** Whether a text reads as a name: it has as many letters as other signs. Pictures beside letters are part of it. */
const isNamed = (text: string, others: RegExp): boolean => {
  const counted = text.replaceAll(OF_NAMES, '').replaceAll(others, '');
  const letters = counted.replaceAll(NO_LETTER, '').length;
  return letters > 0 && letters * 2 >= counted.length;
};
const NONE = /(?!)/g;
const NUMBERS = /\p{N}/gu;
/** A row of digits is a phone, a document or a PIN in the wrong place. */
const LONG_NUMBER = /\p{N}{6}/u;

/** A person's or company's name (K2: nom, post nom, prénom), in any script. */
export const personName = textLine(60).refine((text) => isNamed(text, NONE) && !LONG_NUMBER.test(text), 'value.name');

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+@＝＋＠-]/;

/** What a company is called for short (C3): anything that people can read out. */
export const companyName = textLine(60).refine((text) => !FORMULA.test(text), 'value.formula');

/** Who uses a line, as an administrator writes it (B7): a person, a department, a machine with its number. */
export const lineUser = textLine(60)
  .refine((text) => !FORMULA.test(text), { error: 'value.formula', abort: true })
  .refine((text) => isNamed(text, NUMBERS) && !LONG_NUMBER.test(text), 'value.lineUser');

/** An avenue, a commune, a town: it may have more digits than letters. */
export const placeName = textLine(80).refine((text) => isNamed(text, NUMBERS), 'value.place');

const HOUSE_NUMBER = /^(?!.*\d{6})(?:(?:n[°o]?\.?|nr\.?|#) ?)?[\p{L}\p{N}][\p{L}\p{N} /⁄.,()-]*$/iu;

/** A number in a street: "12", "12 bis", "B/14", "N°12", "№ 12", "#12", "s/n". Five digits in a row at the most. */
export const houseNumber = textLine(12).refine((text) => HOUSE_NUMBER.test(plainSigns(text)), 'value.houseNumber');

/** What a link to write to and a mail program's list put around an address. */
const AROUND_ADDRESS = /^(?:mailto:|<)+|>$/gi;

/** An address that mail can be sent to, in any script; RFC 5321 allows 254 characters. */
export const email = z
  .string()
  .overwrite((text) => visible(text).normalize('NFKC').trim().replaceAll(AROUND_ADDRESS, ''))
  .min(1, 'value.missing')
  .max(254, { error: 'value.tooLong', abort: true })
  .refine((text) => Ascii.safeParse(inAscii(text)).success, 'value.email');

const Ascii = z.email();

/** An address as servers without other scripts know its domain (IDNA); letters of a mailbox (RFC 6531) stand for themselves. */
function inAscii(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0) return '';
  const mailbox = address.slice(0, at).replaceAll(/(?![\p{ASCII}])[\p{L}\p{M}\p{N}]/gu, 'x');
  const domain = domainInAscii(address.slice(at + 1));
  // The rule for ASCII addresses takes letters only for a domain's last part.
  return `${mailbox}@${domain.replace(/\.xn--[a-z0-9-]+$/, '.test')}`;
}

function domainInAscii(domain: string): string {
  if (/[\s/:?#@%\\[\]]/.test(domain) || !URL.canParse(`http://${domain}`)) return '';
  return new URL(`http://${domain}`).hostname;
}
