import { asTyped } from '../../speech/cardText.js';
import type { Cards } from '../conversation/cards.js';
import { say } from '../conversation/speaking.js';
import { turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import type { FileNote } from '../fields/kind.js';
import { showFile } from './fileCard.js';

/** What is said of an answer, with a file: a button where there are cards, else the link itself. */
export async function showFileNote(context: TurnContext, cards: Cards, { title, lines, url }: FileNote): Promise<void> {
  const { words, services, showsCards } = turnOf(context);
  const minutes = words.say('common:minutes', { count: services.results.minutes });
  if (!showsCards)
    return say(context, [title, ...lines, words.say('common:rows.link', { link: url, minutes })].join('\n'));
  const note = [...lines, words.say('common:rows.valid', { minutes })].map((line) => asTyped(line)).join('\n\n');
  await showFile(context, cards, { title, about: [title, ...lines].join('\n'), note, url });
}
