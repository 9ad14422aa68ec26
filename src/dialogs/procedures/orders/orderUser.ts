import { z } from 'zod';
import { freeNumbers } from '../../../domain/lines/stock/choices.js';
import { existingExtensions, extensionIsFree } from '../../../domain/lines/stock/extensions.js';
import { simsByLastDigits } from '../../../domain/lines/stock/simChoices.js';
import { numberSources, planChoices, portedFits, providerChoices } from '../../../domain/orders/newLineChoices.js';
import { portedAs } from '../../../domain/orders/newLineInput.js';
import { orderUser as command } from '../../../domain/orders/orderUser.js';
import {
  addOns,
  dataProducts,
  knownUsers,
  portDayFitsStart,
  portfolios,
  simTimes,
  smsProducts,
  startDayFits,
  termFits,
  terms,
  userSources,
} from '../../../domain/orders/userOrderChoices.js';
import { namePrefix, ownReference, UserOrder } from '../../../domain/orders/userOrderInput.js';
import { thing } from '../../../domain/terms/thing.js';
import { areaCode, extension, pinCode, userName } from '../../../domain/values/extension.js';
import { phone } from '../../../domain/values/phone.js';
import { email, personName } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import {
  allIfAsked,
  byLastDigits,
  choice,
  company,
  date,
  emailText,
  ifAsked,
  many,
  optional,
  person,
  phoneText,
  secret,
  text,
  toggle,
} from '../../fields/index.js';

/** A voice product, as a line of the menu begins with one. */
const voiceProduct = thing<undefined>('a voice product of the menu');

/**
 * COMuniq: order a user with a mobile phone (O1), screen by screen. The menu begins it with one of the three voice products, which can
 * be corrected as any answer.
 */
export const orderUser = procedure({
  id: 'orderUser',
  ask: {
    customerData: z.object({
      customer: company(),
      portfolio: choice(),
      ownReference: text(ownReference, 40).optional(),
      startDay: date(),
      term: choice(),
    }),
    connection: z.object({ plan: choice(), dataProduct: choice(), smsProduct: choice() }),
    addOns: z.object({ addOns: many(20).optional() }),
    user: z.object({
      who: choice(),
      existingUser: ifAsked(choice()),
      userName: ifAsked(text(userName, 40)),
      ...allIfAsked(person('firstName')),
      ...optional({ prefix: text(namePrefix, 20) }),
      ...allIfAsked(person('lastName')),
      email: ifAsked(emailText(email)),
      ...allIfAsked(person('spokenLanguage')),
    }),
    sim: z.object({ sim: choice(), simCard: ifAsked(byLastDigits()) }),
    number: z.object({
      source: choice(),
      newNumber: ifAsked(choice()),
      ported: ifAsked(phoneText(phone)),
      provider: ifAsked(choice()),
      knownBy: ifAsked(text(portedAs, 30)),
      portDay: ifAsked(date()),
    }),
    fmc: z.object({
      extension: text(extension, 12),
      calledThere: text(personName, 60),
      pinCode: secret(pinCode, 12),
      areaCode: text(areaCode, 12),
    }),
    invoice: z.object({ autoInvoice: toggle({ ticked: true }) }),
  },
  about: { plan: voiceProduct.any },
  pick: (after) => ({
    portfolio: after([], portfolios),
    term: after([], terms),
    plan: after([], planChoices),
    dataProduct: after(['plan'], dataProducts),
    smsProduct: after(['plan'], smsProducts),
    addOns: after(['plan'], addOns),
    who: after([], userSources),
    existingUser: after(['customer'], knownUsers),
    sim: after([], simTimes),
    simCard: after(['customer'], simsByLastDigits),
    source: after([], numberSources),
    newNumber: after([], freeNumbers),
    provider: after([], providerChoices),
  }),
  skip: (after) => {
    const isNewUser = after(['who'], ({ who }) => who === 'new');
    const isKnown = after(['who'], ({ who }) => who !== 'new');
    const isPorted = after(['source'], ({ source }) => source === 'existing');
    const isNew = after(['source'], ({ source }) => source !== 'existing');
    return {
      existingUser: isNewUser,
      ...{ userName: isKnown, firstName: isKnown, prefix: isKnown, lastName: isKnown },
      ...{ email: isKnown, spokenLanguage: isKnown },
      simCard: after(['sim'], ({ sim }) => sim !== 'now'),
      ...{ newNumber: isPorted, ported: isNew, provider: isNew, knownBy: isNew, portDay: isNew },
    };
  },
  check: (after) => ({
    startDay: after([], startDayFits),
    term: after(['plan'], termFits),
    ported: after([], portedFits),
    portDay: after(['startDay'], portDayFitsStart),
    extension: after([], extensionIsFree),
  }),
  preset: (after) => ({ fmc: after(['customer'], existingExtensions) }),
  run: {
    command,
    with: ({ who, sim, source, ...answers }) => ({ ...answers, ...Ways.parse({ who, sim, source }) }),
  },
});

const Ways = UserOrder.pick({ who: true, sim: true, source: true });
