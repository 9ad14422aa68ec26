import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { pageTimes } from '../page.js';
import { type Compared, print } from '../tables.js';

const ways = [
  ['cold', 'with nothing in the cache'],
  ['warm', 'loaded once before'],
  ['phone', 'a phone on 400 kbit/s, with nothing in the cache'],
] as const;

/** The chat page in Chromium against a page that has Web Chat and nothing else, from the same server, in turn. */
export async function chatPage(place: string): Promise<Compared[]> {
  const measured = await pageTimes(await mkdtemp(join(place, 'page-')));
  const ms = (value: number) => Math.round(value).toString();
  print([
    ['median, ms', 'first card, here', 'first card, bare', 'ready to type, here', 'ready to type, bare', 'panel, here'],
    ...ways.map(([way, title]) => {
      const { here, bare } = measured[way];
      return [title, ...[here.card, bare.card, here.write, bare.write, here.panel].map(ms)];
    }),
  ]);
  const row = (way: 'cold' | 'warm' | 'phone', what: 'card' | 'write', most: number): Compared => ({
    what: `${what === 'card' ? 'first card' : 'ready to type'} of the chat page, ${way}, ms`,
    here: measured[way].here[what],
    reference: 'Web Chat’s bare page',
    there: measured[way].bare[what],
    target: { value: 'ratio', most, reached: way === 'phone' },
  });
  return [row('cold', 'card', 1.2), row('warm', 'card', 1.2), row('phone', 'write', 1 / 3)];
}
