import { z } from 'zod';
import type { Conversation, Store } from '../../domain/door/ports.js';
import { languageOf, type Operator } from '../../domain/operator/index.js';
import type { OpenReading } from '../../domain/records/reading.js';
import type { WordsOf } from '../words/words.js';
import type { TextForm } from './texted.js';

interface PageOf {
  readonly open: OpenReading;
  readonly operator: Operator;
  readonly form: TextForm;
}

/** A part of what was answered to a message, all of its answers as one text; the rest, and where that begins. */
export async function toldOf(
  { store, words }: { readonly store: Store; readonly words: WordsOf },
  { open: { conversation, account }, operator, form }: PageOf,
  { of, from }: NonNullable<OpenReading['page']>,
) {
  const kept = await store.conversations.load(conversation);
  const all = kept === undefined ? '' : form.written(answersTo(kept, of));
  const row = await store.read(({ accounts }) => accounts.get(account));
  const language = languageOf(operator, { language: row?.language });
  const end = ` ${words(language, operator.profile.id).say('subscribers:more')}`;
  const { text, rest } = form.fitting(all.slice(from), form.written(end));
  return { text, rest, until: all.length - rest.length };
}

const Answer = z.object({ id: z.string(), text: z.string().optional() });

/** What was said to a message, one below the other. */
function answersTo({ log, seen }: Conversation, message: string): string {
  const ids = seen.find(({ inbound }) => inbound === message)?.answers ?? [];
  const texts = log.flatMap(({ activity }) => (ids.includes(activity.id) ? (Answer.parse(activity).text ?? []) : []));
  return texts.join('\n\n');
}
