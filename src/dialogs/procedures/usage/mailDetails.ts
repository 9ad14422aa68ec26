import { z } from 'zod';
import { detailsShown } from '../../../domain/usage/detailsShown.js';
import { daysKept } from '../../../domain/usage/keptDays.js';
import { mailDetails as command, MailedForm, mailedForms } from '../../../domain/usage/mailDetails.js';
import { procedure } from '../../definition/procedure.js';
import { choice, period } from '../../fields/index.js';

/** Kcell guide (C10, C11): all call details of some days go to the address of a number's user, who reads the first ones by text. */
export const mailDetails = procedure({
  id: 'mailDetails',
  ask: { what: z.object({ period: period(), format: choice() }) },
  about: { period: detailsShown.when(({ mailable }) => mailable) },
  pick: (after) => ({ format: after([], mailedForms) }),
  check: (after) => ({ period: after([], daysKept) }),
  run: { command, with: ({ format, ...when }) => ({ ...when, form: MailedForm.parse(format) }) },
});
