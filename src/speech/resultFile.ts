import type { Verdict } from '../domain/terms/verdict.js';
import { phoneCell, sheet } from './csv.js';
import type { Speaker } from './speaker.js';
import { verdictWords } from './verdictRows.js';
import { headsOf, type Told } from './verdicts.js';

/**
 * What became of each line, as a table for a spreadsheet: CSV in UTF-8 with a byte order mark, heads and words in the
 * reader's language, numbers with dashes. The rows stay in the order of the lines: a spreadsheet sorts them by any column.
 */
export function resultFile(verdicts: readonly Verdict[], speaker: Speaker, told: Told = 'after'): string {
  const { words } = speaker;
  const taken = words.say(told === 'waiting' ? 'common:verdicts.waits' : 'common:verdicts.accepted');
  const { now, after } = headsOf(told);
  const heads = [
    words.say('common:verdicts.number'),
    words.say(now),
    words.say(after),
    words.say('common:verdicts.price'),
    words.say('common:verdicts.from'),
    words.say('common:verdicts.verdict'),
  ];
  const rows = verdicts.map((verdict) => {
    const { now, after, price, from, refused } = verdictWords(verdict, speaker);
    const said = refused === '' ? taken : refused;
    return [phoneCell(verdict.number), now, after, price, from, said];
  });
  return sheet(heads, rows, words.language);
}
