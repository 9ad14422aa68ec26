import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ownTexts } from '../../src/bot/subscribers/heard.js';
import { loadOperators } from '../../src/bot/words/operators.js';
import { readLanguage } from '../../src/bot/words/wordFiles.js';
import { controls } from '../../src/dialogs/conversation/control.js';
import { ordinals } from '../../src/dialogs/conversation/ordinals.js';
import { chat } from '../../src/dialogs/conversation/unfit.js';
import { spans } from '../../src/dialogs/days/phrases.js';
import { isAction } from '../../src/dialogs/definition/fields.js';
import { address, person } from '../../src/dialogs/fields/index.js';
import { stateWords } from '../../src/dialogs/fields/lines/inState.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { odd } from '../../src/dialogs/reception/oddMessages.js';
import { smsProblems } from '../../src/domain/records/inboundSms.js';
import { accessLetters, accountEvents } from '../../src/domain/records/outbox.js';
import { proofs } from '../../src/domain/records/receipt.js';
import { Column } from '../../src/domain/terms/choices.js';
import { factWords, orderStandings } from '../../src/domain/terms/fact.js';
import { languages as spoken } from '../../src/domain/terms/language.js';
import { problemCodes } from '../../src/domain/terms/problems.js';
import { columnNames } from '../../src/domain/values/columns.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** French is the source: the others are held to it. */
const SOURCE = 'fr';

