import { filesOf, type Request } from '../records/request.js';
import type { ReadTables } from '../records/tables.js';
import { withoutSealed } from '../terms/fact.js';
import { type Named, namedIn } from './namedIn.js';

/** The requests to the staff in which a customer's document, phone or e-mail stands, as answers so far or as typed. */
export async function requestsAbout({ requests }: ReadTables, customer: Named): Promise<Request[]> {
  const all = await requests.where({});
  return all.filter((request) => {
    const { operator, message, reach, context, answers, given } = request;
    const files = filesOf(request).map(({ name }) => name);
    const typed = JSON.stringify([given, request.listed]);
    const said = [message, reach, context, typed, ...answers.map(({ text }) => text), ...files].join(' ');
    return operator === customer.operator && namedIn(said, customer);
  });
}

/** A request as whoever it names is given it. */
export function requestData(request: Request) {
  const { reference, at, message, given, listed, context, answers } = request;
  const shown = given && withoutSealed(given);
  return {
    reference,
    at,
    message,
    given: shown,
    listed,
    context,
    answers,
    files: filesOf(request).map(({ name }) => name),
  };
}

/** A request without what was written in it and sent with it: that it was made stays. */
export const emptied = ({
  reach: _reach,
  context: _context,
  given: _given,
  attachments: _files,
  listed: _rows,
  number: _number,
  ...request
}: Request): Request => ({
  ...request,
  message: '',
  answers: request.answers.map(({ at, by }) => ({ text: '', at, ...(by && { by }) })),
});
