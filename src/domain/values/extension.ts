import { z } from 'zod';
import { plainSigns } from '../terms/plainText.js';

const digits = z
  .string()
  .overwrite((typed) => plainSigns(typed).replaceAll(/[\s./-]/g, ''))
  .min(1, 'value.missing');

/** An extension in a company's telephone system (O1): two to six digits. */
export const extension = digits.regex(/^\d{2,6}$/, 'value.extension');

/** A PIN code that a user signs in with at the telephone system (O1): four digits. */
export const pinCode = digits.regex(/^\d{4}$/, 'value.pinCode');

/** The PIN code that has to be changed at the first sign-in. */
export const PIN_TO_CHANGE = '0000';

/** The area code that a user dials from, as it is dialled in the country: 030, 089. Its zero may stand in brackets or be left out behind +49. */
export const areaCode = digits
  .overwrite((typed) => typed.replaceAll(/[()]/g, '').replace(/^(?:\+|00)49(?:0)?/, '0'))
  .regex(/^0[1-9]\d{1,4}$/, 'value.areaCode');

/** What somebody signs in with at the telephone system: letters without accents, digits, and what stands between. */
export const userName = z
  .string()
  .overwrite((typed) => plainSigns(typed).trim())
  .min(1, 'value.missing')
  .max(40, 'value.tooLong')
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{2,39}$/, 'value.userName');
