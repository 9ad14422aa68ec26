import { z } from 'zod';
import { command, type Work } from '../door/command.js';
import { documentNumberOf } from '../operator/documents.js';
import type { Customer } from '../records/customer.js';
import { documentKeyOf } from '../sales/subscription.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { documentNumber } from '../values/identifiers.js';
import { country } from '../values/phone.js';
import { customerOf, erased, messagesTo } from './dataSubject.js';
import { forgetWritten } from './forgetting.js';

/** A person is named by the identity document that registered them. */
const Input = z.object({ documentType: z.string(), country, documentNumber });
type Input = z.output<typeof Input>;

/** Customers of a point of sale are nothing to a company's administrator: only to the operator's own. */
const toStaff = ({ operator, actor }: Pick<Work<Input>, 'operator' | 'actor'>): boolean =>
  operator.pointOfSale !== undefined && actor.organisation === undefined;

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
  offered: toStaff,
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
  offered: toStaff,
  proof: 'pin',
  input: Input,
  subject: () => 'customer:unknown',
  run: async (work) => {
    const customer = await found(work);
    if (!customer.ok) return customer;
    await forgetWritten(work, customer.value);
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
