import type { TurnContext } from 'botbuilder';
import type { Choice } from '../../../domain/terms/choices.js';
import { asTyped } from '../../../speech/cardText.js';
import type { Cards } from '../../conversation/cards.js';
import { say } from '../../conversation/speaking.js';
import type { Run } from '../../conversation/state.js';
import type { Submit } from '../../conversation/submit.js';
import { turnOf } from '../../conversation/turn.js';
import { givenCount } from '../../definition/answers.js';
import { yesOrNo } from '../../fields/yesOrNo.js';
import { type Button, showButtons } from '../../shown/buttons.js';

/** Asks whether a run is really to be given up, and says how many answers that costs. */
export async function askToLeave(context: TurnContext, cards: Cards, run: string): Promise<void> {
  const { words, state } = turnOf(context);
  state.leaving = run;
  const count = givenCount(state.runs[run] ?? { answers: {} });
  const yes = { title: words.say('common:leave.leave'), act: 'leave', run };
  const no = { title: words.say('common:leave.stay'), act: 'stay', run };
  const text = words.say('common:leave.text');
  await ask(context, cards, { title: () => words.say('common:leave.title', { count }), text, yes, no });
}

/** Asks whether a run is really to begin again, where that costs answers. */
export async function askToRestart(context: TurnContext, cards: Cards, run: Run): Promise<void> {
  const { id } = run;
  const { words, state } = turnOf(context);
  state.restarting = id;
  const yes = { title: words.say('common:restart.yes'), act: 'afresh', run: id };
  const no = { title: words.say('common:leave.stay'), act: 'stay', run: id };
  const count = givenCount(run);
  const text = words.say('common:restart.text');
  await ask(context, cards, { title: () => words.say('common:restart.title', { count }), text, yes, no });
}

/** Asks the same of all runs, before somebody goes on for another company: they lose `count` answers together. */
export async function askToChange(context: TurnContext, cards: Cards, to: Choice, count: number): Promise<void> {
  const { words, state } = turnOf(context);
  const organisation = to.value;
  state.changing = organisation;
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

/**
 * What the answer comes to: a run or, for another company, all of them are given up, or a run begins again; or it was
 * for an older question.
 */
type Leaving =
  | { readonly run: string }
  | { readonly organisation: string }
  | { readonly restart: string }
  | 'no'
  | 'stale';

/** Takes the answer to one of these questions; whatever the message is, none of them waits any more. Undefined: no answer. */
export function takeLeaving(context: TurnContext, submit: Submit | undefined, text: string): Leaving | undefined {
  const turn = turnOf(context);
  const { leaving, changing, restarting } = turn.state;
  const asked = leaving ?? changing ?? restarting;
  turn.state.leaving = undefined;
  turn.state.changing = undefined;
  turn.state.restarting = undefined;
  if (submit === undefined && asked === undefined) return undefined;
  const said = submit === undefined ? yesOrNo(text, turn) : pressed(submit);
  if (said === undefined) return undefined;
  // A button says what its question was about: one on an older card may have meant something else.
  const meant = submit === undefined || (asked === (submit.run || submit.organisation) && answers(submit, restarting));
  if (asked === undefined || !meant) return 'stale';
  if (!said) return 'no';
  if (restarting !== undefined) return { restart: restarting };
  return leaving === undefined ? { organisation: asked } : { run: leaving };
}

const pressed = ({ act }: Submit): boolean | undefined =>
  act === 'stay' ? false : act === 'leave' || act === 'afresh' ? true : undefined;

/** A yes is one to giving up or one to beginning again, both of the same run: never to the other. */
const answers = ({ act }: Submit, restarting: string | undefined): boolean =>
  act === 'stay' || (act === 'afresh') === (restarting !== undefined);
