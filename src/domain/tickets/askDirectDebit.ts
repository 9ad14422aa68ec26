import { z } from 'zod';
import { ok, refuse } from '../terms/result.js';
import { BankAccount } from '../values/bankAccount.js';
import { personName } from '../values/text.js';
import { isOwnAccount } from './ownAccount.js';
import { ticketCommand } from './ticketCommand.js';

const Input = z.object({ account: z.string(), bankAccount: BankAccount, holder: personName, signer: personName });

/**
 * Telenet guide, invoices and payment (T20): a direct debit is asked for. The staff makes out the SEPA mandate to this bank account and
 * sends it to be signed; the account's number is sealed in the request.
 */
export const askDirectDebit = ticketCommand<z.output<typeof Input>>({
  name: 'ticket.directDebit',
  allowed: ['fleetManager'],
  offered: ({ operator }) => operator.lineRules?.billing?.paidBy.some(({ id }) => id === 'directDebit') === true,
  input: Input,
  decide: async (asking) => {
    const { account, bankAccount, holder, signer } = asking.input;
    if (!(await isOwnAccount(asking, account))) return refuse('value.choice');
    const ways = asking.operator.lineRules?.billing?.paidBy ?? [];
    const topic = ways.find(({ id }) => id === 'directDebit')?.name;
    return ok({
      topic,
      given: {
        account: { text: account },
        bankAccount: { bankAccount: bankAccount.shown, sealed: bankAccount.sealed },
        holder: { text: holder },
        signer: { text: signer },
      },
    });
  },
});
