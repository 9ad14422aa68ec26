import { access, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { loadOperators } from '../../src/bot/words/operators.js';
import { readLanguage, wordFiles } from '../../src/bot/words/wordFiles.js';
import { type Procedure, procedure } from '../../src/dialogs/definition/procedure.js';
import { action, date, text } from '../../src/dialogs/fields/index.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { command } from '../../src/domain/door/command.js';
import { list } from '../../src/domain/door/list.js';
import { choose } from '../../src/domain/terms/choices.js';
import { ok } from '../../src/domain/terms/result.js';
import { textLine } from '../../src/domain/values/text.js';
import { transcripts } from '../guides/index.js';
import { type House, missingParts } from './procedureParts.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const Exported = z.record(z.string(), z.unknown());
const isProcedure = (value: unknown): value is Procedure =>
  z
    .looseObject({ id: z.string(), screens: z.unknown(), fields: z.array(z.unknown()), ending: z.object() })
    .safeParse(value).success;

async function proceduresIn(file: string): Promise<readonly Procedure[]> {
  const module = Exported.parse({ ...(await import(`../../src/dialogs/procedures/${file.replace(/\.ts$/, '.js')}`)) });
  return Object.values(module).filter(isProcedure);
}

/** Every word and every group of words that is not empty, as `<file>:<path>`. */
async function wordsOf(language: string): Promise<ReadonlySet<string>> {
  const files = await readLanguage(join(root, 'locales', language));
  return new Set(Object.entries(files).flatMap(([file, tree]) => pathsIn(tree).map((path) => `${file}:${path}`)));
}

const pathsIn = (tree: unknown): string[] =>
  Object.entries(Exported.safeParse(tree).data ?? {}).flatMap(([name, value]) =>
    value === '' ? [] : [name, ...pathsIn(value).map((path) => `${name}.${path}`)],
  );

async function house(): Promise<House> {
  const found = await readdir(join(root, 'src/dialogs/procedures'), { recursive: true });
  const names = found.filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  const files = new Map<string, readonly Procedure[]>();
  // One after the other: Jest loses modules that two imports link at once.
  for (const name of names) files.set(name, await proceduresIn(name));
  const languages = await readdir(join(root, 'locales'));
  const words = await Promise.all(languages.map(async (language) => [language, await wordsOf(language)] as const));
  const operators = await loadOperators(join(root, 'operators'));
  const offers = [...operators].map(
    ([id, { profile }]) => [id, new Set(Object.values(profile.roles).flatMap((ids) => ids ?? []))] as const,
  );
  return {
    files,
    index: procedures,
    languages: new Map(words),
    wordFiles: await allWordFiles([...operators.keys()], languages),
    offers: new Map(offers),
    transcripts,
  };
}

async function allWordFiles(operators: readonly string[], languages: readonly string[]): Promise<string[]> {
  const own = operators.map((operator) => join('operators', operator, 'words'));
  const folders = ['locales', ...own].flatMap((folder) => languages.map((language) => join(root, folder, language)));
  const there = await Promise.all(
    folders.map((folder) =>
      access(folder).then(
        () => [folder],
        () => [],
      ),
    ),
  );
  const files = await Promise.all(there.flat().map(wordFiles));
  return files.flatMap((found) => [...found.values()].map((file) => relative(root, file).replaceAll('\\', '/')));
}

const Planted = z.object({ reason: z.string(), on: z.string() });
const planting = {
  command: command<z.output<typeof Planted>>({
    name: 'test.planted',
    allowed: ['agent'],
    proof: 'none',
    input: Planted,
    subject: ({ reason }) => `reason:${reason}`,
    run: async () => ok({ reference: 'TEST', facts: {} }),
  }),
  with: (answers: z.output<typeof Planted>) => answers,
};
const planted = procedure({
  id: 'planted',
  ask: { why: z.object({ reason: text(textLine(40), 40) }), when: z.object({ on: date() }) },
  run: planting,
});
const keys = [
  'title',
  'help',
  'guide',
  'done',
  'confirm',
  'effect',
  'screens.why',
  'screens.when',
  'fields.reason.label',
  'fields.on.label',
  'facts',
  'phrases',
].map((key) => `planted:${key}`);

/** A house with nothing but the planted procedure, whole. */
const whole: House = {
  files: new Map([['lines/planted.ts', [planted]]]),
  index: [planted],
  languages: new Map([['en', new Set(keys)]]),
  wordFiles: ['locales/en/lines/planted.json', 'operators/acme/words/en/lines/planted.json', 'locales/en/common.json'],
  offers: new Map([['acme', new Set(['planted'])]]),
  transcripts: [{ procedure: 'planted', operator: 'acme' }],
};
const without = (gone: string): House['languages'] =>
  new Map([['en', new Set(keys.filter((key) => key !== `planted:${gone}`))]]);

/** The same house, whose procedure does one of two things. */
const acting = procedure({
  id: 'planted',
  ask: { why: z.object({ reason: action() }), when: z.object({ on: date() }) },
  pick: (after) => ({
    reason: after(
      [],
      list(async (_asking, _, find) => choose([], find)),
    ),
  }),
  run: planting,
});
const inContext = ['confirm_suspend', 'confirm_resume', 'effect', 'done_suspend'].map((key) => `planted:${key}`);
const others = keys.filter((key) => !/:(confirm|effect|done)$/.test(key));
const ofActing: Partial<House> = {
  files: new Map([['lines/planted.ts', [acting]]]),
  index: [acting],
  languages: new Map([
    ['en', new Set([...others, ...inContext])],
    ['de', new Set([...others, ...inContext])],
  ]),
};

const cases: [string, Partial<House>, string, string][] = [
  [
    'index line',
    { index: [] },
    'planted (src/dialogs/procedures/lines/planted.ts) is not in the index',
    "import planted from './lines/planted.js'",
  ],
  ['role', { offers: new Map(), transcripts: [] }, 'offered to nobody', '"roles": { "agent": ["planted"] }'],
  ['transcript', { transcripts: [] }, 'no transcript for acme', 'write test/guides/lines/planted.acme.ts'],
  ['title', { languages: without('title') }, 'lacks a word', 'in locales/en/lines/planted.json, write "title": "…"'],
  ['help', { languages: without('help') }, 'lacks a word', 'write "help": "…"'],
  ['guide', { languages: without('guide') }, 'lacks a word', 'write "guide": "…"'],
  ['verb', { languages: without('confirm') }, 'lacks a word', 'write "confirm": "…"'],
  ['effect', { languages: without('effect') }, 'lacks a word', 'write "effect": "…"'],
  ['ending', { languages: without('done') }, 'lacks a word', 'write "done": "…"'],
  ['screen', { languages: without('screens.when') }, 'lacks a word', 'write "screens": { "when": "…" }'],
  ['field', { languages: without('fields.on.label') }, 'lacks a word', 'write "fields": { "on": { "label": "…" } }'],
  ['facts', { languages: without('facts') }, 'lacks a word', 'write "facts": { "<fact of the receipt>": "…" }'],
  [
    'phrases',
    { languages: without('phrases') },
    'lacks a word',
    'in locales/en/lines/planted.json, write "phrases": ["…"]',
  ],
  [
    'noun’s folder',
    { wordFiles: ['locales/en/orders/planted.json'] },
    'has words in locales/en/orders/planted.json',
    'Move them to locales/en/lines/planted.json',
  ],
  [
    'noun’s folder at an operator',
    { wordFiles: ['operators/acme/words/en/planted.json'] },
    'has words in operators/acme/words/en/planted.json',
    'Move them to operators/acme/words/en/lines/planted.json',
  ],
];

describe('every procedure', () => {
  it('has its file, its index line, its words, its role and its transcripts', async () => {
    const found = await house();
    expect(missingParts(found)).toEqual([]);
    expect(found.files.size).toBeGreaterThan(0);
    expect([...found.files].filter(([, exported]) => exported.length === 0)).toEqual([]);
  });
});

describe('a procedure that lacks something', () => {
  it('is one that lacks something: whole, nothing is said', () => {
    expect(missingParts(whole)).toEqual([]);
  });

  it.each(cases)('is told its %s, and how to add it', (_what, change, missing, cure) => {
    const told = missingParts({ ...whole, ...change }).filter((sentence) => sentence.startsWith('planted'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(missing);
    expect(told[0]).toContain(cure);
    expect(told[0]).toContain('docs/adding-a-procedure.md');
  });

  it('may have its words by what it does, in all languages alike', () => {
    expect(missingParts({ ...whole, ...ofActing })).toEqual([]);
    const german = new Set([...others, ...inContext].filter((key) => key !== 'planted:confirm_resume'));
    const languages = new Map([...(ofActing.languages ?? []), ['de', german] as const]);
    expect(missingParts({ ...whole, ...ofActing, languages })).toEqual([
      expect.stringContaining('in locales/de/lines/planted.json, write "confirm_resume": "…"'),
    ]);
    const plain = new Map([['en', new Set([...others, ...inContext])] as const]);
    expect(missingParts({ ...whole, languages: plain })).toHaveLength(2);
  });

  it('is told what names it though it is not there', () => {
    const told = missingParts({ ...whole, files: new Map(), index: [] });
    expect(told).toEqual([
      expect.stringContaining('operators/acme/profile.json names planted'),
      expect.stringContaining('test/guides/index.ts names planted'),
    ]);
  });
});
