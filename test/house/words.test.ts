import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readLanguage } from '../../src/bot/words.js';
import { controls } from '../../src/dialogs/control.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { languages as spoken } from '../../src/domain/language.js';
import { problemCodes } from '../../src/domain/problems.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** French is the source: the others are held to it. */
const SOURCE = 'fr';

/** Words that are the same in two languages, and why. A value equal to another language's is otherwise a forgotten one. */
const SAME: Readonly<Record<string, string>> = {
  Menu: 'the same word in French and English',
  Contact: 'the same word in French and English',
  Conversation: 'the same word in French and English',
  Modem: 'the same word in French, German and English',
  Date: 'the same word in French and English',
  Transactions: 'the same word in French and English',
  Commission: 'the same word in French and English',
  Commissions: 'the same word in French and English',
  Avenue: 'as it stands in a Kinshasa address',
  Commune: 'as it stands in a Kinshasa address',
};

interface Words {
  readonly language: string;
  /** `common:leave.title_one` → the text; a list of texts is joined. */
  readonly texts: ReadonlyMap<string, string>;
  readonly lists: ReadonlySet<string>;
}

type Leaf = readonly [key: string, text: string | string[]];
type Branch = Awaited<ReturnType<typeof readLanguage>>[string];
const leaves = (tree: Branch, path: string): Leaf[] =>
  Object.entries(tree).flatMap(([name, value]): Leaf[] =>
    typeof value === 'string' || Array.isArray(value) ? [[`${path}${name}`, value]] : leaves(value, `${path}${name}.`),
  );

async function wordsOf(language: string): Promise<Words> {
  const files = await readLanguage(join(root, 'locales', language));
  const all = Object.entries(files).flatMap(([file, tree]) => leaves(tree, `${file}:`));
  return {
    language,
    texts: new Map(all.map(([key, text]) => [key, typeof text === 'string' ? text : text.join('|')])),
    lists: new Set(all.filter(([, text]) => typeof text !== 'string').map(([key]) => key)),
  };
}

const all = await Promise.all((await readdir(join(root, 'locales'))).map(wordsOf));
const source = all.find(({ language }) => language === SOURCE)?.texts ?? new Map<string, string>();

const PLURAL = /_(zero|one|two|few|many|other)$/;
const family = (key: string): string => key.replace(PLURAL, '');
const families = (texts: ReadonlyMap<string, string>): Set<string> => new Set([...texts.keys()].map(family));
const notIn = (some: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
  [...some].filter((one) => !others.has(one));

/** The placeholders of a word, in all its plural forms together. */
function holes(texts: ReadonlyMap<string, string>, key: string): string[] {
  const forms = [...texts].filter(([name]) => family(name) === key).map(([, text]) => text);
  return [...new Set(forms.flatMap((text) => text.match(/\{\{[^}]*\}\}/g) ?? []))].sort();
}

/** What all files of src say between quotes that may be the key of a word, and the templates that make one. */
async function sources(): Promise<Map<string, string>> {
  const names = (await readdir(join(root, 'src'), { recursive: true })).filter((name) => /(?<!\.d)\.ts$/.test(name));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(root, 'src', name), 'utf8')] as const)),
  );
}
const code = await sources();
const codeText = [...code.values()].join('\n');

