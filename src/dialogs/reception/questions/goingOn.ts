import type { Cards } from '../../conversation/cards.js';
import { asSaid } from '../../conversation/control.js';
import { goingOnWith } from '../../conversation/openDialog.js';
import { say } from '../../conversation/speaking.js';
import type { Run } from '../../conversation/state.js';
import { type Turn, turnOf } from '../../conversation/turn.js';
import type { TurnContext } from '../../conversation/turnContext.js';
import { givenCount } from '../../definition/answers.js';
import type { Guides } from '../../definition/guides.js';
import { yesOrNo } from '../../fields/yesOrNo.js';
import { showButtons } from '../../shown/buttons.js';
import { showMenu } from '../menu.js';

/** After a digression: names the run that was open before, with how much was answered, and asks whether to go on with it. */
export async function askToGoOn(context: TurnContext, cards: Cards, waiting: Run): Promise<void> {
  const { id: run, procedure } = waiting;
  const { words, state, showsCards } = turnOf(context);
  state.instead = { asks: 'goingOn', run };
  const count = givenCount(waiting);
  const title = words.say('common:goingOn.title', { procedure: words.say(`${procedure}:title`), count });
  if (!showsCards) return say(context, `${title}\n${words.say('common:goingOn.text')}`);
  await showButtons(context, cards, { title, question: words.say('common:goingOn.question') }, [
    { title: words.say('common:goingOn.yes'), act: 'resume', run },
    { title: words.say('common:goingOn.later'), act: 'later', run },
    { title: words.say('common:goingOn.giveUp'), act: 'giveUp', run },
  ]);
}

/** What a text says to "go on?". Undefined: it is about something else, and the question waits on. */
export function saidOfGoingOn(text: string, turn: Turn): 'yes' | 'later' | undefined {
  if (goingOnWith(turn.state) === undefined) return undefined;
  const said = yesOrNo(text, turn);
  if (said !== undefined) return said ? 'yes' : 'later';
  return turn.words.listOfAll('common:said.later').includes(asSaid(text)) ? 'later' : undefined;
}

/** Leaves what was set aside where it is: the menu has it. */
export async function goOnLater(context: TurnContext, guides: Guides): Promise<void> {
  const { state, words } = turnOf(context);
  state.instead = undefined;
  await say(context, words.say('common:setAside'));
  await showMenu(context, guides);
}