/** Words that are the same in two languages, and why. A value equal to another language's is otherwise a forgotten one. */
const SAME: Readonly<Record<string, string>> = {
  SIM: 'the card’s own name',
  Passkeys: 'what makers of browsers call them, in German and English',
  FMC: 'fixed mobile convergence, as COMuniq’s guide has it',
  Portfolio: 'the guide’s word, and English',
  'Add-ons': 'the guide’s word, and English',
  IMEI: 'the same in all languages',
  IBAN: 'the same in all languages',
  Notifications: 'the same word in French and English',
  Options: 'the same word in French and English',
  Option: 'the same word in French, English and German',
  Name: 'the same word in German and English',
  Liste: 'the same word in French and German',
  Menu: 'the same word in French and English',
  Message: 'the same word in French and English',
  Messages: 'the same word in French and English',
  Text: 'the same word in German and English',
  '{{count}} minute': 'the same word in French and English',
  '{{count}} minutes': 'the same word in French and English',
  Bancontact: 'a name',
  Contact: 'the same word in French and English',
  Conversation: 'the same word in French and English',
  Abonnement: 'the same word in French and German',
  Details: 'the same word in German and English',
  Code: 'the same word in French, German and English',
  Postnom: 'the Congolese name for it, in German and English',
  Modem: 'the same word in French, German and English',
  Description: 'the same word in French and English',
  'Page {{number}}': 'the same word in French and English',
  Date: 'the same word in French and English',
  Transactions: 'the same word in French and English',
  Action: 'the same word in French and English',
  Services: 'the same word in French and English',
  Commission: 'the same word in French and English',
  Commissions: 'the same word in French and English',
  Question: 'the same word in French and English',
  Pause: 'the same word in French, German and English',
  Avenue: 'as it stands in a Kinshasa address',
  Commune: 'as it stands in a Kinshasa address',
  Profil: 'the same word in French and German',
  Status: 'the same word in German and English',
  Total: 'the same word in French and English',
  Type: 'the same word in French and English',
  Volume: 'the same word in French and English',
  '{{minutes}} min {{seconds}} s': 'the units’ signs in French, German and English',
  SMS: 'the same word in all languages',
  min: 'the unit’s sign in French and English',
  MB: 'the unit’s sign in German and English',
  Types: 'the same word in French and English',
  '{{count}} SMS': 'the same word in French, German and English',
  PIN1: 'stands on the SIM card in every language',
  PIN2: 'stands on the SIM card in every language',
  PUK1: 'stands on the SIM card in every language',
  PUK2: 'stands on the SIM card in every language',
  '{{label}} (optional)': 'the same word in German and English',
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

async function wordsOf(language: string, folder = 'locales'): Promise<Words> {
  // Nouns have other forms in every language: `glossary.test.ts` looks at them.
  const { terms: _nouns, ...files } = await readLanguage(join(root, folder, language));
  const all = Object.entries(files).flatMap(([file, tree]) => leaves(tree, `${file}:`));
  return {
    language,
    texts: new Map(all.map(([key, text]) => [key, typeof text === 'string' ? text : text.join('|')])),
    lists: new Set(all.filter(([, text]) => typeof text !== 'string').map(([key]) => key)),
  };
}

const all = await Promise.all((await readdir(join(root, 'locales'))).map((language) => wordsOf(language)));
const source = all.find(({ language }) => language === SOURCE)?.texts ?? new Map<string, string>();

/** The operators with words of their own: their languages, and what is laid over `locales/` in each. */
async function ownWords() {
  const operators = [...(await loadOperators(join(root, 'operators'))).values()];
  const found = await Promise.all(
    operators.map(async ({ profile: { id, languages } }) => {
      const folder = join('operators', id, 'words');
      const there = await readdir(join(root, folder)).catch(() => []);
      return { id, languages, there, words: await Promise.all(there.map((language) => wordsOf(language, folder))) };
    }),
  );
  return found.filter(({ there }) => there.length > 0);
}
const own = await ownWords();

const PLURAL = /_(zero|one|two|few|many|other)$/;
/** What a word says in all its forms: for a gender of the operator's line, standing alone, one and several. */
const family = (key: string): string =>
  key
    .replace(PLURAL, '')
    .replace(/_(masculine|feminine|neuter)$/, '')
    .replace(/_alone$/, '');
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
  '`common:counted.${fact.counted}`': ['lines', 'calls', 'sms', 'days'].map((one) => `common:counted.${one}`),
  '`common:said.ordinals.${place}`': ordinals.map((place) => `common:said.ordinals.${place}`),
  '`web:${at}.pageTitle`': ['invitation', 'security', 'access'].map((at) => `web:${at}.pageTitle`),
  '`common:written.${by}`': ['staff', 'own'].map((by) => `common:written.${by}`),
  '`common:words.${fact.word}`': factWords.map((word) => `common:words.${word}`),
  '`common:approval.${key}`': ['waiting', 'approved', 'refused', 'refusedBecause', 'expired', 'withdrawn'].map(
    (state) => `common:approval.${state}`,
  ),
  '`common:approval.ended.${state}`': ['refused', 'expired', 'withdrawn'].map(
    (state) => `common:approval.ended.${state}`,
  ),
  '`common:per.${fact.per}`': ['month', 'payment'].map((per) => `common:per.${per}`),
  '`common:said.${kind}`': chat.map((kind) => `common:said.${kind}`),
  '`common:chat.${kind}`': chat.map((kind) => `common:chat.${kind}`),
  '`common:standing.${state}`': orderStandings.map((state) => `common:standing.${state}`),
  '`common:${proof}.ask`': proofs.map((proof) => `common:${proof}.ask`),
  '`common:guide.confirmedBy.${proof}`': proofs.map((proof) => `common:guide.confirmedBy.${proof}`),
  '`common:odd.${odd}`': odd.map((one) => `common:odd.${one}`),
  '`common:lines.columns.${name}`': ['state', 'plan', 'billingAccount'].map((one) => `common:lines.columns.${one}`),
  '`common:lines.all.${name}`': ['state', 'plan', 'billingAccount'].map((one) => `common:lines.all.${one}`),
  '`common:lines.columns.${by}`': Column.options.map((one) => `common:lines.columns.${one}`),
  '`common:said.columns.${column}`': Column.options.map((one) => `common:said.columns.${one}`),
  '`common:column.${column}`': columnNames.map((column) => `common:column.${column}`),
  '`common:said.column.${column}`': columnNames.map((column) => `common:said.column.${column}`),
  ...Object.fromEntries(
    ['subject', 'title', 'greeting', 'why', 'link', 'until', 'notYours'].map((part) => [
      `\`mail:\${letter}.${part}\``,
      accessLetters.map((letter) => `mail:${letter}.${part}`),
    ]),
  ),
  '`mail:accountChanged.${what}`': accountEvents.map((what) => `mail:accountChanged.${what}`),
  '`mail:accountChanged.subjects.${what}`': accountEvents.map((what) => `mail:accountChanged.subjects.${what}`),
  '`mail:accountChanged.titles.${what}`': accountEvents.map((what) => `mail:accountChanged.titles.${what}`),
  '`${procedure}:phrases`': procedures.map(({ id }) => `${id}:phrases`),
  // An operator's own, beside these.
  '`${procedure}:phrases_more`': [],
  '`sentences:${list}_more`': [],
  '`sentences:states.${state}`': stateWords.map((state) => `sentences:states.${state}`),
  '`sentences:states.${key}`': stateWords.map((state) => `sentences:states.${state}`),
  '`sentences:periods.${span}`': spans.map((span) => `sentences:periods.${span}`),
  '`fields:fields.${field}`': Object.keys({ ...person(), ...address() }).flatMap((name) =>
    ['label', 'hint', 'why', 'called'].map((part) => `fields:fields.${name}.${part}`).filter((key) => source.has(key)),
  ),
  // Which choices have phrases is the operators' data's: `test/sentences` looks at them.
  '`${id}:choices.${field.name}.${value}`': [...source.keys()].filter((key) => /^\w+:choices\./.test(key)),
  '`sms:${problem}`': smsProblems.map((problem) => `sms:${problem}`),
  '`desk:list.${head}`': ['reference', 'about', 'asked', 'at', 'state', 'assignee'].map((head) => `desk:list.${head}`),
  '`desk:act.${does}`': ['take', 'close', 'reopen'].map((does) => `desk:act.${does}`),
  '`desk:said.${one}`': ['answer', 'take', 'handOver', 'close', 'reopen', 'changed'].map((one) => `desk:said.${one}`),
  '`desk:problem.${one}`': ['unreachable', 'ended', 'tooLarge', 'missing'].map((one) => `desk:problem.${one}`),
  '`subscribers:${key}`': ownTexts.map((key) => `subscribers:${key}`),
  '`teams:offer.${became.state}`': ['saving', 'saved', 'declined', 'elsewhere', 'failed', 'over'].map(
    (one) => `teams:offer.${one}`,
  ),
  '`teams:file.${error.problem}`': ['elsewhere', 'large', 'away', 'many'].map((one) => `teams:file.${one}`),
  '`web:${result.problem}`': ['web:signIn.wrong', 'web:signIn.busy'],
};
const FILES = /['"`]((?:common|desk|sentences|problems|web|teams|mail|sms|subscribers):[A-Za-z][\w.]*)['"`]/g;
const writtenKeys = new Set([...codeText.matchAll(FILES)].map(([, key = '']) => key));

/** Keys of a procedure's own file. Which facts a receipt has, only its guide shows as it is played. */
function procedureKeys(): (key: string) => boolean {
  const fixed = [
    'title',
    'note',
    'again',
    'help',
    'guide',
    'confirm',
    'effect',
    'done',
    'ordered',
    'next',
    'nothing',
    'about',
    'narrowText',
    'help_own',
    'guide_own',
    'forUser',
  ];
  const keys = procedures.flatMap(({ id, screens, fields }) => [
    ...fixed.map((name) => `${id}:${name}`),
    ...Object.keys(screens).map((screen) => `${id}:screens.${screen}`),
    ...fields.flatMap(({ name }) => ['label', 'hint', 'why', 'called'].map((part) => `${id}:fields.${name}.${part}`)),
  ]);
  const known = new Set(keys);
  const factsOf = new Set(procedures.map(({ id }) => `${id}:facts`));
  const acting = new Set(procedures.filter(({ fields }) => fields.some(isAction)).map(({ id }) => id));
  const byAction = (key: string) => {
    const [, id = '', word = ''] = key.match(/^(\w+):(confirm|effect|done|next)_\w+$/) ?? [];
    return word !== '' && acting.has(id);
  };
  return (key) => known.has(key) || factsOf.has(key.split('.')[0] ?? '') || byAction(key);
}

/** A letter's keys are put together from names that stand in its own file. */
function letterKeys(key: string): boolean {
  const [letter = '', ...path] = key.replace('mail:', '').split('.');
  const text = code.get(join('bot', 'couriers', 'mail', `${letter}.ts`)) ?? '';
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
      expect(likeAnother({ language, texts, lists }, all)).toEqual([]);
    });
  },
);

