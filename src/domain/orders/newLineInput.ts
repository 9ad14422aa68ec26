import { z } from 'zod';
import { PersonInput } from '../operator/index.js';
import { simNumber } from '../values/identifiers.js';
import { phone } from '../values/phone.js';
import { textLine } from '../values/text.js';

/** What a customer is known by at another provider: a customer number, or the number of the old SIM card. */
export const portedAs = textLine(30).regex(/^(?=.*\d)[\p{L}\d][\p{L}\d ./-]{3,}$/u, 'value.portedAs');

/** What is asked for a line with its SIM card and its user (T2). */
export const NewLine = z.object({
  iccid: simNumber,
  splitBill: z.string(),
  description: textLine(60).optional(),
  ...PersonInput.partial({ birthDate: true, email: true, phone: true }).shape,
  plan: z.string(),
  options: z.array(z.string()).max(20).optional(),
  billingAccount: z.string(),
  source: z.enum(['existing', 'new']),
  newNumber: z.string().optional(),
  ported: phone.optional(),
  provider: z.string().optional(),
  knownBy: portedAs.optional(),
  portDay: z.iso.date().optional(),
});
export type NewLine = z.output<typeof NewLine>;
