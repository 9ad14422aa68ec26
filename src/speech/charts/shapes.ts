import type { SpokenChart } from './chart.js';

/** What a chart is drawn of, in points from the upper left: the same on the screen and on paper. */
export interface Shapes {
  readonly lines: readonly { readonly y: number; readonly from: number; readonly until: number }[];
  readonly bars: readonly Box[];
  readonly texts: readonly Label[];
}
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** A text that ends (`end`) or has its middle (`middle`) at x; y is its base line. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'end' | 'middle';
}

export interface Size {
  readonly width: number;
  readonly height: number;
  /** The size of the letters. */
  readonly letters: number;
}

/** A letter is seldom wider than this share of its size. */
const WIDEST = 0.6;

/** Bars over an axis. The bars are named as far as there is room; those that are have the same distance. */
export function shapesOf({ bars, ticks }: SpokenChart, { width, height, letters }: Size): Shapes {
  const room = (texts: readonly { readonly label: string }[]) =>
    Math.max(...texts.map(({ label }) => label.length)) * letters * WIDEST;
  const left = room(ticks) + letters;
  const [top, bottom] = [letters, height - 2 * letters];
  const [low = 0, high = 1] = [ticks[0]?.at, ticks.at(-1)?.at];
  const yOf = (at: number) => bottom - ((at - low) / (high - low)) * (bottom - top);
  const each = (width - left) / bars.length;
  const middle = (index: number) => left + (index + 0.5) * each;
  // The last name is moved to the left until it is whole: it must not come upon the one before.
  const moved = Math.max(0, middle(bars.length - 1) + room(bars) / 2 - width);
  const named = Math.ceil((room(bars) + moved + letters / 2) / each);
  return {
    lines: ticks.map(({ at }) => ({ y: yOf(at), from: left, until: width })),
    bars: bars.map(({ height: at }, index) => ({
      ...{ x: middle(index) - each * 0.35, y: yOf(Math.max(0, at)), width: each * 0.7 },
      height: Math.abs(yOf(0) - yOf(at)),
    })),
    texts: [
      ...ticks.map(({ at, label }) => ({
        ...{ x: left - letters / 2, y: yOf(at) + letters / 3, text: label, anchor: 'end' as const },
      })),
      ...bars.flatMap(({ label }, index) =>
        (bars.length - 1 - index) % named === 0
          ? [
              {
                x: Math.min(middle(index), width - room([{ label }]) / 2),
                y: height - letters / 2,
                text: label,
                anchor: 'middle' as const,
              },
            ]
          : [],
      ),
    ],
  };
}
