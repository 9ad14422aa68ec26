import type { Locator } from 'playwright-core';
import { buttonCalled, type OnCard } from './card.js';
import type { Keys } from './keys.js';

/** From anywhere on the page no more steps up lead to a card. */
const MOST_STEPS = 20;

/** Presses a button of a card: Enter in a field presses the one that it belongs to; any other is gone to. */
export async function pressOn(keys: Keys, { card, button }: OnCard, title: string): Promise<void> {
  keys.wouldPress();
  // What carries something out takes no press before it could be read.
  await button.and(keys.page.locator(':not([aria-disabled="true"])')).waitFor();
  // What was filled in may have moved the others.
  const goal = (await buttonCalled(keys.page, title))?.button ?? button;
  if (!(await goal.evaluate(isOfEnter))) {
    await enter(keys, card);
    await keys.goTo(goal);
  }
  await keys.press('Enter');
}

/** Comes to a card from wherever the focus is: out of another message, else back to the conversation; then up to the card. */
export async function enter(keys: Keys, card: Locator): Promise<void> {
  const { page } = keys;
  const conversation = page.locator('.webchat__basic-transcript');
  const isElsewhere = (await page.locator('.webchat__basic-transcript__activity :focus').count()) > 0;
  for (let up = 0; up < MOST_STEPS && !(await card.evaluate(isInside)); up++) {
    if (up > 0 || isElsewhere) await keys.press('Escape');
    else await keys.backTo(conversation);
    if (!(await keys.isOn(conversation))) throw new Error('Escape does not lead out of a message');
    if (up > 0 || isElsewhere) await keys.press('ArrowUp');
    await keys.press('Enter');
  }
}

/** Whether Enter, where the focus is, presses this button (public/focus.js). Runs in the page. */
function isOfEnter(button: Element): boolean {
  const here = button.ownerDocument.activeElement;
  if (here === button) return true;
  if (here === null || !here.matches('.card input')) return false;
  const own = here.parentElement?.querySelector('.ac-inlineActionButton');
  return (own ?? here.closest('.card')?.querySelector('.ac-pushButton.primary')) === button;
}

/** Whether the focus is in the same message as a card: Web Chat keeps the Tab key in it. Runs in the page. */
const isInside = (card: Element): boolean =>
  card.closest('.webchat__basic-transcript__activity')?.contains(card.ownerDocument.activeElement) ?? false;
