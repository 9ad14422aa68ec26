// How well sentences are understood: `npm run sentences` prints it for the sentences that were kept apart, with `-- tuning`
// for those it was tuned on, with `-- wrong` also which were not understood. docs/sentences.md has the table.
import { languages } from '../src/domain/terms/language.js';
import { isFilled, isRight, measure, sentencesOf, startMeasuring, timesOf } from '../test/sentences/measure.js';

const set = process.argv.includes('tuning') ? 'tuning' : 'sets';
const isTold = process.argv.includes('wrong');
const say = (line: string) => process.stdout.write(`${line}\n`);
const share = (part: number, of: number) => `${part}/${of} (${Math.round((100 * part) / of)} %)`;

const on = await startMeasuring();
try {
  say(
    '| language | sentences | right procedure | of these asked between two | else offered as the nearest | right fields | outside refused | CPU p50 | CPU p99 |',
  );
  say('|---|---|---|---|---|---|---|---|---|');
  for (const language of languages) {
    const sentences = await sentencesOf(set, language);
    const { heard, right, asked, offered, inside, filled, named, refused, outside } = await measure(
      on,
      language,
      sentences,
    );
    const times = timesOf(on, language, sentences);
    const at = (part: number) => `${(times[Math.ceil(times.length * part) - 1] ?? 0).toFixed(2)} ms`;
    const shares = [
      share(right, inside),
      String(asked),
      String(offered),
      share(filled, named),
      share(refused, outside),
    ];
    say(`| ${[language, String(sentences.length), ...shares, at(0.5), at(0.99)].join(' | ')} |`);
    for (const one of isTold ? heard.filter((each) => !isRight(each) || !isFilled(each)) : [])
      say(`  ${one.sentence.says} → ${one.procedures.join(' / ') || 'outside'} ${JSON.stringify(one.fields)}`);
  }
} finally {
  await on.app.stop();
}
