import { remember } from '../conversation/trail.js';
import { countMiss } from '../conversation/unfit.js';
import type { Inputs } from '../fields/asked.js';
import { keepAnswers } from '../fields/checks.js';
import type { OpenScreen } from './openScreen.js';
import type { ScreenResult } from './screen.js';

/** What a submitted card does: it ends the screen, or is shown again with what is wrong next to each field. */
export async function takeCard(open: OpenScreen, inputs: Inputs): Promise<ScreenResult | undefined> {
  const { values, problems, drafts } = await open.read(inputs);
  if (Object.keys(problems).length === 0) return open.end(values);
  countMiss(open.turn);
  // What is good on a card with a mistake in it is answered, whatever becomes of the card.
  remember(open.run, [...Object.keys(values), ...Object.keys(problems)]);
  await keepAnswers(open.procedure, open.run, values, open.turn);
  await open.ask({ drafts, problems });
  return undefined;
}
