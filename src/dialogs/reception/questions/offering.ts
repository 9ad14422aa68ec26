import { withoutSecrets } from '../../../domain/values/secretsIn.js';
import { secretsNamed } from '../../conversation/secretWords.js';
import { say } from '../../conversation/speaking.js';
import type { DialogsState, Sentence } from '../../conversation/state.js';
import { turnOf } from '../../conversation/turn.js';
import type { TurnContext } from '../../conversation/turnContext.js';
import type { Guides } from '../../definition/guides.js';
import { showButtons } from '../../shown/buttons.js';

/** What may be meant, and the sentence that means it. */
interface Meant {
  readonly procedures: readonly string[];
  readonly said: Sentence;
}

/** Shows procedures to choose from; what was said is kept for the one that is chosen. */
export function offer(
  context: TurnContext,
  { cards }: Guides,
  { title, question }: { readonly title: string; readonly question: string },
  { procedures, said }: Meant,
): Promise<void> {
  const { state, words, showsCards } = turnOf(context);
  const text = withoutSecrets(said.text, { named: secretsNamed(words), alone: false });
  state.waits = { for: 'meant', procedures: [...procedures], said: { ...said, text } };
  const named = procedures.map((procedure) => ({ procedure, title: words.say(`${procedure}:title`), act: 'start' }));
  if (showsCards) return showButtons(context, cards, { title, question }, named);
  const numbered = named.map((one, index) => `${index + 1}. ${one.title}`);
  const lines = [title, question, ...numbered, words.say('common:sentence.text')];
  return say(context, lines.filter((line) => line !== '').join('\n'));
}

/** Offers what the sentence wished beside what is done now. */
export const offerSecond = (
  context: TurnContext,
  guides: Guides,
  { procedure, others = [], said }: NonNullable<DialogsState['second']>,
) => {
  const { words } = turnOf(context);
  const shown = { title: words.say('common:sentence.alsoWished'), question: words.say('common:sentence.goOn') };
  return offer(context, guides, shown, { procedures: [procedure, ...others], said });
};
