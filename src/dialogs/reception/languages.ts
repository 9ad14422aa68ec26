import { changeLanguage } from '../../domain/accounts/changeLanguage.js';
import type { Language } from '../../domain/terms/language.js';
import type { Cards } from '../conversation/cards.js';
import { namedLanguage } from '../conversation/control.js';
import { say } from '../conversation/speaking.js';
import { speakIn, type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { showButtons } from '../shown/buttons.js';

/** The languages to choose from: all that the operator offers but the one that is spoken. */
export async function showLanguages(context: TurnContext, cards: Cards): Promise<void> {
  const turn = turnOf(context);
  const { words, operator } = turn;
  const others = operator.profile.languages.filter((language) => language !== words.language);
  const names = others.map((language) => ({
    language,
    title: turn.speaking(language).words.say('common:language.name'),
  }));
  const title = words.say('common:language.title');
  if (!turn.showsCards) {
    return say(context, [title, ...names.map((name) => name.title), words.say('common:language.text')].join('\n'));
  }
  const buttons = names.map((name) => ({ ...name, act: 'language' }));
  await showButtons(context, cards, { title, question: words.say('common:language.question') }, buttons);
}

/** The message is the order: delivered again, it is the same one. */
const orderOf = ({ actor, messageId }: Turn): string => `language:${actor.conversation}:${messageId}`;

/**
 * The language that this very message has brought before: its turn was not committed and runs again. Without this the
 * language's name, being the one that is spoken by now, would be taken for an answer.
 */
export async function broughtBefore(turn: Turn, text: string): Promise<Language | undefined> {
  const named = namedLanguage(text, turn.words);
  const receipt = named && (await turn.services.door.receiptOf(orderOf(turn), turn.actor));
  return receipt === undefined ? undefined : named;
}

/** Remembers the language on the account; the rest of the turn is in it already. */
export async function switchLanguage(context: TurnContext, language: Language): Promise<void> {
  const turn = turnOf(context);
  const { actor, services } = turn;
  const input = { language };
  const done = await services.door.execute({ commandId: orderOf(turn), command: changeLanguage, input, actor });
  if (!done.ok) return say(context, turn.format.problem(done.problem));
  await say(context, speakIn(context, language).words.say('common:language.changed'));
}
