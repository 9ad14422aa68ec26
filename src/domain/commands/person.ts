import { z } from 'zod';
import { documentNumberOf } from '../desk.js';
import { customerOf, erased, messagesTo } from '../person.js';
import type { Customer } from '../records/customer.js';
import { ok, type Result, refuse } from '../result.js';
import { documentKeyOf } from '../subscription.js';
import { documentNumber } from '../values/identifiers.js';
import { country } from '../values/phone.js';
import { command, type Work } from './command.js';

/** A person is named by the identity document that registered them. */
const Input = z.object({ documentType: z.string(), country, documentNumber });
type Input = z.output<typeof Input>;

const REFERENCE_LENGTH = 8;

async function found({ tables, operator, input }: Work<Input>): Promise<Result<Customer>> {
  const number = documentNumberOf(operator, input.documentType, input.documentNumber);
  if (!number.ok) return number;
  const customer = await customerOf(tables, documentKeyOf(input.documentType, input.country, number.value));
  return customer === undefined ? refuse('customer.unknown') : ok(customer);
}

/**
 * Writes down that a person's data were handed out (GDPR article 15). The data themselves are read with `personData`
 * by whoever hands them out: a receipt keeps no copy of them.
 */
export const exportPerson = command<Input>({
  name: 'person.export',
  allowed: ['administrator'],
  proof: 'none',
  input: Input,
  subject: () => 'customer:unknown',
  run: async (work) => {
    const customer = await found(work);
    if (!customer.ok) return customer;
    return ok({
      subject: `customer:${customer.value.id}`,
      reference: work.ids.code(REFERENCE_LENGTH),
      facts: { customer: { code: customer.value.id } },
    });
  },
});

/** Takes out of the books who a customer is (GDPR article 17). It cannot be undone. */
export const erasePerson = command<Input>({
  name: 'person.erase',
  allowed: ['administrator'],
  proof: 'pin',
  input: Input,
  subject: () => 'customer:unknown',
  run: async (work) => {
    const customer = await found(work);
    if (!customer.ok) return customer;
    await work.tables.customers.put(erased(customer.value));
    // What has not gone out has nobody to go to; parked, it would wait for ever.
    for (const { id, state } of await messagesTo(work.tables, customer.value)) {
      if (state !== 'sent') await work.tables.outbox.remove(id);
    }
    return ok({
      subject: `customer:${customer.value.id}`,
      reference: work.ids.code(REFERENCE_LENGTH),
      facts: { registeredAt: { instant: customer.value.registeredAt } },
    });
  },
});
