import { z } from 'zod';
import { erasePerson as command } from '../../../domain/people/dataSubjectCommands.js';
import { documentNumberFits, documentTypes } from '../../../domain/sales/choices.js';
import { countries } from '../../../domain/sales/countries.js';
import { documentNumber } from '../../../domain/values/identifiers.js';
import { procedure } from '../../definition/procedure.js';
import { choice, text } from '../../fields/index.js';

/** In no guide: an administrator takes a customer's personal data out of the books, when the customer asks for it. */
export const erasePerson = procedure({
  id: 'erasePerson',
  ask: {
    person: z.object({ country: choice(), documentType: choice(), documentNumber: text(documentNumber, 24) }),
  },
  pick: (after) => ({
    country: after([], countries),
    documentType: after([], documentTypes),
  }),
  check: (after) => ({
    documentNumber: after(['documentType'], documentNumberFits),
  }),
  run: { command, with: (answers) => answers },
});
