import type { Language } from '../../domain/terms/language.js';
import { plain } from '../../domain/terms/plainText.js';
import type { Problem } from '../../domain/terms/problems.js';
import type { Words } from '../../speech/words.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { phrasesIn } from '../days/phrases.js';
import { partOf } from '../definition/answers.js';
import type { Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { partsOf } from './filling.js';
import { type Labelled, labelledIn } from './labelled.js';
import { labelsOf } from './labels.js';
import { withoutNamed } from './named.js';
import { termsOf } from './tokens.js';

/** What a text gives to fields by their names. */
export interface Named {
  readonly labelled: readonly Labelled[];
  /** The language of the names. */
  readonly language: Language;
}

/** What fields make of what was given to them by name. */
export interface Corrected {
  readonly answers: Run['answers'];
  /** Those that were named without a value, and those whose value is none: what was typed, and why. */
  readonly open: readonly { readonly field: string; readonly typed: string; readonly problem?: Problem | undefined }[];
}

/**
 * The fields of this run that a text names with nothing said beside them: "first name: Paul", "no, the first name is Paul". At a
 * review, where nothing else is typed, a value may also follow as in "change the first name to Paul", or not at all. Undefined:
 * the text is something else.
 */
export function namedIn(
  text: string,
  procedure: Procedure,
  { answers }: Run,
  turn: Turn,
  at: 'question' | 'review',
): Named | undefined {
  const part = new Set(partOf(procedure, answers).map(({ name }) => name));
  const { language: own } = turn.words;
  for (const language of new Set([own, ...turn.operator.profile.languages])) {
    const { words } = turn.speaking(language);
    const labels = labelsOf(procedure, words, at === 'review' ? 'becomes' : 'is');
    const labelled = labelledIn(text, { ...labels, names: labels.names.filter(({ field }) => part.has(field)) });
    const fits = at === 'review' || labelled.some(({ marked }) => marked) || isDenied(text, labelled, words);
    if (labelled.length === 0 || !fits || !isAll(text, labelled, language, turn)) continue;
    return { labelled: at === 'review' ? withoutVerbs(labelled, words) : labelled, language };
  }
  return undefined;
}

/**
 * "Нет, фамилия Mbuyi": after a "no" that stands apart, a name and its value need nothing between them. With a capital the name may be the
 * value's own first word: "non, Avenue Neuve".
 */
const isDenied = (text: string, labelled: readonly Labelled[], words: Words): boolean =>
  words.list('common:said.no').includes(plain(NO.exec(text)?.[1] ?? '')) &&
  labelled.every(({ value, at }) => value !== '' && SMALL.test(text.slice(at)));
const SMALL = /^\p{Ll}/u;
const NO = /^\s*(\p{L}+)\s*[,:;.!–—-]\s/u;

/** "Den Vornamen in Paul ändern": what is to be done with a value may stand behind it. */
function withoutVerbs(labelled: readonly Labelled[], words: Words): Labelled[] {
  const verbs = new Set(words.list('common:said.correct').filter((word) => word.length >= SHORTEST_VERB));
  return labelled.map((one) => {
    const said = one.value.split(/\s+/);
    while (verbs.has(plain(said.at(-1) ?? ''))) said.pop();
    return { ...one, value: said.join(' ') };
  });
}
const SHORTEST_VERB = 4;

/** Whether nothing stands around the names and values but "no", "change", articles. */
function isAll(text: string, labelled: readonly Labelled[], language: Language, turn: Turn): boolean {
  const { words } = turn.speaking(language);
  const lists = ['sentences:small', 'sentences:filler'] as const;
  const around = [
    ...lists.flatMap((list) => phrasesIn(words, list)),
    ...[...words.list('common:said.no'), ...words.list('common:said.correct'), ...words.list('common:said.and')],
  ];
  const known = new Set(around.flatMap(termsOf));
  return termsOf(withoutNamed(text, labelled)).every((word) => known.has(word));
}

/** Gives the values to their fields, each through its own reading. */
export async function readNamed(named: Named, procedure: Procedure, run: Run, turn: Turn): Promise<Corrected> {
  const answers: Run['answers'] = {};
  const open: Corrected['open'][number][] = [];
  for (const field of procedure.fields) {
    const label = named.labelled.findLast((one) => one.field === field.name);
    if (label === undefined) continue;
    const typed = label.value;
    if (typed === '') {
      open.push({ field: field.name, typed });
      continue;
    }
    const parts = partsOf({ text: typed, language: named.language }, procedure, turn);
    const read = await kindOf(field.schema).fromLabel(parts, field, { ...run.answers, ...answers }, turn);
    if (read.ok) answers[field.name] = read.value;
    else open.push({ field: field.name, typed, problem: 'problem' in read ? read.problem : undefined });
  }
  return { answers, open };
}
