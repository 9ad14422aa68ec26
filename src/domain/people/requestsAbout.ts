import type { Customer } from '../records/customer.js';
import type { Request } from '../records/request.js';
import type { ReadTables } from '../records/tables.js';
import { namedIn } from './namedIn.js';

/** The requests to the staff in which a customer's document, phone or e-mail stands, as answers so far or as typed. */
export async function requestsAbout({ requests }: ReadTables, customer: Customer): Promise<Request[]> {
  const all = await requests.where({});
  return all.filter(({ operator, message, reach, context, answers }) => {
    const said = [message, reach, context, ...answers.map(({ text }) => text)].join(' ');
    return operator === customer.operator && namedIn(said, customer);
  });
}

/** A request without what was written in it: that it was made stays. */
export const emptied = ({ reach: _reach, context: _context, ...request }: Request): Request => ({
  ...request,
  message: '',
  answers: request.answers.map(({ at }) => ({ text: '', at })),
});
