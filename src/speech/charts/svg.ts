import type { SpokenChart } from './chart.js';
import { type Box, shapesOf } from './shapes.js';

/** Wide enough for a month of days; on a telephone the letters are still read. */
const size = { width: 360, height: 180, letters: 11 };

/** A picture as SVG, and how large it is counted. */
export interface Drawing extends Pick<typeof size, 'width' | 'height'> {
  readonly svg: string;
}

/** The chart as a picture: sharp at every width, on white so that it is read on any ground. */
export function chartDrawing(chart: SpokenChart): Drawing {
  const { width, height, letters } = size;
  const { lines, bars, texts } = shapesOf(chart, size);
  return drawingOf({ width, height }, [
    `<path d="${lines.map(({ y, from, until }) => `M${short(from)} ${short(y)}H${short(until)}`).join('')}" stroke="#d4d8de"/>`,
    // A bar is a thick line: a card has room for several charts.
    `<path d="${bars
      .filter(({ height: high }) => high > 0)
      .map(upright)
      .join('')}" stroke="#0b5cab" stroke-width="${short(bars[0]?.width ?? 0)}"/>`,
    `<g font-family="sans-serif" font-size="${letters}" fill="#444">`,
    ...texts.map(
      ({ x, y, text, anchor }) =>
        `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}">${escaped(text)}</text>`,
    ),
    '</g>',
  ]);
}

/** A picture of these parts: drawn twice as large as it is counted. */
export function drawingOf({ width, height }: Omit<Drawing, 'svg'>, parts: readonly string[]): Drawing {
  const begin = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * 2}" height="${height * 2}">`;
  const ground = `<path d="M0 0h${width}v${height}H0z" fill="#fff"/>`;
  return { svg: [begin, ground, ...parts, '</svg>'].join(''), width, height };
}

const upright = ({ x, y, width, height }: Box): string => `M${short(x + width / 2)} ${short(y + height)}V${short(y)}`;
export const short = (length: number): string => String(Math.round(length * 10) / 10);
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
