import { z } from 'zod';
import { Language } from '../terms/language.js';

/**
 * Who uses a line, as the company's administrator wrote it (Telenet guide, T2 and T6). Whoever is erased is erased here: orders
 * and receipts have this row's id and no name.
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
  lastName: z.string(),
  birthDate: z.iso.date().optional(),
  email: z.string().optional(),
  /** E.164 */
  phone: z.string().optional(),
  language: Language.optional(),
  /** What the line is for. */
  description: z.string().optional(),
});
export type LineUser = z.output<typeof LineUser>;

/** The name as a line shows it. */
export const fullName = ({ firstName, lastName }: Pick<LineUser, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;
