import { z } from 'zod';
import { addToRequest as command, requestsToAddTo } from '../../../domain/tickets/addToRequest.js';
import { MOST_ATTACHMENTS } from '../../../domain/tickets/attachments.js';
import { requestShown } from '../../../domain/tickets/requestShown.js';
import { LONGEST_MESSAGE } from '../../../domain/tickets/requests.js';
import { noSecret } from '../../../domain/tickets/ticketChecks.js';
import { procedure } from '../../definition/procedure.js';
import { choice, file, message } from '../../fields/index.js';

/** More to one's own request to the operator's specialists (B6, T18): in no guide, where answers come by phone or mail. */
export const addToRequest = procedure({
  id: 'addToRequest',
  ask: {
    request: z.object({ request: choice() }),
    message: z.object({ message: message(LONGEST_MESSAGE), attachments: file(MOST_ATTACHMENTS).optional() }),
  },
  about: { request: requestShown.any },
  pick: (after) => ({ request: after([], requestsToAddTo) }),
  check: (after) => ({ message: after([], noSecret) }),
  run: { command, with: (answers) => answers },
});