/** An operator may say a word another way, never more or less than that. */
describe('the words of operators', () => {
  it.each(own)('$id are those that differ, in its languages; new forms of a word are in all of them', (one) => {
    const { languages, there, words } = one;
    expect(notIn(new Set(there), new Set(languages))).toEqual([]);
    const everybodys = new Map(all.map(({ language, texts }) => [language, texts]));
    const same = words.flatMap(({ language, texts }) =>
      [...texts]
        .filter(([key, text]) => everybodys.get(language)?.get(key) === text)
        .map(([key]) => `${language} ${key}`),
    );
    expect(same).toEqual([]);
    const added = new Set(words.flatMap(({ texts }) => notIn(families(texts), families(source))));
    const missing = words.flatMap(({ language, texts }) =>
      notIn(added, families(texts)).map((key) => `${language} ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(own)('$id have the placeholders of those they replace', ({ words }) => {
    const differing = words.flatMap(({ language, texts }) =>
      [...families(texts)]
        .map((key) => [key, replacedBy(key)] as const)
        .filter(([key, replaced]) => `${holes(texts, key)}` !== `${holes(source, replaced)}`)
        .map(([key]) => `${language} ${key}`),
    );
    expect(differing).toEqual([]);
  });

  it.each(own)('$id are whole, and not another language’s', ({ words }) => {
    expect(words.flatMap((one) => likeAnother(one, words))).toEqual([]);
    expect(words.flatMap(lackingForms)).toEqual([]);
    expect(words.flatMap(empty)).toEqual([]);
  });
});

/** The word of `locales/` in whose place an operator's comes: that of the same name, or the one it is a context of. */
const replacedBy = (key: string): string => (families(source).has(key) ? key : key.replace(/_[^_.:]+$/, ''));

function likeAnother({ language, texts, lists }: Words, among: readonly Words[]): string[] {
  const others = among.filter((other) => other.language !== language);
  const same = [...texts].filter(
    ([key, text]) =>
      !lists.has(key) &&
      /\p{L}{3}/u.test(text.replaceAll(/\{\{.*?\}\}|\$t\(.*?\)/g, '')) &&
      others.some((other) => other.texts.get(key) === text),
  );
  return same.filter(([, text]) => SAME[text] === undefined).map(([key, text]) => `${key}: ${text}`);
}

/** Words that count, and have not every plural form of the language. */
function lackingForms({ language, texts }: Words): string[] {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const stem = (key: string) => key.replace(PLURAL, '');
  const counted = new Set([...texts.keys()].filter((key) => PLURAL.test(key)).map(stem));
  const wrong = [...counted].filter((key) => {
    const forms = [...texts.keys()].filter((name) => PLURAL.test(name) && stem(name) === key);
    return `${forms.sort()}` !== `${categories.map((category) => `${key}_${category}`).sort()}`;
  });
  return wrong.map((key) => `${key} needs ${categories.map((category) => `_${category}`)}`);
}

const empty = ({ texts }: Words): string[] => [...texts].filter(([, text]) => text.trim() === '').map(([key]) => key);

describe.each(all)('the words in $language', (words) => {
  const { texts } = words;

  it('have every plural form of the language', () => {
    expect(lackingForms(words)).toEqual([]);
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
    expect(empty(words)).toEqual([]);
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
    const everywhere = [...all, ...own.flatMap(({ words }) => words)];
    const texts = new Set(everywhere.flatMap((words) => [...words.texts.values()]));
    expect(Object.keys(SAME).filter((text) => !texts.has(text))).toEqual([]);
  });
});
