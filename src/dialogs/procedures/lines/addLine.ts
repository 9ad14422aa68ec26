import { z } from 'zod';
import { ownBillingAccounts, splitBillProfiles } from '../../../domain/lines/billingChoices.js';
import { freeNumbers } from '../../../domain/lines/stock/choices.js';
import { simIsFree } from '../../../domain/lines/stock/simChoices.js';
import { addLine as command } from '../../../domain/orders/addLine.js';
import {
  numberSources,
  planChoices,
  planOptions,
  portedFits,
  providerChoices,
} from '../../../domain/orders/newLineChoices.js';
import { NewLine, portedAs } from '../../../domain/orders/newLineInput.js';
import { portDayFits } from '../../../domain/orders/porting.js';
import { simNumber } from '../../../domain/values/identifiers.js';
import { phone } from '../../../domain/values/phone.js';
import { textLine } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { choice, date, ifAsked, many, optional, person, phoneText, text } from '../../fields/index.js';

/** Telenet: add a SIM card and its user (T2), with a new number or one that comes from another provider. */
export const addLine = procedure({
  id: 'addLine',
  ask: {
    sim: z.object({ iccid: text(simNumber, 50) }),
    bill: z.object({ splitBill: choice() }),
    user: z.object({
      description: text(textLine(60), 60).optional(),
      ...person('title', 'firstName', 'lastName'),
      ...optional(person('birthDate', 'email', 'phone')),
      ...person('spokenLanguage'),
    }),
    plan: z.object({ plan: choice(), options: many(20).optional() }),
    billing: z.object({ billingAccount: choice() }),
    number: z.object({
      source: choice(),
      newNumber: ifAsked(choice()),
      ported: ifAsked(phoneText(phone)),
      provider: ifAsked(choice()),
      knownBy: ifAsked(text(portedAs, 30)),
      portDay: ifAsked(date()),
    }),
  },
  pick: (after) => ({
    splitBill: after([], splitBillProfiles),
    plan: after([], planChoices),
    options: after(['plan'], planOptions),
    billingAccount: after([], ownBillingAccounts),
    source: after([], numberSources),
    newNumber: after([], freeNumbers),
    provider: after([], providerChoices),
  }),
  skip: (after) => {
    const isPorted = after(['source'], ({ source }) => source === 'existing');
    const isNew = after(['source'], ({ source }) => source !== 'existing');
    return { newNumber: isPorted, ported: isNew, provider: isNew, knownBy: isNew, portDay: isNew };
  },
  check: (after) => ({
    iccid: after([], simIsFree),
    ported: after([], portedFits),
    portDay: after([], portDayFits),
  }),
  run: {
    command,
    with: ({ source, ...answers }) => ({
      ...answers,
      source: NewLine.shape.source.parse(source),
    }),
  },
});
