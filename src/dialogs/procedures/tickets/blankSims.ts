import { z } from 'zod';
import { phoneFits } from '../../../domain/people/checks.js';
import { ownContact } from '../../../domain/people/ownContact.js';
import { MOST_ATTACHMENTS } from '../../../domain/tickets/attachments.js';
import { blankSimsOf, orderBlankSims } from '../../../domain/tickets/orderBlankSims.js';
import { LONGEST_MESSAGE } from '../../../domain/tickets/requests.js';
import { noSecret } from '../../../domain/tickets/ticketChecks.js';
import { phone } from '../../../domain/values/phone.js';
import { procedure } from '../../definition/procedure.js';
import { address, count, file, message, person, phoneText } from '../../fields/index.js';

/** Telenet guide (T19): blank SIM cards by the pack, sent to an address within two working days. */
export const blankSims = procedure({
  id: 'blankSims',
  ask: {
    cards: z.object({ quantity: count(blankSimsOf) }),
    delivery: z.object({ ...address() }),
    details: z.object({
      message: message(LONGEST_MESSAGE).optional(),
      attachments: file(MOST_ATTACHMENTS).optional(),
    }),
    contact: z.object({ ...person('email'), mobile: phoneText(phone, { after: [], kept: phoneFits }) }),
  },
  check: (after) => ({ message: after([], noSecret) }),
  suggest: (after) => ({ contact: after([], ownContact) }),
  run: { command: orderBlankSims, with: (answers) => answers },
});
