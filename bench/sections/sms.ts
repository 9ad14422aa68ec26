import { join } from 'node:path';
import { at, type Measure } from '../measuring.js';
import { type Compared, print, type Target } from '../tables.js';

/** Two hundred a second. */
const wanted: Target = { value: 'here', least: 200, reached: true };

/** Text messages through SMPP: with a turn each, against a sentence that is no turn. The message centre's own work is in both. */
export async function textMessages(measure: Measure, place: string, count: number): Promise<Compared[]> {
  const turn = await measure('sms', { folder: join(place, 'smsTurns'), count, answered: 'turn' });
  const card = await measure('talks', {
    ...{ folder: join(place, 'smsCards'), bot: 'guichet', transport: 'directLine', guides: Math.min(1, count / 2_000) },
  });
  const sentence = await measure('sms', { folder: join(place, 'smsSentences'), count, answered: 'sentence' });
  print([
    ['text messages through SMPP, lowdb', 'answered/s', 'CPU, ms', 'parts of answers'],
    ...(
      [
        ['with a turn each', turn],
        ['with a sentence', sentence],
      ] as const
    ).map(([name, measured]) => [
      name,
      at(measured, 'perSecond').toFixed(0),
      at(measured, 'cpu').toFixed(2),
      `${at(measured, 'parts')} for ${count}`,
    ]),
  ]);
  const [here, there] = [at(turn, 'perSecond'), at(sentence, 'perSecond')];
  const what = (how: string) => `text messages answered by ${how}/s, SMPP, lowdb`;
  return [
    {
      ...{ what: 'CPU of a text turn, ms, SMPP, lowdb', here: at(turn, 'cpu') },
      ...{ reference: 'card turn', there: at(card, 'cpu'), target: { value: 'ratio', most: 1, reached: true } },
    },
    { what: what('a turn'), here, reference: 'by a sentence', there, target: wanted },
    { what: what('a sentence'), here: there, reference: 'by a turn', there: here, target: wanted },
  ];
}
