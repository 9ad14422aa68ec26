import { z } from 'zod';
import { procedure } from '../../src/dialogs/definition/procedure.js';
import {
  action,
  amount,
  choice,
  date,
  emailText,
  file,
  ifAsked,
  line,
  lines,
  many,
  message,
  name,
  period,
  person,
  phoneText,
  secret,
  switches,
  text,
  toggle,
} from '../../src/dialogs/fields/index.js';
import type { Asking } from '../../src/domain/door/asking.js';
import { command } from '../../src/domain/door/command.js';
import { list } from '../../src/domain/door/list.js';
import type { Query } from '../../src/domain/door/query.js';
import { lineFit, linesFit } from '../../src/domain/lines/linesShown.js';
import { todayOf } from '../../src/domain/operator/calendar.js';
import { phoneFits } from '../../src/domain/people/checks.js';
import { choose } from '../../src/domain/terms/choices.js';
import { Money } from '../../src/domain/terms/money.js';
import { fine, ok, refuse } from '../../src/domain/terms/result.js';
import { Switched } from '../../src/domain/terms/switched.js';
import { ticketDay } from '../../src/domain/tickets/openTicket.js';
import { daysKept } from '../../src/domain/usage/keptDays.js';
import { phone } from '../../src/domain/values/phone.js';
import { Sealed } from '../../src/domain/values/sealed.js';
import { email, textLine } from '../../src/domain/values/text.js';

/** The widest guides as definitions (docs/guides.md): that they type-check is what the keys of a definition are held to. */

const done = async () => ok({ reference: 'TEST', facts: {} });
const choicesOf = (...values: string[]) => values.map((value) => ({ value, title: value }));

const NewUser = z.object({
  userName: z.string(),
  firstName: z.string().optional(),
  prefix: z.string().optional(),
  lastName: z.string(),
  email: z.string(),
  userLanguage: z.string(),
});
// The answers of fields that were asked are there: a missing one is a fault, as it is in the command's own input.
const newUser = (answers: unknown) => NewUser.parse(answers);

const OrderUser = z.object({
  customer: z.string(),
  portfolio: z.string(),
  ownReference: z.string().optional(),
  startDate: z.iso.date(),
  term: z.string(),
  voice: z.string(),
  data: z.string(),
  sms: z.string(),
  addOns: z.array(z.string()).optional(),
  user: z.union([z.object({ id: z.string() }), NewUser]),
  sim: z.string().optional(),
  number: z.string(),
  fmc: z.object({ extension: z.string(), name: z.string(), areaCode: z.string(), pinCode: Sealed }),
  invoiceItems: z.boolean(),
});

const orderUser = command<z.output<typeof OrderUser>>({
  name: 'test.orderUser',
  allowed: ['reseller'],
  proof: 'none',
  input: OrderUser,
  subject: ({ customer }) => `customer:${customer}`,
  run: done,
});

const fourDigits = z.string().regex(/^\d{4}$/, 'value.text');
const extension = z.string().regex(/^\d{2,5}$/, 'value.text');

