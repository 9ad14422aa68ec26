import type { FoundReport } from '../domain/door/report.js';
import type { LocalDays } from '../domain/terms/localDays.js';
import type { FactLine } from '../speech/factLines.js';
import type { Speaker } from '../speech/speaker.js';

/** A report as it is written to a file: in whose words, about what. */
export interface ReportDocument {
  /** Whose it is, as people know them: the operator, and its colour (#rrggbb). */
  readonly operator: string;
  readonly colour: string;
  readonly title: string;
  /** Up to when, for whom, and what it was asked for. */
  readonly about: readonly Pick<FactLine, 'label' | 'value'>[];
  readonly report: FoundReport;
  /** What a column's, or the total's, facts are called. */
  labelOf(column: string): string;
  readonly speaker: Speaker;
  /** The operator's clocks. */
  readonly days: LocalDays;
}
