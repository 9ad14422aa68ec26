import { z } from 'zod';
import { changeUser } from '../../../domain/lines/changeUser.js';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { userOfLine } from '../../../domain/lines/userData.js';
import { textLine } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { line, optional, person, text } from '../../fields/index.js';

/**
 * Telenet: change a user's data (T6). The address is that of the billing account, and view only like number and SIM card; the PUK
 * is shown elsewhere.
 */
export const userData = procedure({
  id: 'userData',
  ask: {
    line: z.object({ lines: line() }),
    user: z.object({
      description: text(textLine(100), 100).optional(),
      ...person('title', 'firstName', 'lastName'),
      ...optional(person('birthDate', 'email', 'phone', 'spokenLanguage')),
    }),
  },
  about: { lines: lineFit('user') },
  pick: (after) => ({ lines: after([], linesFor('user')) }),
  preset: (after) => ({ user: after(['lines'], userOfLine) }),
  run: { command: changeUser, with: ({ lines, ...user }, { lines: _, ...was }) => ({ lines, user, was }) },
});
