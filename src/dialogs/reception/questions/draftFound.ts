import { say } from '../../conversation/speaking.js';
import type { Run } from '../../conversation/state.js';
import { turnOf } from '../../conversation/turn.js';
import type { TurnContext } from '../../conversation/turnContext.js';
import { sameAnswers } from '../../definition/answers.js';
import type { Guides } from '../../definition/guides.js';
import type { Procedure } from '../../definition/procedure.js';
import { aboutDraft, offeredDrafts } from '../../runs/drafts/offered.js';
import { showButtons } from '../../shown/buttons.js';

/**
 * Before a procedure begins with these answers: asks whether to go on with its draft instead. False: there is none, or
 * it says the same. What is only looked at begins at once: its draft is no work that could be lost.
 */
export async function askAboutDraft(
  context: TurnContext,
  guides: Guides,
  { id, ending }: Procedure,
  answers: Run['answers'],
): Promise<boolean> {
  const turn = turnOf(context);
  const { words, state, showsCards } = turn;
  const drafts = ending.run === undefined ? [] : await offeredDrafts(turn, guides);
  const draft = drafts.find(({ procedure }) => procedure === id);
  if (draft === undefined || sameAnswers(draft.answers, answers)) return false;
  state.waits = { for: 'starting', procedure: id, answers };
  const about = aboutDraft(draft, turn);
  const title = words.say('common:drafts.found', { procedure: words.say(`${id}:title`), about });
  if (!showsCards) {
    await say(context, `${title}\n${words.say('common:drafts.foundText')}`);
    return true;
  }
  await showButtons(context, guides.cards, { title, question: words.say('common:drafts.foundQuestion') }, [
    { title: words.say('common:drafts.goOn'), act: 'draft', procedure: id },
    { title: words.say('common:drafts.anew'), act: 'anew', procedure: id },
  ]);
  return true;
}
