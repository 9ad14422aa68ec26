import { z } from 'zod';
import { billShown } from '../../../domain/bills/billShown.js';
import { payInvoice as command } from '../../../domain/bills/payInvoice.js';
import { billNumber } from '../../../domain/values/billNumber.js';
import { procedure } from '../../definition/procedure.js';
import { text } from '../../fields/index.js';

/** Telenet guide (T20): a bill is paid at the operator's payment page, where the guide chooses how. */
export const payInvoice = procedure({
  id: 'payInvoice',
  ask: { bill: z.object({ bill: text(billNumber, 20) }) },
  about: { bill: billShown.when(({ payable }) => payable) },
  run: { command, with: (answers) => answers },
});
