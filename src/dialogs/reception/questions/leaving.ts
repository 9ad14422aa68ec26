import type { Choice } from '../../../domain/terms/choices.js';
import { asTyped } from '../../../speech/cardText.js';
import type { Cards } from '../../conversation/cards.js';
import { say } from '../../conversation/speaking.js';
import type { Run, Waits } from '../../conversation/state.js';
import type { Pressed } from '../../conversation/submit.js';
import { type Turn, turnOf } from '../../conversation/turn.js';
import type { TurnContext } from '../../conversation/turnContext.js';
import { givenCount, lostOver } from '../../definition/answers.js';
import { yesOrNo } from '../../fields/yesOrNo.js';
import { type Button, showButtons } from '../../shown/buttons.js';

/** Asks whether a run is really to be given up, and says how many answers that costs. */
export async function askToLeave(context: TurnContext, cards: Cards, run: string): Promise<void> {
  const { words, state } = turnOf(context);
  state.waits = { for: 'leaving', run };
  const count = givenCount(state.runs[run] ?? { answers: {} });
  state.really = { run, answers: count };
  const yes = { title: words.say('common:leave.leave'), act: 'leave', run };
  const no = { title: words.say('common:leave.stay'), act: 'stay', run };
  const text = words.say('common:leave.text');
  await ask(context, cards, { title: () => words.say('common:leave.title', { count }), text, yes, no });
}

/** Asks whether a run is really to begin again, where that costs answers. */
export async function askToRestart(context: TurnContext, cards: Cards, run: Run): Promise<void> {
  const { id } = run;
  const { words, state } = turnOf(context);
  state.waits = { for: 'restarting', run: id };
  const yes = { title: words.say('common:restart.yes'), act: 'afresh', run: id };
  const no = { title: words.say('common:leave.stay'), act: 'stay', run: id };
  const count = lostOver(run);
  state.really = { run: id, answers: givenCount(run) };
  const text = words.say('common:restart.text');
  await ask(context, cards, { title: () => words.say('common:restart.title', { count }), text, yes, no });
}

/** Asks the same of all runs, before somebody goes on for another company: they lose `count` answers together. */
export async function askToChange(context: TurnContext, cards: Cards, to: Choice, count: number): Promise<void> {
  const { words, state } = turnOf(context);
  const organisation = to.value;
  state.waits = { for: 'changing', organisation };
  const yes = { title: words.say('common:organisation.leave'), act: 'leave', organisation };
  const no = { title: words.say('common:leave.stay'), act: 'stay', organisation };
  const title = (shown: (name: string) => string) =>
    count === 0
      ? words.say('common:organisation.leaveNothing', { name: shown(to.title) })
      : words.say('common:organisation.leaveTitle', { name: shown(to.title), count });
  await ask(context, cards, { title, text: words.say('common:organisation.leaveText'), yes, no });
}

interface YesOrNo {
  /** `shown` makes somebody's text fit for where it is shown. */
  title(shown: (text: string) => string): string;
  /** What is added in plain text, where there are no buttons. */
  readonly text: string;
  readonly yes: Button;
  readonly no: Button;
}

async function ask(context: TurnContext, cards: Cards, { title, text, yes, no }: YesOrNo): Promise<void> {
  const turn = turnOf(context);
  if (!turn.showsCards) return say(context, `${title((name) => name)}\n${text}`);
  const question = turn.words.say('common:leave.question');
  await showButtons(context, cards, { title: title(asTyped), question }, [yes, no]);
}

/** The questions whether something is really to be given up: a run, all of them for another company, or its answers. */
export type Really = Extract<Waits, { for: 'leaving' | 'changing' | 'restarting' }>;

/** The question among them that waits. */
export const reallyIn = (waits: Waits | undefined): Really | undefined =>
  waits?.for === 'leaving' || waits?.for === 'changing' || waits?.for === 'restarting' ? waits : undefined;

/** The buttons of these questions. */
export type LeavingButton = Pressed<'leave'> | Pressed<'afresh'>;

/** What a text says to one of these questions: what is given up, or a no. Undefined: nothing. */
export function saidOfLeaving(waits: Waits | undefined, text: string, turn: Turn): Really | 'no' | undefined {
  const asked = reallyIn(waits);
  const said = asked && yesOrNo(text, turn);
  return said === undefined ? undefined : said ? asked : 'no';
}

/** What a button says to it. Undefined: it belongs to an older question. */
export function pressedOfLeaving(waits: Waits | undefined, submit: LeavingButton): Really | 'no' | undefined {
  const asked = reallyIn(waits);
  if (asked === undefined || !answers(submit, asked)) return undefined;
  return submit.act === 'stay' ? 'no' : asked;
}

/**
 * A button says what its question was about: one on an older card may have meant something else. A yes is one to giving
 * up or one to beginning again, both of the same run: never to the other.
 */
function answers({ act, run, organisation }: LeavingButton, asked: Really): boolean {
  const about = asked.for === 'changing' ? asked.organisation : asked.run;
  return about === (run || organisation) && (act === 'stay' || (act === 'afresh') === (asked.for === 'restarting'));
}