/** O1: order a user with a mobile phone. The order's overview, the eighth screen, is the review. */
export const orderMobileUser = procedure({
  id: 'orderMobileUser',
  ask: {
    customer: z.object({
      customer: choice(),
      portfolio: choice(),
      ownReference: text(textLine(40), 40).optional(),
      startDate: date(),
      term: choice(),
    }),
    products: z.object({ voice: choice(), data: choice(), sms: choice() }),
    addOns: z.object({ addOns: many(20).optional() }),
    user: z.object({
      whichUser: choice(),
      existingUser: ifAsked(choice()),
      userName: ifAsked(text(textLine(40), 40)),
      firstName: name().optional(),
      prefix: text(textLine(20), 20).optional(),
      lastName: ifAsked(name()),
      email: ifAsked(emailText(email)),
      userLanguage: ifAsked(choice()),
    }),
    sim: z.object({ simLater: toggle(), sim: ifAsked(choice()) }),
    number: z.object({ whichNumber: choice(), newNumber: ifAsked(choice()), portedNumber: ifAsked(choice()) }),
    fmc: z.object({
      extension: text(extension, 5),
      fmcName: name(),
      areaCode: choice(),
      pinCode: secret(fourDigits, 4),
    }),
    invoice: z.object({ invoiceItems: toggle({ ticked: true }) }),
  },
  pick: (after) => ({
    customer: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('Acme', 'Globex'), find)),
    ),
    portfolio: after(
      ['customer'],
      list(async (_asking, { customer }, find) => choose(choicesOf(`${customer} 1`), find)),
    ),
    term: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('12', '24'), find)),
    ),
    voice: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('business', 'professional', 'expert'), find)),
    ),
    data: after(
      ['voice'],
      list(async (_asking, { voice }, find) => choose(choicesOf(`${voice} data`), find)),
    ),
    sms: after(
      ['voice'],
      list(async (_asking, { voice }, find) => choose(choicesOf(`${voice} sms`), find)),
    ),
    addOns: after(
      ['voice', 'data'],
      list(async (_asking, { voice, data }, find) => choose(choicesOf(voice, data), find)),
    ),
    whichUser: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('existing', 'new'), find)),
    ),
    existingUser: after(
      ['customer'],
      list(async (_asking, { customer }, find) => choose(choicesOf(customer), find)),
    ),
    userLanguage: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('de', 'en'), find)),
    ),
    sim: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('1234', '5678'), find)),
    ),
    whichNumber: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('new', 'ported'), find)),
    ),
    newNumber: after(
      ['customer'],
      list(async (_asking, _, find) => choose(choicesOf('+4915100000001'), find)),
    ),
    portedNumber: after(
      ['customer'],
      list(async (_asking, _, find) => choose(choicesOf('+4915100000002'), find)),
    ),
    areaCode: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('030', '089'), find)),
    ),
  }),
  skip: (after) => ({
    existingUser: after(['whichUser'], ({ whichUser }) => whichUser !== 'existing'),
    userName: after(['whichUser'], ({ whichUser }) => whichUser !== 'new'),
    firstName: after(['whichUser'], ({ whichUser }) => whichUser !== 'new'),
    prefix: after(['whichUser'], ({ whichUser }) => whichUser !== 'new'),
    lastName: after(['whichUser'], ({ whichUser }) => whichUser !== 'new'),
    email: after(['whichUser'], ({ whichUser }) => whichUser !== 'new'),
    userLanguage: after(['whichUser'], ({ whichUser }) => whichUser !== 'new'),
    sim: after(['simLater'], ({ simLater }) => simLater),
    newNumber: after(['whichNumber'], ({ whichNumber }) => whichNumber !== 'new'),
    portedNumber: after(['whichNumber'], ({ whichNumber }) => whichNumber !== 'ported'),
  }),
  check: (after) => ({
    extension: after(['customer'], (_asking, { customer }, typed) => ok(`${customer} ${typed}`)),
  }),
  run: {
    command: orderUser,
    with: ({
      customer,
      portfolio,
      ownReference,
      startDate,
      term,
      voice,
      data,
      sms,
      addOns,
      invoiceItems,
      ...answers
    }) => ({
      ...{ customer, portfolio, ownReference, startDate, term, voice, data, sms, addOns, invoiceItems },
      user: answers.existingUser === undefined ? newUser(answers) : { id: answers.existingUser },
      sim: answers.sim,
      number: answers.newNumber ?? answers.portedNumber ?? '',
      fmc: {
        extension: answers.extension,
        name: answers.fmcName,
        areaCode: answers.areaCode,
        pinCode: answers.pinCode,
      },
    }),
  },
});

const ChangeOptions = z.object({ lines: z.string(), switched: Switched });
const changeOptions = command<z.output<typeof ChangeOptions>>({
  name: 'test.changeOptions',
  allowed: ['fleetManager'],
  proof: 'pin',
  input: ChangeOptions,
  subject: ({ lines }) => `selection:${lines}`,
  run: done,
});

/**
 * T8: options on many lines, each on or off; what stays is not in the answer ("show only changes"). Begun about lines that are
 * shown, as the row itself is (src/dialogs/procedures/lines/options.ts).
 */
export const optionsOnLines = procedure({
  id: 'optionsOnLines',
  ask: {
    lines: z.object({ lines: lines() }),
    options: z.object({ options: switches() }),
  },
  about: { lines: linesFit('options') },
  pick: (after) => ({
    lines: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('+32489000001', '+32489000002'), find)),
    ),
    options: after(
      ['lines'],
      list(async (_asking, { lines: chosen }, find) => {
        const switched = { on: chosen.length > 1 ? 1 : 0, of: 2 };
        return choose(
          choicesOf('Small', 'Medium', 'Large', 'X-Large').map((one) => ({ ...one, switched })),
          find,
        );
      }),
    ),
  }),
  run: { command: changeOptions, with: ({ lines: chosen, options }) => ({ lines: chosen, switched: options }) },
});

const Ticket = z.object({
  subject: z.string(),
  detail: z.string(),
  number: z.string().optional(),
  on: z.iso.date().optional(),
  message: z.string(),
  attachments: z.array(z.object({ name: z.string(), contentType: z.string(), url: z.string() })).optional(),
  email: z.string(),
  mobile: z.string(),
  limit: Money.optional(),
});
const createTicket = command<z.output<typeof Ticket>>({
  name: 'test.createTicket',
  allowed: ['fleetManager'],
  proof: 'none',
  input: Ticket,
  subject: ({ subject }) => `ticket:${subject}`,
  run: done,
});

