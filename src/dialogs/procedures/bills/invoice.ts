import { z } from 'zod';
import { billShown } from '../../../domain/bills/billShown.js';
import { invoice as query } from '../../../domain/bills/invoice.js';
import { billNumber } from '../../../domain/values/billNumber.js';
import { procedure } from '../../definition/procedure.js';
import { text } from '../../fields/index.js';

/** Telenet guide (T20): one bill line by line; its PDF is what the guide downloads. */
export const invoice = procedure({
  id: 'invoice',
  ask: { bill: z.object({ bill: text(billNumber, 20) }) },
  about: { bill: billShown.any },
  show: { query, with: (answers) => answers },
});
