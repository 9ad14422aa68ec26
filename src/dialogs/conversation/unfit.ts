import { holdsSecret, looksSecret } from '../../domain/values/identifiers.js';
import type { FixedKey, Words } from '../../speech/words.js';
import { asSaid } from './control.js';
import { say } from './speaking.js';
import { type Turn, turnOf } from './turn.js';
import type { TurnContext } from './turnContext.js';

/** What people say that is no answer to anything. */
export const chat = ['thanks', 'hello', 'bye', 'smallTalk', 'rude'] as const;
type Chat = (typeof chat)[number];

/** What small talk a message is, as a whole or by its first words, in whatever language. */
export function chatIn(text: string, words: Words): Chat | undefined {
  const said = asSaid(text);
  const begins = (one: string) => said.startsWith(one) && /^(?:$|[^\p{L}\p{N}'-])/u.test(said.slice(one.length));
  return chat.find((kind) => words.listOfAll(`common:said.${kind}`).some(begins));
}

/** Small talk and nothing else: a card has a field for whoever is called so. */
export const isOnlyChat = (text: string, words: Words): boolean =>
  chat.some((kind) => words.listOfAll(`common:said.${kind}`).includes(asSaid(text)));

/** An answer did not fit the question: after some in a row, reception offers other ways. */
export const countMiss = ({ state }: Turn): void => {
  state.missed = (state.missed ?? 0) + 1;
};

interface Unfit {
  /** Says what is expected. */
  explain(): Promise<void>;
  /** Asks the question again. */
  again(): Promise<void>;
}

/**
 * A typed line that is no answer, which must have been tried before: somebody may be called so. Small talk gets one
 * sentence and the question again; anything else is said what is expected, and counts.
 */
export async function takeUnfit(context: TurnContext, text: string, { explain, again }: Unfit): Promise<void> {
  const turn = turnOf(context);
  const kind = chatIn(text, turn.words);
  if (kind !== undefined) {
    await say(context, turn.words.say(`common:chat.${kind}`));
    return again();
  }
  countMiss(turn);
  return explain();
}

/** The same where nothing can be typed for an answer: says that the line was of no use. One that may be a PIN is not kept. */
export function takeUnused(
  context: TurnContext,
  text: string,
  { secret, other }: { readonly secret: FixedKey; readonly other: FixedKey },
  again: () => Promise<void>,
): Promise<void> {
  const turn = turnOf(context);
  if (holdsSecret(text)) turn.hideText();
  const explain = () => say(context, turn.words.say(looksSecret(text) ? secret : other));
  return takeUnfit(context, text, { explain, again });
}
