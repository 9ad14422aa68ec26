import pLimit from 'p-limit';
import type { Drawing } from '../speech/charts/svg.js';
import { fontOf } from './fonts.js';

/** Teams shows none that is longer at a side, in pixels. */
const LONGEST_SIDE = 1024;
/** Drawn larger than it is counted: sharp on a telephone, and small enough to stand in a message. */
const SCALE = 1.5;
/** What PNG counts with one byte a pixel. */
const MOST_COLOURS = 256;
const FAMILY = 'DejaVu Sans Condensed';

const oneAtATime = pLimit(1);

/**
 * A drawing as PNG, for whoever shows no SVG; undefined where its letters would be too small to be read. Drawn on a thread of the
 * library's, one after the other.
 */
export async function pngOf(drawing: Drawing): Promise<Uint8Array | undefined> {
  const scale = Math.min(SCALE, LONGEST_SIDE / drawing.width, LONGEST_SIDE / drawing.height);
  return scale < 1 ? undefined : oneAtATime(() => drawn(drawing, Math.round(drawing.width * scale)));
}

/** Both libraries are loaded with the first picture. */
async function drawn({ svg }: Drawing, value: number): Promise<Uint8Array> {
  const [{ renderAsync }, { encode }] = await Promise.all([import('@resvg/resvg-js'), import('fast-png')]);
  const picture = await renderAsync(svg, {
    fitTo: { mode: 'width', value },
    font: {
      ...{ loadSystemFonts: false, fontFiles: [fontOf('DejaVuSansCondensed')] },
      ...{ defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
    },
  });
  const { width, height } = picture;
  const counted = byColour(picture.pixels);
  if (counted === undefined) return picture.asPng();
  return encode({ width, height, channels: 1, depth: 8, ...counted }, { zlib: { level: 6 } });
}

/**
 * The pixels by the number of their colour: a fourth of the size, and nothing is lost. A chart has about thirty colours; undefined for
 * what has too many.
 */
function byColour(pixels: Buffer): { readonly data: Uint8Array; readonly palette: number[][] } | undefined {
  const data = new Uint8Array(pixels.length / 4);
  const numbers = new Map<number, number>();
  for (let at = 0; at < data.length; at++) {
    const colour = pixels.readUInt32BE(at * 4);
    const number = numbers.get(colour) ?? numbers.size;
    if (number === MOST_COLOURS) return undefined;
    numbers.set(colour, number);
    data[at] = number;
  }
  return { data, palette: Array.from(numbers.keys(), (colour) => [24, 16, 8].map((bits) => (colour >>> bits) & 255)) };
}
