import type { Page } from 'playwright-core';
import type { DeskPage } from '../../browser/deskPage.js';
import { buttonCalled } from './card.js';
import type { Keys } from './keys.js';
import { pressOn } from './pressing.js';

/** Begins a procedure: by the search of the panel; where there is none, by the group of the menu's card that has it. */
export async function begin(keys: Keys, desk: DeskPage, title: string): Promise<void> {
  if ((await desk.page.locator('#find').count()) > 0) return bySearch(keys, title);
  const card = desk.lastCard;
  for (const group of await card.locator('.ac-pushButton[aria-controls]').all()) {
    const of = desk.page.locator(`[id="${await group.getAttribute('aria-controls')}"]`);
    if ((await of.locator(`[aria-label="${title}"]`).count()) === 0) continue;
    await pressOn(keys, { card, button: group }, (await group.textContent()) ?? '');
    const line = await buttonCalled(desk.page, title);
    if (line !== undefined) return pressOn(keys, line, title);
  }
  throw new Error(`neither a card nor a menu has ${title}`);
}

async function bySearch(keys: Keys, title: string): Promise<void> {
  const { page } = keys;
  keys.wouldPress();
  await keys.press((await page.evaluate(IS_WRITING)) === true ? 'Control+k' : '/');
  const first = page.locator('#lists li button').first();
  for (const letter of title) {
    await keys.type(letter);
    if ((await first.textContent())?.trim() === title) return keys.press('Enter');
  }
  throw new Error(`the search does not find ${title}`);
}

/** What stands in the panel. */
export const panelOf = async (page: Page): Promise<string> =>
  (await page.locator('#lists li button').allTextContents()).join('\n');

/** Whether this is begun anew: the panel has it, and no question is open. */
export async function isBegun(page: Page, title: string): Promise<boolean> {
  const asks = ['answer', 'confirm'].map((act) => `.card:not([data-spent])[data-acts~="${act}"]:visible`).join(', ');
  const lines = (await panelOf(page)).split('\n');
  return lines.includes(title) && (await page.locator(asks).count()) === 0;
}

/** Whether a key is a letter where the focus is. */
const IS_WRITING = `document.activeElement.matches('.card :is(input, select, textarea)') ||
  document.activeElement.matches('input, textarea') && document.activeElement.value !== ''`;
