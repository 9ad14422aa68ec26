import { say } from '../conversation/speaking.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import type { Guides } from '../definition/guides.js';
import { showMenu } from './menu.js';
import type { OpenRuns } from './openRuns.js';

/**
 * Ends the runs of procedures that this role is not offered any more, or that a deployment took away, and says so. True:
 * something was asked for one of them, so the message means nothing now and the menu was shown.
 */
export async function endTakenAway(context: TurnContext, guides: Guides, runs: OpenRuns): Promise<boolean> {
  const turn = turnOf(context);
  const { state, words } = turn;
  const isOffered = offeredTo(turn, guides);
  // Its next rows would be read without the right to.
  if (state.list !== undefined && !isOffered(state.list.procedure)) state.list = undefined;
  const lost = state.open.filter((id) => !isOffered(state.runs[id]?.procedure ?? ''));
  if (lost.length === 0) return false;
  const asked = state.open[0] !== undefined && lost.includes(state.open[0]);
  // The question that was open may have been for a secret.
  if (asked) turn.hideText();
  await runs.drop(lost);
  await say(context, words.say('common:takenAway', { count: lost.length }));
  if (asked) await showMenu(context, guides);
  return asked;
}

const offeredTo = ({ operator, actor }: Turn, { procedures }: Guides) => {
  const offered = operator.profile.roles[actor.role] ?? [];
  return (id: string): boolean => procedures.has(id) && offered.includes(id);
};
