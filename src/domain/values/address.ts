import { z } from 'zod';
import { plainSigns } from '../terms/plainText.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { rulesOf } from './countries.js';
import { printedCode } from './identifiers.js';
import { placeName, textLine } from './text.js';

/** A postcode as typed. What one looks like in its country is said by `postcodeIn`. */
export const postcode = z.string().overwrite(printedCode).min(1, 'value.missing').max(12, 'value.tooLong');

const PART = /^[\p{L}\p{N}][\p{L}\p{N} /.-]*$/u;
/** What follows a street's number: a suffix ("A", "bis"), a box or flat ("3", "12/4"). */
export const addressPart = textLine(10).refine((text) => PART.test(plainSigns(text)), 'value.addressPart');

/** A postcode as it is kept in a country: "1012 AB", and "1000" of "B-1000". Refused: `value.postcode`, with an example. */
export function postcodeIn(country: string, typed: string): Result<string> {
  const { sign, postcode: rule } = rulesOf(country);
  const bare = printedCode(typed).replace(new RegExp(`^${sign}[ -]*(?=\\d)`), '');
  if (rule === undefined) return ok(bare);
  return rule.form.test(bare)
    ? ok(bare.replace(rule.form, rule.kept))
    : refuse('value.postcode', { country, example: rule.example });
}

/** A place as it is kept, without a postcode that was typed before it: "2050 Antwerpen". Refused: `value.place`. */
export function placeIn(country: string, typed: string): Result<string> {
  const [first = '', ...rest] = typed.split(' ');
  const place = rest.length > 0 && /\d/.test(first) && postcodeIn(country, first).ok ? rest.join(' ') : typed;
  const fits = placeName.safeParse(place).success && (rulesOf(country).digitsInPlaces || !/\p{N}/u.test(place));
  return fits ? ok(place) : refuse('value.place');
}
