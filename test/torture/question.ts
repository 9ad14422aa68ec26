import { procedures } from '../../src/dialogs/procedures/index.js';
import { labelOf, type Words } from '../../src/speech/words.js';
import { plainBlanks } from '../support/seen.js';

/** What a message in plain text asks for. */
export interface Question {
  readonly asks: 'field' | 'menu' | 'review' | 'pin' | 'other';
  /** The field's name. */
  readonly field?: string;
  /** The numbered lines. */
  readonly choices: readonly { readonly title: string }[];
}

/** The beginning of a sentence, up to its first hole. */
function begun(words: Words, key: Parameters<Words['say']>[0]): string {
  const mark = '\u0001';
  const [start = ''] = plainBlanks(words.say(key, { confirm: mark })).split(mark);
  return start;
}

/** Reads what was asked last, as somebody does who knows what the fields are called. */
export function questionIn(words: Words, read: string): Question {
  const lines = read.split('\n');
  const last = lines.findLast((line) => line.trim() !== '') ?? '';
  const choices = lines.flatMap((line) => {
    const title = /^\d+\. (.*)$/.exec(line)?.[1];
    return title === undefined ? [] : [{ title }];
  });
  if (last.startsWith(begun(words, 'common:review.text'))) return { asks: 'review', choices };
  if (last === plainBlanks(words.say('common:pin.ask'))) return { asks: 'pin', choices };
  if (last === plainBlanks(words.say('common:menu.questionText'))) return { asks: 'menu', choices };
  const field = labels(words).findLast(({ label }) => lines.some((line) => isLabel(line, label)))?.name;
  return field === undefined ? { asks: 'other', choices } : { asks: 'field', field, choices };
}

const isLabel = (line: string, label: string): boolean => line === label || line.startsWith(`${label} (`);

const known = new WeakMap<Words, { label: string; name: string }[]>();
function labels(words: Words): { label: string; name: string }[] {
  const made =
    known.get(words) ??
    procedures.flatMap(({ id, fields }) =>
      fields.map(({ name }) => ({ label: plainBlanks(labelOf(words, id, name)), name })),
    );
  known.set(words, made);
  return made;
}
