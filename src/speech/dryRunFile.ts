import type { NamedVerdict } from '../domain/terms/verdict.js';
import { phoneCell, sheet } from './csv.js';
import type { Speaker } from './speaker.js';
import { verdictWords } from './verdictRows.js';
import { headsOf } from './verdicts.js';

/** What a review says of each line before the yes, as a table for a spreadsheet: who, from what to what, or why not, and the price. */
export function dryRunFile(verdicts: readonly NamedVerdict[], speaker: Speaker): string {
  const { words } = speaker;
  const { now, after } = headsOf('before');
  const heads = [
    words.say('common:verdicts.number'),
    words.say('common:verdicts.user'),
    words.say(now),
    words.say(after),
    words.say('common:verdicts.verdict'),
    words.say('common:verdicts.price'),
    words.say('common:verdicts.from'),
  ];
  const rows = verdicts.map((verdict) => {
    const { now, after, price, from, refused, less, ends, replaces } = verdictWords(verdict, speaker);
    const replaced = replaces === '' ? '' : words.say('common:verdicts.replaced', { planned: replaces });
    const ending = ends === '' ? '' : words.say('common:verdicts.ending', { ended: ends });
    const goes = [words.say('common:verdicts.goes'), less, ending, replaced].filter((said) => said !== '').join(' · ');
    const said = refused === '' ? goes : refused;
    return [phoneCell(verdict.number), verdict.user ?? '', now, after, said, price, from];
  });
  return sheet(heads, rows, words.language);
}
