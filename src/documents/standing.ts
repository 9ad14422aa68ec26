import type { ReportDocument } from './document.js';

/** What stands over the rows beside the sums of columns: each with its label. */
export const standing = ({ report, labelOf, speaker }: ReportDocument): { label: string; value: string }[] =>
  report.summary.flatMap((facts) =>
    Object.entries(facts)
      .filter(([key]) => key !== 'total')
      .map(([key, fact]) => ({ label: labelOf(key), value: speaker.format.fact(fact) })),
  );
