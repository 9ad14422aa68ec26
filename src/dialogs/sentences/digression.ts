import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { plain } from '../../domain/terms/choices.js';
import { labelOf } from '../../speech/words.js';
import type { Run } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import { kindOf } from '../definition/fields.js';
import type { Guides } from '../definition/guides.js';
import type { Field } from '../definition/procedure.js';
import { choicesOf } from '../fields/picking.js';
import { readLine } from '../screen/readEntry.js';
import { type Sentence, sentenceOf } from './sentence.js';

const Asked = z.object({ fields: z.array(z.string()) });
/** What is no sentence of another procedure, but of the open one or none. */
type Clear = Extract<Sentence, { kind: 'one' }>;

/**
 * A text over an open question that says clearly that something else is wanted, and is no answer. Undefined where a
 * secret may have been asked for: nothing else is read into that.
 */
export async function digressionIn(dc: DialogContext, guides: Guides, text: string): Promise<Clear | undefined> {
  // A pressed button says nothing.
  if (text === '') return undefined;
  const turn = turnOf(dc.context);
  const run = turn.state.runs[turn.state.open[0] ?? ''];
  if (run === undefined || turn.state.awaitsPin === true) return undefined;
  const all = guides.procedures.get(run.procedure)?.fields ?? [];
  // At the review the name of an answer is there to correct it.
  if (all.some(({ name }) => plain(labelOf(turn.words, run.procedure, name)) === plain(text))) return undefined;
  const sentence = sentenceOf(turn, guides, text);
  if (sentence?.kind !== 'one' || !sentence.sure || sentence.procedure === run.procedure) return undefined;
  const asked = Asked.safeParse(dc.activeDialog?.state).data?.fields ?? [];
  const fields = all.filter(({ name }) => asked.includes(name));
  for (const field of fields) if (await answers(field, text, run, turn)) return undefined;
  return sentence;
}

/** Whether a field takes the text, or finds something by it. */
async function answers(field: Field, text: string, run: Run, turn: Turn): Promise<boolean> {
  const { kind } = kindOf(field.schema);
  if (kind === 'secret') return true;
  if (kind === 'lines') return (await choicesOf(field, run.answers, turn, { text, page: 0 })).total > 0;
  const read = await readLine(field, { text, files: [], shown: [] }, run.answers, turn);
  return read.ok || 'several' in read;
}
