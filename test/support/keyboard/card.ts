import type { Locator, Page } from 'playwright-core';
import { plainBlanks } from '../seen.js';
import type { Filled } from '../talk.js';
import { choose, fill, type Given, mark, pick, turn } from './fields.js';
import type { Keys } from './keys.js';

/** All that can be pressed on a card. */
const BUTTONS = '.ac-pushButton, .ac-inlineActionButton, .ac-selectable';
const CARDS = '.ac-adaptiveCard';

/** How each can be called, and the place among the cards of the one that it stands on. Runs in the page. */
const calledIn = (all: readonly HTMLElement[], cards: string) =>
  all.map((one) => ({
    card:
      one.checkVisibility({ visibilityProperty: true }) && one.closest('[inert]') === null
        ? [...one.ownerDocument.querySelectorAll(cards)].findIndex((card) => card.contains(one))
        : -1,
    names: [one.textContent ?? '', one.getAttribute('aria-label') ?? '', one.title].map((text) => text.trim()),
  }));

/** A button that can be seen, and the card that it stands on. */
export interface OnCard {
  readonly card: Locator;
  readonly button: Locator;
}

/** The button of the last card that has one of this name. */
export async function buttonCalled(page: Page, title: string): Promise<OnCard | undefined> {
  const all = page.locator(CARDS).locator(BUTTONS);
  const called = await all.evaluateAll(calledIn, CARDS);
  const isIt = ({ names }: (typeof called)[number]) => names.some((name) => plainBlanks(name) === plainBlanks(title));
  const last = Math.max(...called.filter(isIt).map(({ card }) => card), -1);
  const at = called.findIndex((one) => one.card === last && isIt(one));
  return last === -1 ? undefined : { card: page.locator(CARDS).nth(last), button: all.nth(at) };
}

/** Fills in what stands on a card, as it is called there. */
export async function fillIn(keys: Keys, card: Locator, filled: Filled): Promise<void> {
  for (const [label, value] of Object.entries(filled)) {
    const all = typeof value === 'string' || value instanceof RegExp ? [value] : value;
    await answer(keys, await questionCalled(card, label), all);
  }
}

/** How a question is called. Runs in the page. */
const labelsOf = (all: readonly Element[]) =>
  all.map(
    (one) =>
      one.parentElement?.querySelector('label')?.textContent ??
      one.querySelector('[aria-label]')?.getAttribute('aria-label') ??
      '',
  );
/** Behind a label may stand a star, and what is wrong. */
const isLabel = (read: string, label: string): boolean =>
  plainBlanks(read)
    .replace(/\s*\*?\s*$/, '')
    .startsWith(plainBlanks(label)) &&
  plainBlanks(read)
    .trim()
    .replace(/\s*\*.*$/s, '') === plainBlanks(label);

/** Where a question is answered: its input with what belongs to it; or the table below the words. */
async function questionCalled(card: Locator, label: string): Promise<Locator> {
  const all = card.locator('.ac-input-container');
  const labels = await all.evaluateAll(labelsOf);
  const at = labels.findIndex((read) => isLabel(read, label));
  if (at !== -1) return all.nth(at);
  const table = card.locator('[role="table"]');
  if ((await table.count()) === 1) return table;
  throw new Error(`no field is called ${label}: ${labels.join(' / ')}`);
}

/** What stands beside a box, in a table what its row says. Runs in the page. */
const titlesOf = (all: readonly HTMLInputElement[]) =>
  all.map((one) =>
    one.closest('[role="row"]') === null
      ? (one.labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? '').trim()
      : [...(one.closest('[role="row"]')?.querySelectorAll('[role="cell"]') ?? [])]
          .map((cell) => cell.textContent?.trim() ?? '')
          .filter((text) => text !== '')
          .join(' · '),
  );

async function answer(keys: Keys, question: Locator, all: readonly Given[]): Promise<void> {
  const [list, boxes, circles] = ['select', 'input[type="checkbox"]', 'input[type="radio"]'].map((one) =>
    question.locator(one),
  );
  const [first = ''] = all;
  if (list !== undefined && (await list.count()) > 0) return choose(keys, list, first);
  for (const [several, use] of [
    [boxes, mark],
    [circles, pick],
  ] as const) {
    const count = (await several?.count()) ?? 0;
    if (several === undefined || count === 0) continue;
    if (count === 1 && (first === 'true' || first === 'false')) return turn(keys, several, first === 'true');
    const titles = await several.evaluateAll(titlesOf);
    return use(
      keys,
      titles.map((title, at) => [several.nth(at), title] as const),
      all,
    );
  }
  if (typeof first !== 'string') throw new Error(`${first} is no text to type`);
  await fill(keys, question.locator('input, textarea').first(), first);
}
