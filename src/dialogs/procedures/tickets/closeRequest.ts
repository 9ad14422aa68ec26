import { z } from 'zod';
import { closeOwnRequest as command, openRequests } from '../../../domain/tickets/closeOwnRequest.js';
import { requestShown } from '../../../domain/tickets/requestShown.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** One's own request is closed (B6, T18). In no guide; whoever writes to it afterwards opens it again. */
export const closeRequest = procedure({
  id: 'closeRequest',
  ask: { request: z.object({ request: choice() }) },
  about: { request: requestShown.when(({ state }) => state !== 'closed') },
  pick: (after) => ({ request: after([], openRequests) }),
  run: { command, with: (answers) => answers },
});
