import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadOperators } from '../../src/bot/words/operators.js';
import { operatorWords } from '../../src/bot/words/operatorWords.js';
import { withTerms } from '../../src/bot/words/terms.js';
import { type AllWords, type Files, readLanguage } from '../../src/bot/words/wordFiles.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import type { Operator } from '../../src/domain/operator/index.js';
import { type Language, languages } from '../../src/domain/terms/language.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'operators');

export const base: AllWords = Object.fromEntries(
  await Promise.all(
    (await readdir(join(root, 'locales'))).map(
      async (language) => [language, await readLanguage(join(root, 'locales', language))] as const,
    ),
  ),
);
export const operators: readonly Operator[] = [...(await loadOperators(folder)).values()];

/** The texts of one language as people see them, by key; `operator` '' is everybody's. What people say is not among them. */
export interface Shown {
  readonly language: Language;
  readonly operator: string;
  readonly texts: ReadonlyMap<string, string>;
}

type Branch = Files[string][string];
const SAID = /^(\w+:(phrases|choices\b)|common:said\b|sentences:|terms:)/;

function textsIn(branch: Branch, path: string): [string, string][] {
  if (SAID.test(path)) return [];
  if (typeof branch === 'string') return [[path, branch]];
  if (Array.isArray(branch)) return branch.map((text, at) => [`${path}[${at}]`, text]);
  const between = path.endsWith(':') ? '' : '.';
  return Object.entries(branch).flatMap(([name, inner]) => textsIn(inner, `${path}${between}${name}`));
}

const textsOf = (files: Files): [string, string][] =>
  Object.entries(files).flatMap(([file, tree]) => textsIn(tree, `${file}:`));

const everybodys: readonly Shown[] = languages.map((language) => ({
  ...{ language, operator: '' },
  texts: new Map(textsOf(withTerms(base[language] ?? {}, language))),
}));

/** What an operator's people can see: the files of its procedures and those that are always there. */
const isSeen = ({ profile }: Operator): ((key: string) => boolean) => {
  const own = new Set(Object.values(profile.roles).flat());
  const known = new Set(procedures.map(({ id }) => id));
  return (key) => {
    const [file = ''] = key.split(':');
    return !known.has(file) || own.has(file);
  };
};

async function shownBy(operator: Operator): Promise<Shown[]> {
  const { id, languages: offered } = operator.profile;
  const words = (await operatorWords(folder, id, base)) ?? base;
  const seen = isSeen(operator);
  return offered.map((language) => ({
    ...{ language, operator: id },
    texts: new Map(textsOf(withTerms(words[language] ?? {}, language)).filter(([key]) => seen(key))),
  }));
}

const operatorsOwn = (await Promise.all(operators.map(shownBy))).flat();
/** Each operator's in each of its languages. */
export const ofOperators: readonly Shown[] = operatorsOwn;

const general = new Map(everybodys.map(({ language, texts }) => [language, texts]));
/** Everybody's, and of each operator what differs from these: every text that is shown, once. */
export const shown: readonly Shown[] = [
  ...everybodys,
  ...operatorsOwn.map((one) => ({
    ...one,
    texts: new Map([...one.texts].filter(([key, text]) => general.get(one.language)?.get(key) !== text)),
  })),
];

/** The words of one language: everybody's and the operators'. */
export const shownIn = (language: Language): Shown[] => shown.filter((one) => one.language === language);

/** Texts that break a rule, by operator and key. */
export const breaking = (of: readonly Shown[], isWrong: (text: string, key: string, of: Shown) => boolean): string[] =>
  of.flatMap((one) =>
    [...one.texts]
      .filter(([key, text]) => isWrong(text, key, one))
      .map(([key]) => (one.operator === '' ? key : `${one.operator} ${key}`)),
  );
