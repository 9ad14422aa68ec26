import { z } from 'zod';
import { mailCompanyNumbers } from '../../../domain/lines/companyNumbers.js';
import { email } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { emailText } from '../../fields/index.js';

/** Kcell guide (C20): a report on the company's numbers, made in the background and sent by e-mail. */
export const companyReport = procedure({
  id: 'companyReport',
  ask: { where: z.object({ email: emailText(email) }) },
  run: { command: mailCompanyNumbers, with: (answers) => answers },
});
