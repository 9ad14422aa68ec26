import type { TurnContext } from 'botbuilder';
import type { Cards } from '../../conversation/cards.js';
import { asSaid } from '../../conversation/control.js';
import { goingOnWith } from '../../conversation/openDialog.js';
import { say } from '../../conversation/speaking.js';
import type { Run } from '../../conversation/state.js';
import type { Submit } from '../../conversation/submit.js';
import { turnOf } from '../../conversation/turn.js';
import { givenCount } from '../../definition/answers.js';
import { yesOrNo } from '../../fields/yesOrNo.js';
import { showButtons } from '../../shown/buttons.js';

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

/**
 * Takes the answer to "go on?"; the yes on a card is a "resume" like that of the menu. Undefined: the message is about
 * something else, and the question waits on.
 */
export function takeGoingOn(
  context: TurnContext,
  submit: Submit | undefined,
  text: string,
): 'yes' | 'later' | 'giveUp' | 'stale' | undefined {
  const turn = turnOf(context);
  const goingOn = goingOnWith(turn.state);
  const pressed = submit?.act === 'later' || submit?.act === 'giveUp' ? submit.act : undefined;
  if (pressed !== undefined) return submit?.run === goingOn ? pressed : 'stale';
  if (goingOn === undefined || submit !== undefined) return undefined;
  const said = yesOrNo(text, turn);
  if (said !== undefined) return said ? 'yes' : 'later';
  return turn.words.listOfAll('common:said.later').includes(asSaid(text)) ? 'later' : undefined;
}
