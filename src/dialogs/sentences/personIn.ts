import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import type { SentenceParts } from '../fields/sentenceParts.js';

/** Written as names are. */
const NAME = /^\p{Lu}\p{Ll}/u;

/**
 * First and last name of the one person that a sentence names in two words, where both are asked and nobody's line is: "invite Lea Muster".
 * In German, where all nouns are written so, only beside an address that has one of the two. Where there is a name between
 * them nothing is guessed.
 */
export async function personIn(
  said: SentenceParts,
  procedure: Procedure,
  answers: Run['answers'],
  turn: Turn,
): Promise<Run['answers']> {
  const open = said.open(answers).filter(({ name }) => !Object.hasOwn(answers, name));
  const [first, last] = ['firstName', 'lastName'].map((name) => open.find((field) => field.name === name));
  const isAsked =
    first !== undefined && last !== undefined && !procedure.fields.some(({ name }) => name === 'postName');
  if (!isAsked || procedure.fields.some(({ schema }) => kindOf(schema).mostLines !== undefined)) return {};
  const [person, another] = said.names().filter((run) => run.length > 1 && run.every((word) => NAME.test(word)));
  const [given = '', family = '', more] = person ?? [];
  if (family === '' || more !== undefined || another !== undefined) return {};
  if (said.words.language === 'de' && !isInMail(said.text, [given, family])) return {};
  const read = async (field: Field, text: string): Promise<Run['answers']> => {
    const value = await kindOf(field.schema).readLine(field, { text, files: [], shown: [] }, answers, turn);
    return value.ok ? { [field.name]: value.value } : {};
  };
  return { ...(await read(first, given)), ...(await read(last, family)) };
}

function isInMail(text: string, names: readonly string[]): boolean {
  const mail = /\S+(?=@)/.exec(text)?.[0].toLowerCase() ?? '';
  return names.some((name) => mail.includes(name.toLowerCase()));
}
