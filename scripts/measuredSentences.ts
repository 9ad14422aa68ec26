// How well sentences are understood: `npm run sentences` prints it for the sentences that were kept apart, by language and operator.
// `-- choose`, `-- sets` and `-- tuning` take the other sets, `-- wrong` also prints what was not understood, `-- pairs` how neighbours are
// parted, `-- ablation` what each step brings. docs/sentences.md has the table.

import { keptLearnt } from '../src/bot/words/learntFiles.js';
import { learn } from '../src/dialogs/learning/learn.js';
import { procedures } from '../src/dialogs/procedures/index.js';
import { heardFrom, phrasesOf } from '../src/dialogs/sentences/phraseBook.js';
import { type Language, languages } from '../src/domain/terms/language.js';
import { decisionsWithout, steps } from '../test/sentences/ablation.js';
import { type Counted, counted, type Decision, decisionsOf, isWrong } from '../test/sentences/decisions.js';
import {
  type Heard,
  isFilled,
  measure,
  type Sentence,
  sentencesOf,
  sets,
  startMeasuring,
  timesOf,
} from '../test/sentences/measure.js';
import {
  type FieldCount,
  fieldsAtOnce,
  fieldsBegun,
  impossibleIn,
  verdictsBegun,
} from '../test/sentences/namedFields.js';
import { partedIn } from '../test/sentences/pairs.js';

