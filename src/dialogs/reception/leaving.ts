import type { TurnContext } from 'botbuilder';
import { givenCount } from '../answers.js';
import type { Cards } from '../cards.js';
import { yesOrNo } from '../kinds.js';
import { say } from '../speaking.js';
import type { Submit } from '../submit.js';
import { turnOf } from '../turn.js';
import { showButtons } from './buttons.js';

/** Asks whether a run is really to be given up, and says how many answers that costs. */
export async function askToLeave(context: TurnContext, cards: Cards, run: string): Promise<void> {
  const turn = turnOf(context);
  const { words, state } = turn;
  state.leaving = run;
  const count = givenCount(state.runs[run]?.answers ?? {});
  const title = words.say('common:leave.title', { count });
  if (!turn.showsCards) return say(context, `${title}\n${words.say('common:leave.text')}`);
  const buttons = (['leave', 'stay'] as const).map((act) => ({ title: words.say(`common:leave.${act}`), act, run }));
  await showButtons(context, cards, { title, question: words.say('common:leave.question') }, buttons);
}

/** The answer to that question: a button's, or a typed yes or no while it waits. Undefined: none. */
export function leavingAnswer(context: TurnContext, submit: Submit | undefined, text: string): boolean | undefined {
  const turn = turnOf(context);
  if (submit === undefined) return turn.state.leaving === undefined ? undefined : yesOrNo(text, turn);
  return submit.act === 'leave' ? true : submit.act === 'stay' ? false : undefined;
}
