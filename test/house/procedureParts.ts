import { isAction } from '../../src/dialogs/definition/fields.js';
import type { Procedure } from '../../src/dialogs/definition/procedure.js';

/** All that a procedure is made of, as the house has it. */
export interface House {
  /** The files of src/dialogs/procedures, as `<noun>/<file>`, with the procedures that each exports. */
  readonly files: ReadonlyMap<string, readonly Procedure[]>;
  readonly index: readonly Procedure[];
  /** The words that each language has, and the groups of them: `resubscription:title`, `resubscription:facts`. */
  readonly languages: ReadonlyMap<string, ReadonlySet<string>>;
  /** All files of words: `locales/fr/lines/blocking.json`, `operators/kcell/words/fr/lines/blocking.json`. */
  readonly wordFiles: readonly string[];
  /** The procedures that each operator offers to some role. */
  readonly offers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly transcripts: readonly { readonly procedure: string; readonly operator: string }[];
}

const HOW = 'See docs/adding-a-procedure.md.';

/** What is missing for the house's procedures to be whole, and how it is added: a sentence each. */
export function missingParts(house: House): string[] {
  const inFiles = [...house.files].flatMap(([file, procedures]) =>
    procedures.map((one) => notListed(file, one, house)),
  );
  return [...inFiles.flat(), ...house.index.flatMap((one) => partsOf(one, house)), ...lost(house)];
}

function notListed(file: string, { id }: Procedure, { index }: House): string[] {
  if (index.some((listed) => listed.id === id)) return [];
  const add = `in src/dialogs/procedures/index.ts, import ${id} from './${file.replace(/\.ts$/, '.js')}' and put it into the list`;
  return [`${id} (src/dialogs/procedures/${file}) is not in the index. To add it: ${add}. ${HOW}`];
}

function partsOf(procedure: Procedure, house: House): string[] {
  const { id } = procedure;
  const offering = [...house.offers].filter(([, offered]) => offered.has(id)).map(([operator]) => operator);
  const words = [...house.languages].flatMap(([language, has]) => wordsOf(procedure, nounOf(id, house), language, has));
  const contexts = unlikeContexts(procedure, house);
  const nobody = `${id} is offered to nobody. To add it: put "${id}" under a role in operators/<operator>/profile.json, e.g. "roles": { "agent": ["${id}"] }. ${HOW}`;
  const untold = offering.filter(
    (operator) => !house.transcripts.some((one) => one.procedure === id && one.operator === operator),
  );
  return [
    ...words,
    ...contexts,
    ...elsewhere(id, house),
    ...(offering.length === 0 ? [nobody] : []),
    ...untold.map(
      (operator) =>
        `${id} has no transcript for ${operator}. To add it: write test/guides/${nounOf(id, house)}/${id}.${operator}.ts, with { procedure: '${id}', operator: '${operator}', … }, and put it into the list of test/guides/index.ts. ${HOW}`,
    ),
  ];
}

/** The folder that a procedure lies in. */
const nounOf = (id: string, { files }: House): string =>
  [...files].find(([, exported]) => exported.some((one) => one.id === id))?.[0].split('/')[0] ?? '<noun>';

/** Words are looked for where the procedure lies. */
function elsewhere(id: string, house: House): string[] {
  const place = `${nounOf(id, house)}/${id}.json`;
  const found = house.wordFiles.filter((file) => file.endsWith(`/${id}.json`) && !file.endsWith(`/${place}`));
  return found.map((file) => {
    const [language = ''] = file.match(/^(locales|operators\/\w+\/words)\/\w+/) ?? [];
    return `${id} has words in ${file}, not in its noun’s folder. Move them to ${language}/${place}. ${HOW}`;
  });
}

function wordsOf(procedure: Procedure, noun: string, language: string, words: ReadonlySet<string>): string[] {
  const file = `locales/${language}/${noun}/${procedure.id}.json`;
  const missing = keysOf(procedure).filter(
    (key) =>
      // What many procedures ask has its words in one file.
      !words.has(`fields:${key}`) &&
      ![...words].some((word) => word.replace(PLURAL, '') === `${procedure.id}:${key}`) &&
      // What many procedures ask stands in one place.
      !words.has(`fields:${key}`) &&
      contextsOf(procedure, key, words).length === 0,
  );
  return missing.map((key) => `${procedure.id} lacks a word. To add it: in ${file}, write ${asJson(key)}. ${HOW}`);
}

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** The words that may depend on what a procedure does. */
const BY_ACTION: readonly string[] = ['confirm', 'effect', 'done', 'next'];

/** For which actions a word is there: `suspend` for `confirm_suspend`. */
function contextsOf({ id, fields }: Procedure, key: string, words: ReadonlySet<string>): string[] {
  if (!BY_ACTION.includes(key) || !fields.some(isAction)) return [];
  const start = `${id}:${key}_`;
  // A word may have plural forms, as `effect_suspend_one`: those are no action.
  const known = [...words].map((word) => word.replace(PLURAL, ''));
  return known.filter((word) => word.startsWith(start)).map((word) => word.slice(start.length));
}

/** An action that has its word in one language has it in all. */
function unlikeContexts(procedure: Procedure, house: House): string[] {
  const { languages } = house;
  const { id } = procedure;
  return BY_ACTION.flatMap((key) => {
    const all = new Set([...languages.values()].flatMap((words) => contextsOf(procedure, key, words)));
    const missing = [...languages].flatMap(([language, words]) =>
      [...all]
        .filter((context) => !contextsOf(procedure, key, words).includes(context))
        .map((context) => [language, context]),
    );
    return missing.map(
      ([language, context]) =>
        `${id} has a word for an action in another language only. To add it: in locales/${language}/${nounOf(id, house)}/${id}.json, write ${asJson(`${key}_${context}`)}. ${HOW}`,
    );
  });
}

/** The words without which a procedure cannot be asked for, reviewed and ended. Its facts are checked as its guide is played. */
function keysOf({ screens, fields, ending }: Procedure): string[] {
  return [
    ...['title', 'help', 'guide', 'done'],
    ...(ending.run === undefined ? [] : ['confirm', 'effect']),
    ...(ending.run?.command.toNetwork === 'whereConfigured' ? ['ordered'] : []),
    ...Object.keys(screens).map((screen) => `screens.${screen}`),
    ...fields.map(({ name }) => `fields.${name}.label`),
    'facts',
    'phrases',
  ];
}

/** What stands for a word that is a group or a list. */
const EMPTY: Readonly<Record<string, string>> = { facts: '{ "<fact of the receipt>": "…" }', phrases: '["…"]' };

/** `fields.title.label` as it stands in the file: `"fields": { "title": { "label": "…" } }`. */
const asJson = (key: string): string =>
  key
    .split('.')
    .reduceRight(
      (inner, name) => `"${name}": ${inner.startsWith('"') && inner !== '"…"' ? `{ ${inner} }` : inner}`,
      EMPTY[key] ?? '"…"',
    );

/** What names a procedure that is not there. */
function lost({ index, offers, transcripts }: House): string[] {
  const known = new Set(index.map(({ id }) => id));
  const offered = [...offers].flatMap(([operator, ids]) =>
    [...ids].map((id) => [id, `operators/${operator}/profile.json`] as const),
  );
  const told = transcripts.map(({ procedure }) => [procedure, 'test/guides/index.ts'] as const);
  return [...offered, ...told]
    .filter(([id]) => !known.has(id))
    .map(([id, where]) => `${where} names ${id}, but there is no such procedure. Take it out there, or add it. ${HOW}`);
}
