import type { SpokenGauge } from './gauge.js';
import { type Drawing, drawingOf, escaped, short } from './svg.js';

const WIDTH = 360;
const LETTERS = 11;
/** Of a bar with the text above it. */
const EACH = 34;
/** About so many letters stand beside the amount. */
const LONGEST = 62;

/** A gauge as a picture: over each bar whose it is and how much. What is more than there is fills it in red. */
export function gaugeDrawing({ bars }: SpokenGauge): Drawing {
  const height = bars.length * EACH + 6;
  const drawn = bars.map(({ label, amount, part }, index) => {
    const top = index * EACH + 4;
    const fill = `<path d="M0 ${top + 21}H${short(WIDTH * Math.min(1, part))}" stroke="${part > 1 ? '#b3261e' : '#0b5cab'}"/>`;
    return [
      `<g stroke-width="10"><path d="M0 ${top + 21}H${WIDTH}" stroke="#d4d8de"/>${part > 0 ? fill : ''}</g>`,
      `<text x="0" y="${top + 11}">${escaped(cut(label, LONGEST - amount.length))}</text>`,
      `<text x="${WIDTH}" y="${top + 11}" text-anchor="end">${escaped(amount)}</text>`,
    ].join('');
  });
  return drawingOf({ width: WIDTH, height }, [
    `<g font-family="sans-serif" font-size="${LETTERS}" fill="#444">`,
    ...drawn,
    '</g>',
  ]);
}

/** A long name is cut where the amount begins; the figures below have it whole. */
const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
