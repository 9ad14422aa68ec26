import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { linePayments as query } from '../../../domain/payments/linePayments.js';
import { paymentsKept } from '../../../domain/payments/paymentDays.js';
import { procedure } from '../../definition/procedure.js';
import { line, period } from '../../fields/index.js';

/** Kcell guide, payment history of an advance number (C17). Without a period, the last month. */
export const linePayments = procedure({
  id: 'linePayments',
  ask: { line: z.object({ lines: line() }), when: z.object({ period: period().optional() }) },
  about: { lines: lineFit('topUps') },
  pick: (after) => ({ lines: after([], linesFor('topUps')) }),
  check: (after) => ({ period: after([], paymentsKept) }),
  show: { query, with: (answers) => answers },
});
