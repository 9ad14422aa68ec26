import type { TurnContext } from 'botbuilder';
import { given } from './answers.js';
import { type Cards, cardMessage } from './cards.js';
import { say } from './speaking.js';
import { turnOf } from './turn.js';

/** Asks whether a run is really to be given up, and says how many answers that costs. */
export async function askToLeave(context: TurnContext, cards: Cards, run: string): Promise<void> {
  const turn = turnOf(context);
  const { words, state } = turn;
  state.leaving = run;
  const count = Object.keys(given(state.runs[run]?.answers ?? {})).length;
  const title = words.say('common:leave.title', { count });
  if (!turn.showsCards) return say(context, `${title}\n${words.say('common:leave.text')}`);
  const entries = (['leave', 'stay'] as const).map((act) => ({
    title: words.say(`common:leave.${act}`),
    act,
    procedure: '',
    run,
    language: '',
  }));
  const data = { title, facts: [], question: words.say('common:leave.question'), entries };
  await context.sendActivity(cardMessage(cards('menu', data)));
}
