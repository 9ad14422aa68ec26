import type { Cards } from '../conversation/cards.js';
import { say } from '../conversation/speaking.js';
import { turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { personLine } from '../help/contact.js';
import { showButtons } from '../shown/buttons.js';

/** So many answers in a row that did not fit are a person who is stuck. */
const MOST_MISSED = 3;

/** Offers other ways where somebody is stuck, and counts anew. `isAskedAbove`: the question stands there already. False: nobody is. */
export async function offerIfStuck(context: TurnContext, cards: Cards, isAskedAbove = false): Promise<boolean> {
  const { state } = turnOf(context);
  if ((state.missed ?? 0) < MOST_MISSED) return false;
  state.missed = undefined;
  await offerWaysOut(context, cards, isAskedAbove);
  return true;
}

/** The menu, the guide's help, where one is, and a person. */
async function offerWaysOut(context: TurnContext, cards: Cards, isAskedAbove: boolean): Promise<void> {
  const turn = turnOf(context);
  const { words } = turn;
  const title = words.say('common:waysOut.title');
  if (!turn.showsCards) {
    const above = isAskedAbove ? [words.say('common:waysOut.above')] : [];
    return say(context, [title, words.say('common:waysOut.text'), personLine(turn), ...above].join('\n'));
  }
  await showButtons(context, cards, { title, question: personLine(turn) }, [
    { title: words.say('common:menu.title'), act: 'menu' },
    { title: words.say('common:help'), act: 'help' },
    { title: words.say('common:where.button'), act: 'where' },
    { title: words.say('common:guide.person'), act: 'person' },
  ]);
}
