import type { Operator } from '../operator/index.js';
import type { Role } from '../records/account.js';
import type { AuditLine } from '../records/receipt.js';
import type { Following } from '../records/tables.js';
import { instantsOf, type Period } from '../terms/period.js';

/** Who looks after a company, and so sees what its people do for it. */
export const lookingBack = ['administrator', 'fleetManager', 'reseller'] as const satisfies readonly Role[];

const OWN = 'account:';

/** Whether something was done for a company. What somebody does about their own account is nobody else's to look at. */
export const isDoneFor = (line: AuditLine, organisation: string | undefined): boolean =>
  organisation !== undefined && line.organisation === organisation && !line.subject.startsWith(OWN);

/**
 * How lines of the audit are looked for that are to be read: newest first, those of some days, and only what was done with a
 * procedure. A wrong PIN or a change of language is nothing that was done to the business.
 */
export const newestFirst = ({ profile }: Operator, period: Period | undefined) =>
  ({
    between: [
      { column: 'procedure' },
      ...(period === undefined ? [] : [{ column: 'at' as const, ...instantsOf(period, profile.timeZone) }]),
    ],
    order: 'at',
    backwards: true,
  }) as const satisfies Pick<Following<'audit'>, 'between' | 'order' | 'backwards'>;
