import { z } from 'zod';
import { list } from '../door/list.js';
import { lineRulesOf } from '../operator/index.js';
import { choose, inLanguage } from '../terms/choices.js';
import { ok, refuse } from '../terms/result.js';
import { email, textLine } from '../values/text.js';
import { isOwnAccount } from './ownAccount.js';
import { ticketCommand } from './ticketCommand.js';

/** A postal address in one line, as invoices are addressed: with a house number at least. */
export const postalAddress = textLine(160).regex(/^(?=.*\p{L})(?=.*\d).{10,}$/u, 'value.postalAddress');

/** The ways in which the operator sends invoices. */
export const deliveryWays = list(async ({ operator }, _, find) => {
  const { ways = [] } = lineRulesOf(operator).invoices?.delivery ?? {};
  return choose(
    ways.map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
    find,
  );
});

const Input = z.object({
  account: z.string(),
  way: z.string(),
  /** By e-mail. */
  to: email.optional(),
  /** In any other way. */
  address: postalAddress.optional(),
});

/**
 * Belarus guide, invoices (B3): another address for a billing account's invoices, or another way in which they come. The staff changes
 * it for the next invoice; what becomes of it is told as with every request.
 */
export const changeInvoiceDelivery = ticketCommand<z.output<typeof Input>>({
  name: 'ticket.invoiceDelivery',
  allowed: ['administrator'],
  offered: ({ operator }) => operator.lineRules?.invoices !== undefined,
  input: Input,
  decide: async (asking) => {
    const { account, way: wanted, to, address } = asking.input;
    const { topic, ways = [] } = lineRulesOf(asking.operator).invoices?.delivery ?? {};
    const way = ways.find(({ id }) => id === wanted);
    const where = wanted === 'email' ? to : address;
    if (way === undefined || !(await isOwnAccount(asking, account))) return refuse('value.choice');
    if (where === undefined) return refuse('value.missing');
    return ok({
      topic,
      given: { account: { text: account }, way: { name: way.name }, where: { text: where } },
      promised: { starts: { word: 'nextInvoice' } },
    });
  },
});
