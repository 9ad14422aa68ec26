import { cardMessage } from '../conversation/cards.js';
import type { Run } from '../conversation/state.js';
import { turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { answeredCard } from './screenCard.js';

/** More than a guide has screens; of what is corrected more often, the last ones are kept true. */
const MOST_KEPT = 20;

/** Notes that a message shows the answers of these fields from now on. */
export function noteAnswered(run: Run, message: string, fields: readonly string[]): void {
  run.answered = [...(run.answered ?? []), { message, fields: [...fields] }].slice(-MOST_KEPT);
}

/**
 * After answers with these names: the cards that were answered before and show one of them, or one that is open again,
 * are drawn anew, so that no two say something else of the same question. `drawn`: so many of the last have just been drawn.
 */
export async function redrawAnswered(
  context: TurnContext,
  { cards }: Guides,
  procedure: Procedure,
  run: Run,
  { names, drawn }: { readonly names: readonly string[]; readonly drawn: number },
): Promise<void> {
  const turn = turnOf(context);
  const answered = run.answered ?? [];
  for (const { message, fields } of answered.slice(0, answered.length - drawn)) {
    if (!fields.some((name) => names.includes(name) || !Object.hasOwn(run.answers, name))) continue;
    // A deployment may have taken all of its questions away.
    const shown = procedure.fields.filter(({ name }) => fields.includes(name));
    if (shown.length === 0) continue;
    const good = fields.filter((name) => Object.hasOwn(run.answers, name));
    const card = await answeredCard(cards, { procedure, fields: shown, answers: run.answers }, good, turn);
    await context.updateActivity({ ...cardMessage(card), id: message });
  }
}
