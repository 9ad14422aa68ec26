import { z } from 'zod';
import type { DialogContext } from '../conversation/dialogTypes.js';
import { asksReview, proofAsked } from '../conversation/openDialog.js';
import { turnOf } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { kindOf } from '../fields/kind.js';
import { namedIn } from './corrections.js';
import type { Meaning } from './sentence.js';

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
  // The name of an answer is there to correct it, or to give it.
  if (open !== undefined && namedIn(text, open, run, turn, asksReview(turn.state) ? 'review' : 'question'))
    return undefined;
  const sentence = meaning(text);
  if ((sentence?.kind !== 'one' && sentence?.kind !== 'balance') || !sentence.sure) return undefined;
  if (sentence.kind === 'one' && sentence.procedure === run.procedure) return undefined;
  const asked = Asked.safeParse(dc.activeDialog?.state).data?.fields ?? [];
  const fields = (open?.fields ?? []).filter(({ name }) => asked.includes(name));
  for (const field of fields) {
    if (await kindOf(field.schema).takes(field, text, run.answers, turn)) return undefined;
  }
  return sentence;
}
