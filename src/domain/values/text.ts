import { z } from 'zod';

/** Every schema's message is a ProblemCode: its sentence stands in locales, next to the field on a card. */

/** Letters of any script or pictures: an emoji may be part of a name, a row of digits may not be one. */
const SOMETHING_TO_READ = /[\p{L}\p{Extended_Pictographic}]/u;
const CONTROL = /\p{Cc}/u;

/** One typed line of at most `max` UTF-16 units, kept exactly as typed but for blanks at both ends. */
export const textLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'value.missing')
    .max(max, 'value.tooLong')
    .refine((text) => !CONTROL.test(text), 'value.text');

/** Several typed lines of at most `max` UTF-16 units together; line breaks and tabs are kept. */
export const textBlock = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'value.missing')
    .max(max, 'value.tooLong')
    .refine((text) => !CONTROL.test(text.replaceAll(/[\r\n\t]/g, '')), 'value.text');

/** A person's or company's name (K2: nom, post nom, prénom): any script, at least one letter or picture. */
export const personName = textLine(60).refine((text) => SOMETHING_TO_READ.test(text), 'value.name');

/** An avenue, a commune, a town. */
export const placeName = textLine(80).refine((text) => SOMETHING_TO_READ.test(text), 'value.place');

/** A number in a street: "12", "12 bis", "B/14", "s/n". Five digits in a row at the most. */
export const houseNumber = textLine(12).regex(/^(?!.*\d{6})[\p{L}\p{N}][\p{L}\p{N} /.,-]*$/u, 'value.houseNumber');

/** An address that mail can be sent to; RFC 5321 allows 254 characters. */
export const email = z.string().trim().min(1, 'value.missing').max(254, 'value.tooLong').pipe(z.email('value.email'));
