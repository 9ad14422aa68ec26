import Color from 'colorjs.io';

/** What letters must stand out by (WCAG 2.2 AA), and a little more: hover mixes some of it away. */
const READ = 5.5;
/** What it is read on: `--sheet` and `--ground` of public/tokens.css, the worse of both. */
const GROUNDS = { light: '#f6f7f9', dark: '#1b232b' } as const;
type Scheme = keyof typeof GROUNDS;

/** An operator's colour in both schemes: on the page's ground, and with the page's letters on it, it can be read. */
export interface Brand {
  readonly light: string;
  readonly dark: string;
}

const made = new Map<string, Brand>();

/** Makes the operator's own colour (#rrggbb) darker or lighter, as little as it takes. */
export function brandOf(colour: string): Brand {
  const brand = made.get(colour) ?? { light: readable(colour, 'light'), dark: readable(colour, 'dark') };
  made.set(colour, brand);
  return brand;
}

function readable(colour: string, scheme: Scheme): string {
  const step = scheme === 'light' ? -0.01 : 0.01;
  const shade = new Color(colour).to('oklch');
  const seen = () => shade.clone().to('srgb').toGamut();
  while (seen().contrast(GROUNDS[scheme], 'WCAG21') < READ && shade.coords[0] !== null) {
    const lightness = shade.coords[0] + step;
    if (lightness < 0 || lightness > 1) break;
    shade.coords[0] = lightness;
  }
  return seen().toString({ format: 'hex', collapse: false });
}
