import { z } from 'zod';
import { anotherEmail, changeEmail as command } from '../../../domain/accounts/changeEmail.js';
import { email } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { emailText } from '../../fields/index.js';

/** Kcell guide: one's own e-mail address, changed with the password (C3). */
export const changeEmail = procedure({
  id: 'changeEmail',
  ask: { address: z.object({ email: emailText(email) }) },
  check: (after) => ({ email: after([], anotherEmail) }),
  run: { command, with: (answers) => answers },
});
