import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import Color from 'colorjs.io';
import { z } from 'zod';
import { brandOf } from '../../src/bot/web/brand.js';

const publicFolder = new URL('../../public/', import.meta.url);
const css = await readFile(new URL('tokens.css', publicFolder), 'utf8');
const own = [...css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\);/g)];
const Profile = z.object({ colour: z.string().default('#1c2733') });

const operators = await readdir(new URL('../../operators/', import.meta.url));
const colours = await Promise.all(
  operators.map(async (id) => {
    const profile = await readFile(new URL(`../../operators/${id}/profile.json`, import.meta.url), 'utf8');
    return Profile.parse(JSON.parse(profile)).colour;
  }),
);

type Scheme = 'light' | 'dark';
/** The tokens' colours in a scheme, with those that are mixed of an operator's colour as the style sheet says. */
function colourOf(scheme: Scheme, accent: string): (name: string) => Color {
  const plain = new Map(own.map(([, name, light, dark]) => [name, scheme === 'light' ? light : dark]));
  plain.set('accent', accent);
  const mixed = new Map(
    [...css.matchAll(/--([\w-]+): color-mix\(in oklab, var\(--accent\) (\d+)%, var\(--(\w+)\)\);/g)].map(
      ([, name, share, other]) => [name, { share: Number(share) / 100, other }],
    ),
  );
  const colour = (name: string): Color => {
    const mix = mixed.get(name);
    if (mix === undefined) return new Color(plain.get(name) ?? '');
    return colour(mix.other ?? '')
      .mix(colour('accent'), mix.share, { space: 'oklab' })
      .to('srgb')
      .toGamut();
  };
  return colour;
}

const papers = ['ground', 'sheet', 'raised'];
const onPapers = (ink: string) => papers.map((paper) => [ink, paper] as const);
/** What is read on what. */
const read = [
  ...['ink', 'quiet', 'alarm', 'done', 'warn', 'accent'].flatMap(onPapers),
  ...['alarm', 'done', 'warn'].map((tone) => [tone, `${tone}-ground`] as const),
  ...['ink', 'quiet', 'accent'].flatMap((ink) => [[ink, 'own'] as const, [ink, 'accent-soft'] as const]),
  ...[['on-accent', 'accent'] as const, ['on-accent', 'accent-strong'] as const, ['on-shade', 'shade'] as const],
];
/** What is seen beside what: edges of fields and buttons, the focus. */
const seen = [...onPapers('edge'), ...onPapers('accent')];

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  it.each(colours)('of an operator in %s, all letters can be read and all edges seen', (brand) => {
    const colour = colourOf(scheme, brandOf(brand)[scheme]);
    const contrast = ([front, back]: readonly [string, string]) => colour(front).contrast(colour(back), 'WCAG21');
    const short = (pairs: readonly (readonly [string, string])[], least: number) =>
      pairs
        .filter((pair) => contrast(pair) < least)
        .map((pair) => `${pair.join(' on ')}: ${contrast(pair).toFixed(2)}`);
    expect([...short(read, 4.5), ...short(seen, 3)]).toEqual([]);
  });
});

it('no colour stands anywhere but among the tokens', async () => {
  const files = (await readdir(publicFolder)).filter((name) => name !== 'tokens.css');
  const coloured = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(new URL(name, publicFolder), 'utf8');
      return [...text.matchAll(/#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?=[;,) ])|rgba?\(|hsl\(/gi)].map(
        ([found]) => `${name}: ${found}`,
      );
    }),
  );
  expect(coloured.flat()).toEqual([]);
});

it.each(['#ffcc00', '#000000', '#ffffff', '#00ff00'])('%s is made readable in both schemes', (colour) => {
  const { light, dark } = brandOf(colour);
  expect(new Color(light).contrast('#ffffff', 'WCAG21')).toBeGreaterThan(4.5);
  expect(new Color(dark).contrast('#12181e', 'WCAG21')).toBeGreaterThan(4.5);
});
