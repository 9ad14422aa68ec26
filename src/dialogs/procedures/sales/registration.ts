import { z } from 'zod';
import {
  anyPhoneFits,
  categories,
  documentNumberFits,
  documentTypes,
  offers,
  payingAccounts,
  phoneFits,
} from '../../../domain/sales/choices.js';
import { countries } from '../../../domain/sales/countries.js';
import { documentNotTaken, modemNotTaken } from '../../../domain/sales/notTakenYet.js';
import { registerCustomer } from '../../../domain/sales/registerCustomer.js';
import { documentNumber, modemSerial } from '../../../domain/values/identifiers.js';
import { phone } from '../../../domain/values/phone.js';
import { email, houseNumber, placeName } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { choice, emailText, name, phoneText, text } from '../../fields/index.js';

/** KONNECT guide, A. Enregistrement: a point-of-sale agent registers a customer (K2). */
export const registration = procedure({
  id: 'registration',
  ask: {
    names: z.object({ lastName: name(), postName: name().optional(), firstName: name().optional() }),
    identity: z.object({ documentNumber: text(documentNumber, 24), documentType: choice() }),
    contact: z.object({
      country: choice(),
      phone1: phoneText(phone),
      phone2: phoneText(phone).optional(),
      email: emailText(email),
    }),
    address: z.object({
      houseNumber: text(houseNumber, 12),
      avenue: text(placeName, 80),
      commune: text(placeName, 80),
      town: text(placeName, 80),
    }),
    subscription: z.object({
      account: choice(),
      category: choice(),
      offer: choice(),
      modemSerial: text(modemSerial, 30),
    }),
  },
  pick: (after) => ({
    documentType: after([], documentTypes),
    country: after([], countries),
    account: after([], payingAccounts),
    category: after([], categories),
    offer: after(['category'], offers),
  }),
  check: (after) => ({
    documentNumber: [after(['documentType'], documentNumberFits), after(['documentType', 'country'], documentNotTaken)],
    phone1: after(['country'], phoneFits),
    phone2: after(['country'], anyPhoneFits),
    modemSerial: after([], modemNotTaken),
  }),
  run: { command: registerCustomer, with: (answers) => answers },
});
