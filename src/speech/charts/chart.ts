import { type Quantity, sizeOf, type Unit, unitKey, unitOf } from '../../domain/terms/quantity.js';
import type { Chart, Step } from '../../domain/terms/report.js';
import { cached } from '../cached.js';
import { stepText } from '../dayText.js';
import type { FactLine } from '../factLines.js';
import type { Speaker } from '../speaker.js';
import type { Words } from '../words.js';

/** A chart with everything on it in words: what is drawn, and what is read where nobody sees it. */
export interface SpokenChart {
  readonly title: string;
  readonly bars: readonly SpokenBar[];
  /** Where lines are drawn across, in whole units, from the lowest. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}
export interface SpokenBar {
  /** On the axis: 28 nov., nov. 2026, 2026. */
  readonly label: string;
  /** In whole units. */
  readonly height: number;
  /** The amount, to be read. */
  readonly amount: string;
}

/** A chart of what is called `what`: "Montant par mois (USD)". */
export function spokenChart({ step, bars }: Chart, what: string, { words, format }: Speaker): SpokenChart {
  const { language } = words;
  const spoken = bars.map(({ from, sum }) => ({
    label: stepText(from, step, language),
    height: heightOf(sum),
    amount: format.fact(sum),
  }));
  const ticks = ticksOver(spoken.map(({ height }) => height));
  return {
    title: words.say(titles[step], { what, currency: bars[0] === undefined ? '' : unitWord(bars[0].sum, words) }),
    bars: spoken,
    ticks: ticks.map((at) => ({ at, label: rounded(language).format(at) })),
  };
}

/** Money in whole units, durations in minutes, volumes in megabytes. */
const heightOf = (sum: Quantity): number => sizeOf(sum) / (per[unitKey(sum)] ?? 100);
const per: Readonly<Record<string, number>> = { seconds: 60, kilobytes: 1024, sms: 1 };

/** What the figures on the axis are. */
function unitWord(sum: Quantity, words: Words): string {
  const unit = unitOf(sum);
  return typeof unit === 'object' ? unit.currency : words.say(units[unit]);
}

const units = {
  seconds: 'common:report.unit.seconds',
  kilobytes: 'common:report.unit.kilobytes',
  sms: 'common:report.unit.sms',
} as const satisfies Record<Exclude<Unit, object>, string>;

const titles = {
  day: 'common:report.chart.day',
  week: 'common:report.chart.week',
  month: 'common:report.chart.month',
  year: 'common:report.chart.year',
} as const satisfies Record<Step, string>;

/** What the chart shows, for those who do not see it: every bar but those that are none. */
export const barsRead = ({ bars }: SpokenChart): FactLine[] =>
  bars.filter(({ height }) => height !== 0).map(({ label, amount }) => ({ label, value: amount, code: false }));

const rounded = cached(
  (language) => new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }),
);

/** At most five round figures that hold all heights and zero between them. */
function ticksOver(heights: readonly number[]): number[] {
  const [low, high] = [Math.min(0, ...heights), Math.max(0, ...heights)];
  const rough = (high - low || 1) / 4;
  const tens = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((one) => one * tens >= rough) ?? 10) * tens;
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}
