import { z } from 'zod';
import { ok, refuse } from '../terms/result.js';
import { personName } from '../values/text.js';
import { isOwnAccount } from './ownAccount.js';
import { ticketCommand } from './ticketCommand.js';

const Input = z.object({ account: z.string(), signer: personName });

/**
 * Telenet guide, invoices and payment (T20): a direct debit is asked for. The staff sends the SEPA mandate to be signed, on which the bank
 * account's number stands: it is not for a chat.
 */
export const askDirectDebit = ticketCommand<z.output<typeof Input>>({
  name: 'ticket.directDebit',
  allowed: ['fleetManager'],
  offered: ({ operator }) => operator.lineRules?.billing?.paidBy.some(({ id }) => id === 'directDebit') === true,
  input: Input,
  decide: async (asking) => {
    const { account, signer } = asking.input;
    if (!(await isOwnAccount(asking, account))) return refuse('value.choice');
    const ways = asking.operator.lineRules?.billing?.paidBy ?? [];
    const topic = ways.find(({ id }) => id === 'directDebit')?.name;
    return ok({ topic, given: { account: { text: account }, signer: { text: signer } } });
  },
});
