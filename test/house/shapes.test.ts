import { describe, expect, it } from '@jest/globals';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { problemCodes } from '../../src/domain/terms/problems.js';
import { breaking, ofOperators, type Shown, shownIn } from './shownTexts.js';

/** A title has room on a button of a telephone. */
const LONGEST_TITLE = 40;
/** What is read before a yes. */
const MOST_WORDS = 40;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d’-]{4,}/gu) ?? [];
/** So many letters tell a word in all its endings. */
const stem = (word: string): string => word.slice(0, 5);

/** Help lists a title beside the first sentence of `help`: one that has all words of the title says nothing more. */
function repeatsTitle(text: string, key: string, { texts }: Shown): boolean {
  const [file = ''] = key.split(':');
  const [first = ''] = text.match(/^.*?[.!?](?=\s|$)/su) ?? [];
  const said = wordsOf(first).map(stem);
  const title = wordsOf(texts.get(`${file}:title`) ?? '').map(stem);
  return title.length > 0 && title.every((word) => said.includes(word)) && said.length <= title.length + 2;
}

/** How a text says what to do next: in the imperative, with what to type, who will act, or when it can be done again. */
const wayOn: Readonly<Record<Language, RegExp>> = {
  fr: /«|(?<!vous |\p{L})(?!avez|devez|pouvez)\p{L}{2,}ez(?!\p{L})|rien à faire|il faut|doit|à partir du|il reste|\{\{pay\}\}/iu,
  ru: /«|(?<!\p{L})\p{L}+(йте|ите|ьте|йтесь|итесь)(?!\p{L})|ничего не требуется|нужно|должн|решение принимает|Следующий|Остал|\{\{pay\}\}/iu,
  de: /„|(?<!\p{L})(\p{L}+(en|eln|ern) Sie|Bitte)(?!\p{L})|müssen nichts tun|muss|kann ab|noch \{\{|\{\{pay\}\}/iu,
  en: /“|\b(choose|check|type|enter|try|go|use|wait|undo|place|turn|contact|ask|refuse|describe|top up|select|send|answer|activate|unblock|end|call)\b|has to|must|from \{\{|left\.|need not|\{\{pay\}\}/iu,
};
/** Said beside the answer it is about, which is then asked again, or beside a row of a list that comes as a file. */
const BESIDE = /^(draft|row)\./;
/** What a value has to look like says what to type. */
const saysForm = (key: string, text: string): boolean =>
  key.startsWith('problems:value.') && /\d|\{\{|@|obligatoire|обязательн|Pflicht|required/u.test(text);

/** The text of a problem as it is said alone, in all its plural forms. */
function aloneTexts({ texts }: Shown, code: string): [string, string][] {
  const forms = (name: string) =>
    [...texts].filter(([key]) => key.replace(/_(one|two|few|many|other)$/, '') === `problems:${name}`);
  const alone = forms(`${code}_alone`);
  return alone.length > 0 ? alone : forms(code);
}

describe.each(languages)('the words in %s', (language) => {
  const all = shownIn(language);

  it('have titles that fit', () => {
    const long = breaking(all, (text, key) => /^\w+:title$/.test(key) && Array.from(text).length > LONGEST_TITLE);
    expect(long).toEqual([]);
  });

  it('say before a yes what it does in 40 words', () => {
    const long = breaking(
      all,
      (text, key) =>
        /^\w+:effect/.test(key) && text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length > MOST_WORDS,
    );
    expect(long).toEqual([]);
  });

  it('begin help with more than the title', () => {
    const own = ofOperators.filter((one) => one.language === language);
    expect(breaking(own, (text, key, of) => /^\w+:help$/.test(key) && repeatsTitle(text, key, of))).toEqual([]);
  });

  it('have no question for a label, and no sentence after a colon', () => {
    const asking = breaking(
      all,
      (text, key) =>
        (/:(fields\.\w+\.label|facts\.\w+|screens\.\w+|title)$/.test(key) && /[?:]\s*$/.test(text)) ||
        /:\s*\{\{reason\}\}/.test(text),
    );
    expect(asking).toEqual([]);
  });

  it('say in Russian of 21 what is true of 21', () => {
    const single = breaking(
      all.filter((one) => one.language === 'ru'),
      (text, key, { texts }) =>
        key.endsWith('_one') &&
        !text.includes('{{') &&
        (texts.get(key.replace(/_one$/, '_many')) ?? '').includes('{{count}}'),
    );
    expect(single).toEqual([]);
  });

  it('end every refusal with a way on', () => {
    const without = all.flatMap((of) =>
      problemCodes
        .filter((code) => !BESIDE.test(code))
        .flatMap((code) => aloneTexts(of, code))
        .filter(([key, text]) => !wayOn[language].test(text) && !saysForm(key, text))
        .map(([key]) => (of.operator === '' ? key : `${of.operator} ${key}`)),
    );
    expect(without).toEqual([]);
  });
});
