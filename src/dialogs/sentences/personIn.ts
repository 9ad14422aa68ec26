import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import type { SentenceParts } from '../fields/sentenceParts.js';

/** Written as names are. */
const NAME = /^\p{Lu}\p{Ll}/u;

/** A person's names in the order in which they are said. */
const IN_TWO = ['firstName', 'lastName'];
/** Where there is a name between them, they stand as on a card of identity; of two words nobody could tell which is left out. */
const IN_THREE = ['lastName', 'postName', 'firstName'];

/**
 * The names of the one person that a sentence names, where all of them are asked and nobody's line is: "invite Lea Muster", in two words; in
 * three where there is a name between first and last: "Kabongo Ilunga Patrick". In German, where all nouns are written so, only
 * beside an address that has one of them.
 */
export async function personIn(
  said: SentenceParts,
  procedure: Procedure,
  answers: Run['answers'],
  turn: Turn,
): Promise<Run['answers']> {
  const open = said.open(answers).filter(({ name }) => !Object.hasOwn(answers, name));
  const order = procedure.fields.some(({ name }) => name === 'postName') ? IN_THREE : IN_TWO;
  const asked = order.flatMap((name) => open.find((field) => field.name === name) ?? []);
  const isAsked = asked.length === order.length;
  if (!isAsked || procedure.fields.some(({ schema }) => kindOf(schema).mostLines !== undefined)) return {};
  const [person = [], another] = said.names().filter((run) => run.length > 1 && run.every((word) => NAME.test(word)));
  if (person.length !== order.length || another !== undefined) return {};
  if (said.words.language === 'de' && !isInMail(said.text, person)) return {};
  const read = async (field: Field, text: string): Promise<Run['answers']> => {
    const value = await kindOf(field.schema).readLine(field, { text, files: [], shown: [] }, answers, turn);
    return value.ok ? { [field.name]: value.value } : {};
  };
  const all = await Promise.all(asked.map((field, at) => read(field, person[at] ?? '')));
  return Object.fromEntries(all.flatMap((one) => Object.entries(one)));
}

function isInMail(text: string, names: readonly string[]): boolean {
  const mail = /\S+(?=@)/.exec(text)?.[0].toLowerCase() ?? '';
  return names.some((name) => mail.includes(name.toLowerCase()));
}
