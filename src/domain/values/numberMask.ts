import { plain } from '../terms/plainText.js';
import { callingCode, dialled, phoneBeginning, phoneIn } from './phone.js';

/** A number, a part of one or a mask of one, and no name. Goes over a text twice, whatever is in it. */
export const NUMBER_LIKE = /^(?=\D*\d)[\d%_+()./\s-]+$/;
const BETWEEN_DIGITS = /[()./\s-]/g;
/** E.164 has no more digits, after 00. */
const MOST_DIGITS = 17;

/** Without what people put between the digits. */
export const bareNumber = (text: string): string => text.replaceAll(BETWEEN_DIGITS, '');

/** A mask over a whole number (E.164), which people begin with the country's code or without. */
export function masksOver(country: string, mask: string): string[] {
  if (mask.startsWith('+') || mask.startsWith('%')) return [mask];
  if (mask.startsWith('00')) return [`+${mask.slice(2)}`];
  const [digits = ''] = /^\d*/.exec(mask) ?? [];
  const rest = mask.slice(digits.length);
  const national = `${callingCode(country) ?? ''}${mask}`;
  return [...new Set([national, `+${mask}`, ...begun(country, digits).map((begin) => begin + rest)])];
}

/** Where the typed beginning has a prefix that is dialled only, the number begins without it. */
export function begun(country: string, digits: string): string[] {
  const begin = digits.length > MOST_DIGITS ? undefined : phoneBeginning(country, digits);
  return begin === undefined ? [] : [begin];
}

/**
 * Masks over whole numbers for what somebody in `country` (ISO 3166-1 alpha-2) typed to find one: a mask, or a part of a number,
 * from its beginning as it is dialled or out of its middle. Undefined: it is no number and no part of one.
 */
export function numberMasks(country: string, typed: string): string[] | undefined {
  const text = plain(dialled(typed));
  if (!NUMBER_LIKE.test(text)) return undefined;
  const bare = bareNumber(text);
  if (/[%_]/.test(bare)) return masksOver(country, bare);
  const parts = bare.startsWith('+')
    ? [`${bare}%`]
    : [`%${bare}%`, ...begun(country, bare).map((begin) => `${begin}%`)];
  // A whole one may have what nobody dials, such as "+32 (0)470".
  const whole = phoneIn(country, text);
  return [...new Set([...parts, ...(whole.ok ? [whole.value] : [])])];
}
