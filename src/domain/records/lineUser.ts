import { z } from 'zod';
import { Language } from '../terms/language.js';
import { Sealed } from '../values/sealed.js';

/**
 * Who uses a line, as the company's administrator wrote it (Telenet guide, T2 and T6). Orders and receipts have the line and no
 * name, so that whoever is to be forgotten stands here and on the line only.
 */
export const LineUser = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  /** The line; it may be one that an order is still to make. */
  line: z.string(),
  /** A title of the operator's list, by its id. */
  title: z.string().optional(),
  firstName: z.string(),
  /** What stands before the family name, such as "van". */
  prefix: z.string().optional(),
  lastName: z.string(),
  birthDate: z.iso.date().optional(),
  email: z.string().optional(),
  /** E.164 */
  phone: z.string().optional(),
  language: Language.optional(),
  /** What they sign in with at the operator's telephone system, what they are called there, and their PIN code. */
  userName: z.string().optional(),
  calledThere: z.string().optional(),
  pin: Sealed.optional(),
  /** The PIN code is one that has to be changed at the first sign-in. */
  pinChanges: z.literal(true).optional(),
  /** What the line is for. */
  description: z.string().optional(),
});
export type LineUser = z.output<typeof LineUser>;

/** The name as a line shows it. */
export const fullName = ({
  firstName,
  prefix,
  lastName,
}: Pick<LineUser, 'firstName' | 'prefix' | 'lastName'>): string =>
  [firstName, prefix, lastName].filter((part) => part !== undefined).join(' ');
