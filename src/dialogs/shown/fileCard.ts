import { ActivityTypes } from '../conversation/activity.js';
import { type Cards, cardMessage } from '../conversation/cards.js';
import { turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';

/** A file that can be had. */
export interface FileShown {
  readonly title: string;
  /** What is in it, in plain words, where there is more to say than its title. */
  readonly about?: string;
  /** As Markdown: what is said beside its link. */
  readonly note: string;
  readonly url: string;
}

/** Where cards are seen: a card that asks whether it may be put into the person's own cloud, where there is one, else its link. */
export async function showFile(context: TurnContext, cards: Cards, file: FileShown): Promise<void> {
  const { words, offered } = turnOf(context);
  const { title, about = title, note, url } = file;
  const card = await offered(url, about);
  if (card !== undefined) await context.sendActivity({ type: ActivityTypes.Message, attachments: [card] });
  else
    await context.sendActivity(cardMessage(cards('file', { title, note, open: words.say('common:file.open'), url })));
}
