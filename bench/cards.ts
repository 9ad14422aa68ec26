import { fileURLToPath } from 'node:url';
import { loadCards } from '../src/bot/words/cardFiles.js';
import type { CardData, Cards, FormData } from '../src/dialogs/conversation/cards.js';
import { percentile } from './cpu.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = 500;

const text = (name: string): FormData => ({
  form: 'text',
  ...{ name, label: `Label of ${name}`, hint: 'A hint', required: true, missing: 'Please fill this in' },
  ...{ max: 80, style: 'Text', multiline: false, value: '', searchable: false },
});
const choice = (name: string, count: number): FormData => ({
  ...text(name),
  ...{ form: 'choice', multiple: false },
  choices: Array.from({ length: count }, (_, index) => ({ title: `Choice ${index}`, value: `c${index}` })),
});
const screen = (cards: Cards, fields: readonly FormData[]): CardData => ({
  ...{ progress: 'Step 1 of 5', title: 'Identity document', note: 'Mind the spelling', card: 'c1' },
  fields: fields.map((data) => ({ inputs: cards.field(data.form, data), problem: '' })),
});

/** Rows for a table: how long it takes to fill in a card, and how big it comes out. */
export async function cardTimes(): Promise<string[][]> {
  const cards = await loadCards(`${root}/cards`);
  const cases: [string, FormData[]][] = [
    ['a screen of 3 fields', [text('a'), text('b'), text('c')]],
    ['a screen with 34 countries', [text('a'), choice('country', 34)]],
    ['a screen with 100 choices', [choice('line', 100)]],
  ];
  return cases.map(([name, fields]) => {
    const render = () => cards('screen', screen(cards, fields)).content;
    const bytes = JSON.stringify(render()).length;
    const times = Array.from({ length: rounds }, () => {
      const began = performance.now();
      render();
      return performance.now() - began;
    }).slice(rounds / 5);
    return [name, String(bytes), percentile(times, 0.5).toFixed(2), percentile(times, 0.99).toFixed(2)];
  });
}
