// How well sentences are understood: `npm run sentences` prints it for the sentences that were kept apart, by language and operator.
// `-- choose`, `-- sets` and `-- tuning` take the other sets, `-- wrong` also prints what was not understood, `-- pairs` how neighbours are
// parted. docs/sentences.md has the table.

import { learn } from '../src/dialogs/learning/learn.js';
import { procedures } from '../src/dialogs/procedures/index.js';
import { phrasesOf } from '../src/dialogs/sentences/phraseBook.js';
import { type Language, languages } from '../src/domain/terms/language.js';
import { type Counted, counted, type Decision, decisionsOf, isWrong } from '../test/sentences/decisions.js';
import {
  isFilled,
  measure,
  type Sentence,
  sentencesOf,
  sets,
  startMeasuring,
  timesOf,
} from '../test/sentences/measure.js';
import { partedIn } from '../test/sentences/pairs.js';

const set = sets.find((one) => process.argv.includes(one)) ?? 'report';
const isTold = process.argv.includes('wrong');
const say = (line: string) => process.stdout.write(`${line}\n`);
const share = (part: number, of: number) => (of === 0 ? '–' : `${part}/${of} (${Math.round((100 * part) / of)} %)`);
const row = (cells: readonly string[]) => say(`| ${cells.join(' | ')} |`);

const on = await startMeasuring();
try {
  say(`Set: ${set}`);
  row([
    'language',
    'operator',
    'started right',
    'with one press',
    'wrong starts',
    'of these acting',
    'outside refused',
    'right fields',
    'CPU p50',
    'CPU p99',
  ]);
  row(Array.from({ length: 10 }, () => '---'));
  const all: Decision[] = [];
  for (const language of languages) {
    const sentences = await sentencesOf(set, language);
    const decisions = decisionsOf(on.app, language, sentences);
    all.push(...decisions);
    for (const operator of [...new Set(sentences.map(({ at }) => at))].sort()) {
      const of = decisions.filter(({ sentence }) => sentence.at === operator);
      row([language, operator, ...shares(counted(of)), '', '', '']);
    }
    row([
      language,
      'all',
      ...shares(counted(decisions)),
      await fields(language, sentences),
      ...times(language, sentences),
    ]);
    for (const one of isTold ? decisions.filter(isMissed) : []) say(`  ${told(one)}`);
  }
  row(['all', 'all', ...shares(counted(all)), '', '', '']);
  if (process.argv.includes('pairs')) pairs(all);
  say(`\n${costs()}`);
} finally {
  await on.app.stop();
}

function shares({ all, inside, right, pressed, wrong, wrongActing, outside, refused }: Counted): string[] {
  return [
    share(right, inside),
    share(pressed, inside),
    share(wrong, all),
    String(wrongActing),
    share(refused, outside),
  ];
}

function pairs(decisions: readonly Decision[]): void {
  say('');
  row(['neighbours', 'started right', 'the other one started']);
  row(['---', '---', '---']);
  for (const { pair, all, right, crossed } of partedIn(decisions))
    row([pair.join(' / '), share(right, all), share(crossed, all)]);
}

async function fields(language: Language, sentences: readonly Sentence[]): Promise<string> {
  const named = sentences.filter((one) => one.fields !== undefined);
  const { heard } = await measure(on, language, named);
  for (const one of isTold ? heard.filter((each) => !isFilled(each)) : [])
    say(`  ${one.sentence.says} → ${JSON.stringify(one.fields)}`);
  return share(heard.filter(isFilled).length, named.length);
}

function times(language: Language, sentences: readonly Sentence[]): string[] {
  const all = timesOf(on, language, sentences);
  return [0.5, 0.99].map((part) => `${(all[Math.ceil(all.length * part) - 1] ?? 0).toFixed(2)} ms`);
}

function isMissed(one: Decision): boolean {
  const { means } = one.sentence;
  return isWrong(one) || (means !== null && one.started !== means);
}

function told({ sentence, started, asked }: Decision): string {
  const instead = started ?? (asked.length > 0 ? `asks ${asked.join(', ')}` : 'outside');
  return `${sentence.at}: ${sentence.says} (${sentence.means ?? 'outside'}) → ${instead}`;
}

/** What the largest book costs where the build has kept nothing. */
function costs(): string {
  const phrases = phrasesOf(on.app.words('fr', 'telenet'), new Map(procedures.map((one) => [one.id, one])));
  const began = process.cpuUsage();
  const { weights, places } = learn(phrases);
  const { user, system } = process.cpuUsage(began);
  const size = Math.round((weights.length + places.size * 16) / 1024);
  return `Learning ${phrases.length} phrases: ${Math.round((user + system) / 1000)} ms of CPU, ${size} kB in memory.`;
}
