import type { Sentence } from '../../conversation/state.js';
import type { Turn } from '../../conversation/turn.js';
import type { Procedure } from '../../definition/procedure.js';
import { type Filled, filledBy } from '../../sentences/filling.js';
import { excludes } from '../../sentences/toKnow.js';
import { termsOf } from '../../sentences/tokens.js';
import { answersFrom } from '../../shown/next.js';

/** What a sentence answers. Where it names no line, it is said of those that were shown last and offered for this. */
export async function filledAbout(said: Sentence, procedure: Procedure, turn: Turn): Promise<Filled> {
  const found = await filledBy(said, procedure, {}, turn);
  const { next } = turn.state;
  const field = next?.fields[procedure.id];
  if (next === undefined || field === undefined || namesOthers(said, field, found, turn)) return found;
  const shown = await answersFrom(procedure, { field, value: next.value, does: '' }, turn);
  if (!shown.ok) return found;
  const more = await filledBy(said, procedure, shown.value, turn);
  return { ...more, answers: { ...shown.value, ...more.answers } };
}

/** Whether it says which ones are meant: by a name or a number, be it one that nobody has, or "all". */
function namesOthers({ text, language }: Sentence, field: string, found: Filled, turn: Turn): boolean {
  const { words } = turn.speaking(language);
  const all = new Set(words.list('common:said.all').flatMap(termsOf));
  return (
    Object.hasOwn(found.answers, field) ||
    found.problems.length > 0 ||
    excludes(text, words) ||
    termsOf(text).some((word) => all.has(word))
  );
}
