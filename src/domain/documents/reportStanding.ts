import { query } from '../door/query.js';
import type { Report } from '../records/report.js';
import { ok } from '../terms/result.js';

/** One's own report as it is now, by the id of the command that asked for it. Of somebody else's it is undefined. */
export const reportStanding = query<{ readonly id: string }, Report | undefined>({
  name: 'report.standing',
  allowed: 'everybody',
  look: async ({ tables, actor }, { id }) => {
    const report = await tables.reports.get(id);
    const isTheirs = report?.account === actor.account && report.operator === actor.operator;
    return ok(isTheirs && report.organisation === actor.organisation ? report : undefined);
  },
});

/** Whether its file can be downloaded still. */
export const isKept = ({ file, expiresAt }: Report, now: Date): boolean =>
  file !== undefined && Date.parse(expiresAt) > now.getTime();
