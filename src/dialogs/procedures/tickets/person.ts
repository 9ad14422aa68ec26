import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineToAskAbout } from '../../../domain/lines/linesShown.js';
import { openRequest } from '../../../domain/tickets/openRequest.js';
import { requestSubjects } from '../../../domain/tickets/requestList.js';
import { LONGEST_CONTEXT, LONGEST_MESSAGE } from '../../../domain/tickets/requests.js';
import { noSecret } from '../../../domain/tickets/ticketChecks.js';
import { textLine } from '../../../domain/values/text.js';
import { atAnyMoment } from '../../definition/atAnyMoment.js';
import { procedure } from '../../definition/procedure.js';
import { carried, choice, line, message, text, toggle } from '../../fields/index.js';

/**
 * Belarus guide (B6): a request to the operator's specialists; here, at every operator. Asked for in the middle of another
 * procedure, it is about that one, and the review shows its answers so far, which can be left out. Begun about a subscriber, it is
 * found by that line, too.
 */
export const person = procedure({
  id: 'person',
  ask: {
    request: z.object({
      about: choice(),
      message: message(LONGEST_MESSAGE),
      reach: text(textLine(100), 100).optional(),
    }),
    answers: z.object({
      line: carried(line()),
      context: carried(message(LONGEST_CONTEXT)),
      handOver: carried(toggle({ ticked: true })),
    }),
  },
  about: { about: atAnyMoment.person.any, line: lineToAskAbout },
  pick: (after) => ({ about: after([], requestSubjects), line: after([], linesFor('any')) }),
  check: (after) => ({
    message: after([], noSecret),
  }),
  run: {
    command: openRequest,
    with: ({ about, message, reach, line: selection, context, handOver }) => ({
      ...{ about, message, reach, line: selection },
      context: handOver === true ? context : undefined,
    }),
  },
});
