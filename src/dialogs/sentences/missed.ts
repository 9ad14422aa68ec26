import { plain, visible } from '../../domain/terms/plainText.js';
import { holdsIban } from '../../domain/values/bankAccount.js';
import { looksSecret } from '../../domain/values/identifiers.js';
import type { Turn } from '../conversation/turn.js';
import { onceRead } from '../days/onceRead.js';
import { bare, phrasesIn } from '../days/phrases.js';
import type { Guides } from '../definition/guides.js';
import { heardFrom, phraseBook } from './phraseBook.js';
import { wordsOf } from './tokens.js';

/** What stands in the place of a number or a code, and in that of a name. */
const VALUE = '#';
export const NAME = '*';
/** Whoever writes more than this writes a letter, and of people. */
const LONGEST = 200;
const CAPITAL = /^\P{L}*\p{Lu}\p{Ll}/u;

/**
 * A sentence without numbers, codes, addresses, quotations and what is written as a name or stands where one does. Undefined: nothing
 * of it is to be kept, since it may hold a secret, or since nothing is left that says anything.
 */
export function maskedSentence(text: string, turn: Turn, guides: Guides): string | undefined {
  if (text.length > LONGEST || looksSecret(text) || holdsIban(text) || speaksOfSecret(text, turn)) return undefined;
  const parts = withoutQuotations(visible(text).normalize('NFC'))
    .split(/\s+/)
    .filter((part) => part !== '');
  const shown = withoutNames(parts.map(withoutValue), knownTo(turn, guides), turn);
  const all = shown.join(' ').replaceAll(/([#*])(?: \1)+/g, '$1');
  return /\p{L}/u.test(all) ? all : undefined;
}

/** Whether a word for a secret stands in it, in whatever language and whatever stands beside it. */
function speaksOfSecret(text: string, { words, operator, speaking }: Turn): boolean {
  const said = ` ${bare(text)} `;
  const lists = operator.profile.languages.flatMap((one) => phrasesIn(speaking(one).words, 'sentences:secret'));
  return [...lists, ...words.listOfAll('common:said.secret')].some((one) => said.includes(` ${bare(one)} `));
}

const withoutQuotations = (text: string): string => text.replaceAll(/["«„“”][^"»“”]*["»“”]?/gu, ` ${NAME} `);

const withoutValue = (part: string): string => (/[\d@٠-٩]|\/\//u.test(part) ? VALUE : part);

/**
 * Runs of words that nobody knows are names where one of them is written so, or stands behind what names stand behind. Within a sentence
 * a capital makes a name of a word that is like a known one, too, but where all nouns have one.
 */
function withoutNames(parts: readonly string[], knows: (word: string) => boolean, turn: Turn): string[] {
  const before = namedAfter(turn.words, 'all');
  const isUnknown = (part: string | undefined, at: number) =>
    part !== undefined &&
    /\p{L}/u.test(part) &&
    (!wordsOf(part).every((word) => knows(word)) || (at > 0 && turn.words.language !== 'de' && CAPITAL.test(part)));
  const shown = [...parts];
  for (let from = 0; from < parts.length; from += 1) {
    if (!isUnknown(parts[from], from)) continue;
    let until = from + 1;
    while (isUnknown(parts[until], until)) until += 1;
    const run = parts.slice(from, until);
    const behind = wordsOf(parts[from - 1] ?? '').at(-1) ?? '';
    const isName = run.some((part) => /\p{Lu}/u.test(part)) || before.has(behind) || hasArticle(run[0], before);
    if (isName) for (let at = from; at < until; at += 1) shown[at] = NAME;
    from = until - 1;
  }
  return shown;
}

/** "d’untel": what a name stands behind, joined to it. */
const hasArticle = (part: string | undefined, before: ReadonlySet<string>): boolean => {
  const words = wordsOf(part ?? '');
  return words.length > 1 && before.has(words[0] ?? '');
};

const namedAfter = onceRead((words, _: 'all') => {
  const lists = ['sentences:whose', 'sentences:number'] as const;
  const labels = ['name', 'firstName', 'lastName'] as const;
  const called = labels.flatMap((label) => words.list(`common:said.column.${label}`));
  const all = [...lists.flatMap((list) => phrasesIn(words, list)), ...called];
  return new Set(all.flatMap((one) => wordsOf(one).at(-1) ?? []));
});

/** Tells what is a word of a phrase, of politeness, or of days. */
function knownTo({ words, operator, actor }: Turn, guides: Guides): (word: string) => boolean {
  const procedures = heardFrom(actor, operator, guides.procedures);
  const { knows, telling } = phraseBook(words, { operator, procedures, kept: guides.kept });
  return (word) => telling(word).length === 0 || knows(plain(word));
}
