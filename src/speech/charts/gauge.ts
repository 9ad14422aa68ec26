import { sizeOf } from '../../domain/terms/quantity.js';
import type { Gauge } from '../../domain/terms/report.js';
import type { FactLine } from '../factLines.js';
import type { Speaker } from '../speaker.js';

/** A gauge with everything on it in words: what is drawn, and what is read where nobody sees it. */
export interface SpokenGauge {
  readonly title: string;
  readonly bars: readonly { readonly label: string; readonly amount: string; readonly part: number }[];
}

/** What is called `what`, a bar each: "Anna: 1,200 MB of 5,120 MB". */
export const spokenGauge = ({ bars }: Gauge, what: string, { words, format }: Speaker): SpokenGauge => ({
  title: what,
  bars: bars.map(({ name, used, total }) => ({
    label: format.fact(name),
    amount: words.say('common:report.ofTotal', { used: format.fact(used), total: format.fact(total) }),
    part: sizeOf(total) === 0 ? 0 : sizeOf(used) / sizeOf(total),
  })),
});

/** What it shows, for those who do not see it. */
export const gaugeRead = ({ bars }: SpokenGauge): FactLine[] =>
  bars.map(({ label, amount }) => ({ label, value: amount, code: false }));
