import { z } from 'zod';
import { plain } from '../../domain/terms/plainText.js';
import { labelOf } from '../../speech/words.js';
import type { DialogContext } from '../conversation/dialogTypes.js';
import { asksReview, proofAsked } from '../conversation/openDialog.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { namedIn } from './corrections.js';
import type { Meaning } from './deciding.js';
import { isOnlyName } from './ownNames.js';
import { titleIn } from './sentence.js';

const Asked = z.object({ fields: z.array(z.string()) });
/** What is no sentence of another procedure, but of the open one or none. */
type Clear = Extract<Meaning, { kind: 'one' | 'balance' }>;

/**
 * A text over an open question that says clearly that something else is wanted, and is no answer. Undefined where a
 * secret may have been asked for: nothing else is read into that. `meaning` reads it.
 */
export async function digressionIn(
  dc: DialogContext,
  guides: Guides,
  text: string,
  meaning: (text: string) => Meaning | undefined,
): Promise<Clear | undefined> {
  // A pressed button says nothing.
  if (text === '') return undefined;
  const turn = turnOf(dc.context);
  const run = turn.state.runs[turn.state.open[0] ?? ''];
  if (run === undefined || proofAsked(turn.state) !== undefined) return undefined;
  const open = guides.procedures.get(run.procedure);
  // The name of an answer is there to correct it, or to give it; that of something else that is done here is no answer's.
  const title = titleIn(turn, guides, text);
  const isTitle = title !== undefined && title !== run.procedure && !isLabel(text, open, turn);
  if (open !== undefined && !isTitle && namedIn(text, open, run, turn, asksReview(turn.state) ? 'review' : 'question'))
    return undefined;
  // What is sold, by its name alone, may be an answer that is not offered, and wishes nothing.
  if (isOnlyName(text, turn.words, turn.operator, guides.procedures.values())) return undefined;
  const sentence = meaning(text);
  if (isTitle && asksReview(turn.state) && sentence !== undefined)
    return { kind: 'one', procedure: title, said: sentence.said, sure: true };
  if ((sentence?.kind !== 'one' && sentence?.kind !== 'balance') || !sentence.sure) return undefined;
  if (sentence.kind === 'one' && sentence.procedure === run.procedure) return undefined;
  const asked = Asked.safeParse(dc.activeDialog?.state).data?.fields ?? [];
  const fields = (open?.fields ?? []).filter(({ name }) => asked.includes(name));
  for (const field of fields) {
    if (await kindOf(field.schema).takes(field, text, run.answers, turn)) return undefined;
  }
  return sentence;
}

/** Whether a text is what an answer of this procedure is called. */
function isLabel(text: string, open: Procedure | undefined, { words }: Turn): boolean {
  const said = plain(text);
  return open?.fields.some(({ name }) => plain(labelOf(words, open.id, name)) === said) ?? false;
}
