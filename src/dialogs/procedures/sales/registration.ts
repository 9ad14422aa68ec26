import { z } from 'zod';
import { registerCustomer } from '../../../domain/sales/registerCustomer.js';
import { documentNumber, modemSerial } from '../../../domain/values/identifiers.js';
import { phone, phoneIn } from '../../../domain/values/phone.js';
import { email, houseNumber, placeName } from '../../../domain/values/text.js';
import { choice, emailText, name, phoneText, text } from '../../definition/fields.js';
import { procedure } from '../../definition/procedure.js';

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
    documentType: after([], (desk, who, _, find) => desk.documentTypes(who, find)),
    country: after([], (desk, who, _, find) => desk.countries(who, find)),
    account: after([], (desk, who, _, find) => desk.accounts(who, find)),
    category: after([], (desk, who, _, find) => desk.categories(who, find)),
    offer: after(['category'], (desk, who, { category }, find) => desk.offers(who, category, find)),
  }),
  check: (after) => ({
    documentNumber: after(['documentType'], (desk, who, { documentType }, typed) =>
      desk.documentNumber(who, documentType, typed),
    ),
    phone1: after(['country'], (_desk, _who, { country }, typed) => phoneIn(country, typed)),
    phone2: after(['country'], (_desk, _who, { country }, typed) => phoneIn(country, typed)),
  }),
  run: { command: registerCustomer, with: (answers) => answers },
});
