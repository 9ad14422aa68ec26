const COLOUR = 192;
const OUTLINE = 32;

/** A counter with its arched window and a bubble of speech in it, on a field of 32 by 32. */
const counter = (stroke: string, width: number): string =>
  `<g fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">` +
  '<path d="M6 25V14a10 10 0 0 1 20 0v11"/><path d="M3.5 25.5h25"/>' +
  '<path d="M11.5 12.5h9a1.5 1.5 0 0 1 1.5 1.5v4a1.5 1.5 0 0 1-1.5 1.5h-4L13 22v-2.5h-1.5A1.5 1.5 0 0 1 10 18v-4a1.5 1.5 0 0 1 1.5-1.5z"/></g>';

/** Teams wants one of 192 pixels on the app's colour, and one of 32, white on nothing. */
export async function icons(colour: string): Promise<{ color: Uint8Array; outline: Uint8Array }> {
  const field = `<rect width="32" height="32" fill="${colour}"/>`;
  const inner = `<g transform="translate(5 5) scale(0.6875)">${counter('#ffffff', 2)}</g>`;
  const [color, outline] = [field + inner, counter('#ffffff', 1.8)];
  return { color: await drawn(color, COLOUR), outline: await drawn(outline, OUTLINE) };
}

async function drawn(body: string, value: number): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${body}</svg>`;
  const picture = await renderAsync(svg, { fitTo: { mode: 'width', value }, font: { loadSystemFonts: false } });
  return picture.asPng();
}
