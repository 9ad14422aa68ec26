import type { FixedKey } from '../../speech/words.js';
import { ActivityTypes, type Attachment } from './activity.js';
import { type Cards, cardMessage } from './cards.js';
import { turnOf } from './turn.js';
import type { TurnContext } from './turnContext.js';

/** One message of plain text: what people typed is never read as Markdown. */
export async function say(context: TurnContext, text: string): Promise<void> {
  await context.sendActivity({
    type: ActivityTypes.Message,
    text,
    speak: text,
    inputHint: 'acceptingInput',
    textFormat: 'plain',
  });
}

/** What was pressed does not count any more. */
export const sayStale = (context: TurnContext): Promise<void> =>
  say(context, turnOf(context).words.say('common:stale'));

/** Shows a card that waits for an answer. Only one does at a time: the live one is drawn anew where it stands. */
export async function showCard(context: TurnContext, card: Attachment): Promise<void> {
  const { state } = turnOf(context);
  if (state.liveCard === undefined) state.liveCard = (await context.sendActivity(cardMessage(card)))?.id;
  else await context.updateActivity({ ...cardMessage(card), id: state.liveCard });
}

/** Puts what was answered in the live card's place: its buttons can be pressed no more. */
export async function spend(context: TurnContext, card: Attachment): Promise<void> {
  const { state } = turnOf(context);
  if (state.liveCard === undefined) return;
  await context.updateActivity({ ...cardMessage(card), id: state.liveCard });
  state.liveCard = undefined;
}

/** Takes the live card out of use because its question moves on or ends: a line says what became of it. */
export async function setAside(context: TurnContext, cards: Cards, title: string, note: FixedKey): Promise<void> {
  const { words } = turnOf(context);
  await spend(
    context,
    cards('details', { title, note: words.say(note), facts: [], spent: true, next: [], files: [], page: '', open: '' }),
  );
}
