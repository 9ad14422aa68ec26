import { z } from 'zod';
import { phoneFits } from '../../../domain/people/checks.js';
import { ownContact } from '../../../domain/people/ownContact.js';
import { MOST_ATTACHMENTS } from '../../../domain/tickets/attachments.js';
import { openTicket, ticketDay } from '../../../domain/tickets/openTicket.js';
import { LONGEST_MESSAGE } from '../../../domain/tickets/requests.js';
import { ticketDetails, ticketSubjects } from '../../../domain/tickets/subjects.js';
import { noSecret } from '../../../domain/tickets/ticketChecks.js';
import { phone } from '../../../domain/values/phone.js';
import { procedure } from '../../definition/procedure.js';
import { choice, date, employeeList, file, ifAsked, message, person, phoneText } from '../../fields/index.js';

/** What is about no number of the fleet that there is yet. */
const aboutNoNumber = ({ detail }: { readonly detail: string }): boolean => detail === 'addEmployees';

/**
 * Telenet guide (T18): a ticket by subject and detail. A number and a day are asked where it is about a SIM card in use, a list where
 * employees are added; what has a form of its own, such as blank SIM cards, says where it is.
 */
export const ticket = procedure({
  id: 'ticket',
  ask: {
    subject: z.object({ subject: choice(), detail: choice() }),
    action: z.object({
      number: ifAsked(phoneText(phone, { after: [], kept: phoneFits })),
      on: ifAsked(date()),
      employees: ifAsked(employeeList()),
    }),
    details: z.object({ message: message(LONGEST_MESSAGE), attachments: file(MOST_ATTACHMENTS).optional() }),
    contact: z.object({ ...person('email'), mobile: phoneText(phone, { after: [], kept: phoneFits }) }),
  },
  pick: (after) => ({ subject: after([], ticketSubjects), detail: after(['subject'], ticketDetails) }),
  skip: (after) => ({
    number: after(['detail'], aboutNoNumber),
    on: after(['detail'], aboutNoNumber),
    employees: after(['detail'], (known) => !aboutNoNumber(known)),
  }),
  check: (after) => ({ on: after([], ticketDay), message: after([], noSecret) }),
  suggest: (after) => ({ contact: after([], ownContact) }),
  run: { command: openTicket, with: (answers) => answers },
});