/**
 * T18: create a ticket; a number and a day only where it is about a SIM card in use, and no day that is over. The amount is not
 * the guide's: with it, every kind stands in one of these definitions.
 */
export const ticket = procedure({
  id: 'ticket',
  ask: {
    subject: z.object({ subject: choice(), detail: choice() }),
    action: z.object({ number: ifAsked(phoneText(phone, { after: [], kept: phoneFits })), on: ifAsked(date()) }),
    ticket: z.object({
      message: message(2000),
      attachments: file(4).optional(),
      limit: amount('EUR').optional(),
    }),
    contact: z.object({ ...person('email'), mobile: phoneText(phone) }),
  },
  pick: (after) => ({
    subject: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('sim', 'blank'), find)),
    ),
    detail: after(
      ['subject'],
      list(async (_asking, { subject }, find) => choose(choicesOf(`${subject} pause`), find)),
    ),
  }),
  skip: (after) => ({ action: after(['detail'], ({ detail }) => detail === 'addEmployees') }),
  check: (after) => ({ on: after([], ticketDay) }),
  run: { command: createTicket, with: (answers) => answers },
});

const Invoice = z.object({ account: z.string(), invoice: z.string(), email: z.string().optional() });
const invoices = { name: 'invoices', row: z.object({ id: z.string(), month: z.string() }), fits: () => true };
const closedOnFirst = async ({ operator, now }: Asking) =>
  todayOf(operator, now).endsWith('-01') ? refuse('date.past') : fine;

const orderInvoice = command<z.output<typeof Invoice>>({
  name: 'test.orderInvoice',
  allowed: ['administrator'],
  proof: 'none',
  input: Invoice,
  guard: closedOnFirst,
  subject: ({ account }) => `account:${account}`,
  run: done,
});

/** What is shown of it comes from another system, and is a report. */
const invoiceList: Query<{ readonly account: string }> = {
  name: 'test.invoices',
  allowed: ['administrator'],
  from: [invoices],
  look: async (_asking, { account }) => ({
    subject: `account:${account}`,
    fetch: async (outside) => {
      const { rows } = await outside.page(invoices, { account }, { most: 12 });
      return ok({ rows: rows.map(({ month }) => ({ month: { text: month } })), total: rows.length });
    },
  }),
};

const accounts = list(async (_asking, _, find) => choose(choicesOf('100000001'), find));

/** B3: invoices of a billing account, one to an address or as a link; closed while they are made. */
export const orderingInvoices = procedure({
  id: 'orderingInvoices',
  ask: {
    which: z.object({ account: choice(), invoice: choice() }),
    how: z.object({ way: action(), email: ifAsked(emailText(email)) }),
  },
  pick: (after) => ({
    account: after([], accounts),
    invoice: after(
      ['account'],
      list(async (_asking, { account }, find) => choose(choicesOf(`${account}-2026-10`), find)),
    ),
    way: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('mail', 'link'), find)),
    ),
  }),
  skip: (after) => ({ email: after(['way'], ({ way }) => way !== 'mail') }),
  run: { command: orderInvoice, with: ({ account, invoice, email: to }) => ({ account, invoice, email: to }) },
});

/** B3: the invoices that there are. */
export const invoicesShown = procedure({
  id: 'invoicesShown',
  ask: { which: z.object({ account: choice() }) },
  pick: (after) => ({ account: after([], accounts) }),
  show: { query: invoiceList, with: (answers) => answers },
});

interface Asked {
  readonly number: string;
  readonly from?: string;
  readonly until?: string;
}
const callDetailsQuery: Query<Asked> = {
  name: 'test.callDetails',
  allowed: ['administrator'],
  look: async ({ operator, now }, { from = todayOf(operator, now), until = from }) =>
    ok({ rows: [{ from: { day: from }, until: { day: until } }], total: 1 }),
};

/** C10: call details of a line that is shown or chosen, in a period of the days that are kept; without one, of the last month. */
export const callDetails = procedure({
  id: 'callDetails',
  ask: { line: z.object({ number: line() }), when: z.object({ days: period().optional() }) },
  about: { number: lineFit('any') },
  pick: (after) => ({
    number: after(
      [],
      list(async (_asking, _, find) => choose(choicesOf('+77010000001'), find)),
    ),
  }),
  check: (after) => ({ days: after([], daysKept) }),
  show: { query: callDetailsQuery, with: ({ number, days }) => ({ number, ...days }) },
});