const asked = process.argv.slice(2);
const ways = ['wrong', 'pairs', 'ablation'];
const unknown = asked.filter((one) => ![...sets, ...ways].some((known) => known === one));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no ${unknown.join(', ')}. The sets are ${sets.join(', ')}; beside one there may be ${ways.join(', ')}.\n`,
  );
  process.exit(2);
}
const set = sets.find((one) => asked.includes(one)) ?? 'report';
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
  const allHeard: (readonly [Language, readonly Heard[]])[] = [];
  for (const language of languages) {
    const sentences = await sentencesOf(set, language);
    const decisions = decisionsOf(on.app, language, sentences);
    all.push(...decisions);
    for (const operator of [...new Set(sentences.map(({ at }) => at))].sort()) {
      const of = decisions.filter(({ sentence }) => sentence.at === operator);
      row([language, operator, ...shares(counted(of)), '', '', '']);
    }
    const heard = await fields(language, sentences);
    allHeard.push([language, heard]);
    const filled = share(heard.filter(isFilled).length, heard.length);
    row([language, 'all', ...shares(counted(decisions)), filled, ...times(language, sentences)]);
    for (const one of isTold ? decisions.filter(isMissed) : []) say(`  ${told(one)}`);
  }
  row(['all', 'all', ...shares(counted(all)), '', '', '']);
  fieldTable(allHeard);
  for (const language of languages) for (const line of await impossible(language)) say(line);
  if (process.argv.includes('pairs')) pairs(all);
  if (process.argv.includes('ablation')) await ablation();
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

/** The sentences that name fields, each said in a conversation of its own. */
async function fields(language: Language, sentences: readonly Sentence[]): Promise<readonly Heard[]> {
  const named = sentences.filter((one) => one.fields !== undefined);
  const { heard } = await measure(on, language, named);
  for (const one of isTold ? heard.filter((each) => !isFilled(each)) : []) say(`  ${filling(one)}`);
  return heard;
}

/** What a sentence was filled with that it does not name, and what is missing. */
function filling(one: Heard): string {
  const { sentence, began } = one;
  const { named, others } = verdictsBegun(one);
  const missed = named.filter(({ verdict }) => verdict !== 'right');
  const all = missed.map(
    ({ field, verdict, is }) => `${verdict} ${field}${is === undefined ? '' : ` (${JSON.stringify(is)})`}`,
  );
  const how = began === undefined ? 'not begun' : [...all, ...others.map((one) => `beside it ${one}`)].join(', ');
  return `${sentence.at}: ${sentence.says} → ${sentence.means} ${JSON.stringify(sentence.fields)}: ${how}`;
}

/** Single fields that are named: of all sentences, of those whose procedure began at once, and with those that began with one press. */
function fieldTable(all: readonly (readonly [Language, readonly Heard[]])[]): void {
  say('');
  const heads = ['whole sentences', 'fields right', 'missing', 'wrong', 'refused', 'beside what is named'];
  row(['language', 'sentences', ...heads]);
  row(Array.from({ length: 8 }, () => '---'));
  const every = ['all', all.flatMap(([, heard]) => heard)] as const;
  for (const [language, heard] of [...all, every]) {
    const begun = heard.filter(({ began }) => began !== undefined);
    const atOnce = begun.filter(({ began }) => began?.how === 'atOnce');
    fieldRow([language, 'all, at once'], fieldsAtOnce(heard));
    fieldRow([language, 'begun at once'], fieldsBegun(atOnce));
    fieldRow([language, 'begun, with one press too'], fieldsBegun(begun));
  }
}

/** What the demo's data refuse is no field that could have been filled. */
function fieldRow(of: readonly string[], count: FieldCount): void {
  const { named, right, missing, wrong, refused, others, whole, sentences } = count;
  const shares = [right, missing, wrong].map((part) => share(part, named - refused));
  row([...of, share(whole, sentences), ...shares, String(refused), String(others)]);
}

/** Fields that are named and that there are not: nothing can fill those. The sentences are not shown. */
async function impossible(language: Language): Promise<string[]> {
  return [...impossibleIn(await sentencesOf(set, language))].map(
    ([name, count]) => `no such field, ${language}: ${name} ${count}`,
  );
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

/** What is decided where each step is left out. The thresholds stay as they are. */
async function ablation(): Promise<void> {
  say('');
  row(['without', 'started right', 'with one press', 'wrong starts', 'of these acting', 'outside refused']);
  row(Array.from({ length: 6 }, () => '---'));
  const all = await Promise.all(languages.map(async (one) => [one, await sentencesOf(set, one)] as const));
  for (const [what, step] of Object.entries(steps))
    row([what, ...shares(counted(all.flatMap(([one, sentences]) => decisionsWithout(on.app, step, one, sentences))))]);
}

/** What learning the largest book costs, and what reading all of those that the build has kept does. */
function costs(): string {
  const phrases = phrasesOf(on.app.words('fr', 'telenet'), new Map(procedures.map((one) => [one.id, one])));
  const began = process.cpuUsage();
  const { weights, places } = learn(phrases);
  const { user, system } = process.cpuUsage(began);
  const size = Math.round((weights.length + places.size * 16) / 1024);
  const learning = `Learning ${phrases.length} phrases: ${Math.round((user + system) / 1000)} ms of CPU, ${size} kB in memory.`;
  return [learning, reading(), ...longest()].join('\n');
}

/** How long what nobody can mean takes, and the longest that is still read. */
function longest(): string[] {
  return [10_000, 500].map((length) => {
    const says = 'bloquer le numéro volé '.repeat(length).slice(0, length);
    const [time = 0] = timesOf(on, 'fr', [{ says, at: 'telenet', means: null }]);
    return `${length} characters: ${time.toFixed(2)} ms of CPU.`;
  });
}

/** What is read at the first sentence in each language of each operator. */
function reading(): string {
  const { operators, words } = on.app;
  const kept = keptLearnt(`${import.meta.dirname}/../dist/learnt`);
  const all = new Map(procedures.map((one) => [one.id, one]));
  const wanted = [...operators].flatMap(([id, operator]) =>
    operator.profile.languages.map((language) => {
      const phrases = phrasesOf(words(language, id), heardFrom({}, operator, all));
      return { id, language, phrases };
    }),
  );
  const began = process.cpuUsage();
  const found = wanted.flatMap(({ id, language, phrases }) => kept(id, language, phrases) ?? []);
  const { user, system } = process.cpuUsage(began);
  const each = (user + system) / 1000 / Math.max(1, found.length);
  const most = Math.max(0, ...found.map(({ weights }) => weights.length)) / 1024;
  const resident = process.memoryUsage.rss() / 1024 / 1024;
  return `Reading what the build has learnt: ${each.toFixed(1)} ms of CPU for each of ${found.length} (of ${wanted.length}), at most ${Math.round(most)} kB of weights; this process has ${Math.round(resident)} MB.`;
}
