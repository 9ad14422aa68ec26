import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { glossaryProblems, readGlossary } from './glossary.js';
import { OperatorError } from './operators.js';
import { withQuestions } from './questionPhrases.js';
import { wordOf } from './terms.js';
import { type AllWords, type Files, readLanguage, type Tree, wordFiles } from './wordFiles.js';

/**
 * The words of an operator that has some of its own (`operators/<id>/words/<language>/`, files as in `locales/`, the nouns of
 * its `glossary.json`, and how people ask its questions), laid over those of `locales/`; undefined for one that has none.
 * Throws OperatorError on a word or a noun that `locales/` does not have.
 */
export async function operatorWords(folder: string, operator: string, base: AllWords): Promise<AllWords | undefined> {
  const glossary = await readGlossary(folder, operator);
  const wrong = glossaryProblems(glossary, base);
  if (wrong.length > 0) throw new OperatorError(`${join(folder, operator, 'glossary.json')}:\n${wrong.join('\n')}`);
  const named = Object.entries(glossary).map(
    ([language, terms]) => [language, { ...base[language], terms: { ...base[language]?.terms, ...terms } }] as const,
  );
  const own = await ownWords(folder, operator, { ...base, ...Object.fromEntries(named) });
  const words = own ?? (named.length === 0 ? undefined : { ...base, ...Object.fromEntries(named) });
  return (await withQuestions(folder, operator, words ?? base)) ?? words;
}

/** What is in the operator's `words/`, laid over these; undefined where there is none. */
async function ownWords(folder: string, operator: string, base: AllWords): Promise<AllWords | undefined> {
  const own = join(folder, operator, 'words');
  const there = await access(own).then(
    () => true,
    () => false,
  );
  if (!there) return undefined;
  const entries = await Promise.all(
    (await readdir(own)).map(async (language) => [language, await readLanguage(join(own, language))] as const),
  );
  const found = await Promise.all(
    entries.map(([language, files]) => problemsIn(join(own, language), files, base[language])),
  );
  const problems = found.flat();
  if (problems.length > 0) throw new OperatorError(`words that locales/ does not have:\n${problems.join('\n')}`);
  const laid = entries.map(([language, files]) => {
    const words = Object.entries(files).map(
      ([file, tree]) => [file, over(base[language]?.[file] ?? {}, tree)] as const,
    );
    return [language, { ...base[language], ...Object.fromEntries(words) }] as const;
  });
  return { ...base, ...Object.fromEntries(laid) };
}

/** The words of a language that are not the base's, with the file that each stands in. */
async function problemsIn(folder: string, own: Files, base: Files | undefined): Promise<string[]> {
  const unknown = Object.entries(own).flatMap(([name, tree]) =>
    unknownWords(tree, base?.[name]).map((key) => ({ name, key })),
  );
  // Where they lie is looked up for the message only.
  const files = unknown.length === 0 ? undefined : await wordFiles(folder);
  return unknown.map(({ name, key }) => `${files?.get(name) ?? folder}: ${key}`);
}

/** The paths of words that are not the base's, nor a plural form or a context of one of those. */
function unknownWords(own: Tree, base: Tree | undefined, path = ''): string[] {
  const names = Object.keys(base ?? {});
  return Object.entries(own).flatMap(([name, value]) => {
    const replaced = base?.[name] ?? base?.[names.find((known) => isFormOf(name, known)) ?? name];
    if (isTree(value)) return isTree(replaced) ? unknownWords(value, replaced, `${path}${name}.`) : [`${path}${name}`];
    const fits = replaced !== undefined && !isTree(replaced) && Array.isArray(value) === Array.isArray(replaced);
    return fits ? [] : [`${path}${name}`];
  });
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
/** i18next writes plural forms and contexts behind the key: `title_one`, `confirm_suspend`, `confirm_suspend_one`. */
const isFormOf = (name: string, known: string): boolean => name.startsWith(`${known.replace(PLURAL, '')}_`);

const isTree = (value: Tree[string] | undefined): value is Tree => typeof value === 'object' && !Array.isArray(value);

/** The operator's words in the place of the base's, with all forms of these (gender, standing alone); the rest stays. */
function over(base: Tree, own: Tree): Tree {
  const kept = Object.entries(base).filter(([name]) => wordOf(name) === name || own[wordOf(name)] === undefined);
  const laid = Object.entries(own).map(([name, value]) => {
    const under = base[name];
    return [name, isTree(value) && isTree(under) ? over(under, value) : value] as const;
  });
  return { ...Object.fromEntries(kept), ...Object.fromEntries(laid) };
}
