import { outsideReportQuery } from '../door/outsideReport.js';
import type { Period } from '../terms/period.js';
import { begunDetails, detailsForm } from './callDetails.js';
import { mailedRights } from './mailDetails.js';
import { usage } from './usage.js';

/** All call details of the one line of whoever asked for them by text, as the attachment of a mail: what was chosen then is gone. */
export const ownDetails = outsideReportQuery<{ readonly period: Period }>({
  name: 'usage.ownDetails',
  ...mailedRights,
  from: [usage],
  as: {
    ...detailsForm,
    begin: async (asking, wanted) => {
      const { tables, actor } = asking;
      return begunDetails(
        asking,
        actor.boundTo === undefined ? undefined : await tables.lines.get(actor.boundTo),
        wanted,
      );
    },
  },
});