/** Keys that are put together as the program runs: the template, which has to stand in the code, and what it makes. */
const madeKeys: Readonly<Record<string, readonly string[]>> = {
  '`problems:${code}`': problemCodes.map((one) => `problems:${one}`),
  '`common:said.${control}`': controls.map((control) => `common:said.${control}`),
  '`common:said.speak.${language}`': spoken.map((language) => `common:said.speak.${language}`),
  '`common:leave.${act}`': ['common:leave.leave', 'common:leave.stay'],
  '`web:${result.problem}`': ['web:signIn.wrong', 'web:signIn.busy'],
};
const FILES = /['"`]((?:common|problems|web|teams|mail):[A-Za-z][\w.]*)['"`]/g;
const writtenKeys = new Set([...codeText.matchAll(FILES)].map(([, key = '']) => key));

/** Keys of a procedure's own file. Which facts a receipt has, only its guide shows as it is played. */
function procedureKeys(): (key: string) => boolean {
  const fixed = ['title', 'note', 'help', 'confirm', 'effect', 'done', 'next'];
  const keys = procedures.flatMap(({ id, screens, fields }) => [
    ...fixed.map((name) => `${id}:${name}`),
    ...Object.keys(screens).map((screen) => `${id}:screens.${screen}`),
    ...fields.flatMap(({ name }) => ['label', 'hint', 'why'].map((part) => `${id}:fields.${name}.${part}`)),
  ]);
  const known = new Set(keys);
  const factsOf = new Set(procedures.map(({ id }) => `${id}:facts`));
  return (key) => known.has(key) || factsOf.has(key.split('.')[0] ?? '');
}

/** A letter's keys are put together from names that stand in its own file. */
function letterKeys(key: string): boolean {
  const [letter = '', ...path] = key.replace('mail:', '').split('.');
  const text = code.get(join('bot', 'mail', `${letter}.ts`)) ?? '';
  return path.length > 0 && new RegExp(`\\b${path.at(-1)}\\b`).test(text);
}

describe.each(all.filter(({ language }) => language !== SOURCE))(
  'the words in $language',
  ({ language, texts, lists }) => {
    it(`are those in ${SOURCE}`, () => {
      expect({
        missing: notIn(families(source), families(texts)),
        unknown: notIn(families(texts), families(source)),
      }).toEqual({
        missing: [],
        unknown: [],
      });
    });

    it(`have the placeholders of those in ${SOURCE}`, () => {
      const differing = [...families(source)].filter((key) => `${holes(texts, key)}` !== `${holes(source, key)}`);
      expect(differing.map((key) => `${key}: ${holes(texts, key)} for ${holes(source, key)}`)).toEqual([]);
    });

    it('are not another language’s', () => {
      const others = all.filter((other) => other.language !== language);
      const same = [...texts].filter(
        ([key, text]) =>
          !lists.has(key) &&
          /\p{L}{3}/u.test(text.replaceAll(/\{\{.*?\}\}/g, '')) &&
          others.some((other) => other.texts.get(key) === text),
      );
      expect(same.filter(([, text]) => SAME[text] === undefined).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
    });
  },
);

describe.each(all)('the words in $language', ({ language, texts }) => {
  it('have every plural form of the language', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = new Set([...texts.keys()].filter((key) => PLURAL.test(key)).map(family));
    const wrong = [...counted].filter((key) => {
      const forms = [...texts.keys()].filter((name) => PLURAL.test(name) && family(name) === key);
      return `${forms.sort()}` !== `${categories.map((category) => `${key}_${category}`).sort()}`;
    });
    expect(wrong.map((key) => `${key} needs ${categories.map((category) => `_${category}`)}`)).toEqual([]);
  });

  it('have a sentence for every ProblemCode, and none without one', () => {
    const sentences = new Set([...families(texts)].filter((key) => key.startsWith('problems:')));
    const codes = new Set<string>(problemCodes.map((one) => `problems:${one}`));
    expect({ missing: notIn(codes, sentences), unknown: notIn(sentences, codes) }).toEqual({
      missing: [],
      unknown: [],
    });
  });

  it('leave nothing empty', () => {
    expect([...texts].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });
});

describe('the words', () => {
  it('are there for every key in the code', () => {
    const known = families(source);
    expect(notIn(new Set([...writtenKeys, ...Object.values(madeKeys).flat()]), known)).toEqual([]);
    expect(writtenKeys.size).toBeGreaterThan(50);
  });

  it('are all used', () => {
    const used = new Set([...writtenKeys, ...Object.values(madeKeys).flat()]);
    const ofProcedure = procedureKeys();
    const unused = [...families(source)].filter((key) => !used.has(key) && !ofProcedure(key) && !letterKeys(key));
    expect(unused).toEqual([]);
  });

  it('are named by templates that stand in the code, where they are put together', () => {
    expect(Object.keys(madeKeys).filter((template) => !codeText.includes(template))).toEqual([]);
  });

  it('that are the same in two languages are still there', () => {
    const texts = new Set(all.flatMap((words) => [...words.texts.values()]));
    expect(Object.keys(SAME).filter((text) => !texts.has(text))).toEqual([]);
  });
});
