import { describe, expect, it } from '@jest/globals';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { picturesOn } from '../../src/bot/turns/pictures.js';
import { pngOf } from '../../src/documents/png.js';
import { type Drawing, drawingOf } from '../../src/speech/charts/svg.js';

const written = (text: string): Drawing =>
  drawingOf({ width: 60, height: 20 }, [
    `<g font-family="sans-serif" font-size="11" fill="#444"><text x="2" y="14">${text}</text></g>`,
  ]);

/** The pixels of a picture, read by another library than wrote it. */
async function pixelsOf(png: Uint8Array | undefined) {
  const image = await loadImage(Buffer.from(png ?? []));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { width, height, data: Buffer.from(context.getImageData(0, 0, width, height).data) };
}
const pixels = async (drawing: Drawing) => pixelsOf(await pngOf(drawing));

/** Squares side by side, each of another colour. */
const colours = (count: number): Drawing =>
  drawingOf(
    { width: count * 2, height: 2 },
    Array.from({ length: count }, (_, n) => `<path d="M${n * 2} 0h2v2h-2z" fill="rgb(${n % 256},${n >> 8},200)"/>`),
  );

describe('a drawing as PNG', () => {
  it('is on white, half as large again as it is counted', async () => {
    const { width, height, data } = await pixels(written(''));
    expect([width, height]).toEqual([90, 30]);
    expect(new Set(data)).toEqual(new Set([255]));
  });

  it('has the letters of every language, each its own', async () => {
    const letters = ['ж', 'щ', 'ї', 'қ', 'ү', 'é', 'ß', '’', '€', '…'];
    const drawn = await Promise.all(
      [...letters, '', '\u{F0000}'].map(async (text) => (await pixels(written(text))).data.toString('base64')),
    );
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('has every pixel as it was drawn, with few colours and with many', async () => {
    for (const count of [200, 300]) {
      const { width, data } = await pixels(colours(count));
      expect(width).toBe(count * 3);
      const seen = Array.from({ length: count }, (_, n) => [...data.subarray(n * 12 + 4, n * 12 + 7)]);
      expect(seen).toEqual(Array.from({ length: count }, (_, n) => [n % 256, n >> 8, 200]));
    }
  });

  it('is no longer at a side than Teams takes, and none where nobody could read it', async () => {
    const { width, height } = await pixels(drawingOf({ width: 360, height: 800 }, []));
    expect([width, height]).toEqual([461, 1024]);
    expect(await pngOf(drawingOf({ width: 360, height: 1100 }, []))).toBeUndefined();
  });
});

describe('the pictures of a message', () => {
  const nothingFails = (error: unknown): string => {
    throw error;
  };

  it('are SVG on our page, PNG in every other channel', async () => {
    const [onPage] = await picturesOn('webchat', nothingFails)([written('a')]);
    expect(onPage).toMatch(/^data:image\/svg\+xml;base64,/);
    for (const channel of ['msteams', 'directline', 'emulator']) {
      const [picture] = await picturesOn(channel, nothingFails)([written('a')]);
      expect(picture).toMatch(/^data:image\/png;base64,/);
    }
  });

  it('are as many as there is room for: what has none is written', async () => {
    const busy = drawingOf(
      { width: 360, height: 180 },
      Array.from(
        { length: 400 },
        (_, n) => `<path d="M${(n * 97) % 360} ${(n * 53) % 180}l${n % 37} ${n % 23}" stroke="#0b5cab"/>`,
      ),
    );
    const addresses = await picturesOn('msteams', nothingFails)([written('a'), busy, busy, written('b')]);
    expect(addresses.join('').length).toBeLessThanOrEqual(16_000);
    expect(addresses.map((address) => address !== '')).toEqual([true, false, false, true]);
  });

  it('are written where one cannot be drawn, which is noted', async () => {
    const noted: unknown[] = [];
    const fault = (error: unknown) => `${noted.push(error)}`;
    const broken: Drawing = { svg: '<svg', width: 10, height: 10 };
    expect(await picturesOn('msteams', fault)([broken])).toEqual(['']);
    expect(noted).toHaveLength(1);
  });
});
