import { z } from 'zod';

/** Read as typed on paper: blanks around and letter case do not count. */
const upperCase = z.string().trim().min(1, 'value.missing').max(40, 'value.tooLong').toUpperCase();

/** The number of an identity document. What a type of document looks like in a country is the operator's data. */
export const documentNumber = upperCase.regex(/^[A-Z0-9][A-Z0-9 /.-]{3,23}$/, 'value.documentCharacters');

/** Letters and digits as they are printed in groups; the blanks and dashes of the print are left out. */
const printed = (problem: string) =>
  upperCase.transform((text) => text.replaceAll(/[\s-]/g, '')).pipe(z.string().regex(/^[A-Z0-9]{8,20}$/, problem));

/** A modem's serial number as printed on its label. */
export const modemSerial = printed('value.modemSerial');

/** The activation key of a subscription, which KONNECT's guide calls its activation number. */
export const activationNumber = printed('value.activationNumber');

/** A PIN: 4 to 8 digits (3GPP TS 22.030 has the same lengths for a SIM's). */
export const pin = z.string().regex(/^\d{4,8}$/, 'value.pin');

/** Whether a text could be a PIN typed in the wrong place. Such a text is neither echoed nor kept. */
export const looksSecret = (text: string): boolean => pin.safeParse(text.trim()).success;
