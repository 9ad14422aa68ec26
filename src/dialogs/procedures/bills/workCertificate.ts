import { z } from 'zod';
import { certificateMonths, certificateWays, certificate as query } from '../../../domain/bills/certificate.js';
import { ownBillingAccounts } from '../../../domain/lines/billingChoices.js';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { procedure } from '../../definition/procedure.js';
import { choice, ifAsked, line } from '../../fields/index.js';

/**
 * Kcell guide, certificate of completed work and annex 1 (C21). The guide asks for the year and the month; here they are one list,
 * since there are twelve of them.
 */
export const workCertificate = procedure({
  id: 'workCertificate',
  ask: {
    way: z.object({ way: choice() }),
    whose: z.object({ account: ifAsked(choice()), lines: ifAsked(line()) }),
    when: z.object({ month: choice() }),
  },
  pick: (after) => ({
    way: after([], certificateWays),
    account: after([], ownBillingAccounts),
    lines: after([], linesFor('any')),
    month: after([], certificateMonths),
  }),
  skip: (after) => ({
    account: after(['way'], ({ way }) => way === 'number'),
    lines: after(['way'], ({ way }) => way !== 'number'),
  }),
  show: { query, with: ({ account, lines, month }) => ({ account, lines, month }) },
});
