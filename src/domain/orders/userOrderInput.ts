import { z } from 'zod';
import { PersonInput } from '../operator/index.js';
import { areaCode, extension, userName } from '../values/extension.js';
import { phone } from '../values/phone.js';
import { Sealed } from '../values/sealed.js';
import { personName, textLine } from '../values/text.js';
import { portedAs } from './newLineInput.js';

/** What stands before a family name: "van", "von der". */
export const namePrefix = textLine(20).regex(/^[\p{L}][\p{L}'’. ]*$/u, 'value.name');

/** What a customer's own books call the order. */
export const ownReference = textLine(40);

/** What a user with a mobile phone is ordered with (O1). */
export const UserOrder = z.object({
  customer: z.string(),
  portfolio: z.string(),
  ownReference: ownReference.optional(),
  startDay: z.iso.date(),
  term: z.string(),
  plan: z.string(),
  dataProduct: z.string(),
  smsProduct: z.string(),
  addOns: z.array(z.string()).max(20).optional(),
  who: z.enum(['existing', 'new']),
  existingUser: z.string().optional(),
  userName: userName.optional(),
  firstName: PersonInput.shape.firstName.optional(),
  prefix: namePrefix.optional(),
  lastName: PersonInput.shape.lastName.optional(),
  email: PersonInput.shape.email.optional(),
  spokenLanguage: PersonInput.shape.spokenLanguage.optional(),
  sim: z.enum(['now', 'later']),
  simCard: z.string().optional(),
  source: z.enum(['existing', 'new']),
  newNumber: z.string().optional(),
  ported: phone.optional(),
  provider: z.string().optional(),
  knownBy: portedAs.optional(),
  portDay: z.iso.date().optional(),
  extension,
  calledThere: personName,
  pinCode: Sealed,
  areaCode,
  autoInvoice: z.boolean(),
});
export type UserOrder = z.output<typeof UserOrder>;
