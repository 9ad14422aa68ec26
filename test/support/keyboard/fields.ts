import type { Locator } from 'playwright-core';
import { plainBlanks } from '../seen.js';
import type { Keys } from './keys.js';

/** A text, or a choice by its title: the whole, or what only one has in it. */
export type Given = string | RegExp;
/** A box or a circle, and what stands beside it. */
type Box = readonly [box: Locator, title: string];

const fits = (title: string, given: Given): boolean =>
  typeof given === 'string' ? plainBlanks(title) === plainBlanks(given) : given.test(plainBlanks(title));

/** Chooses from a list with the arrows, or with the first letters of what is chosen where that is less. */
export async function choose(keys: Keys, list: Locator, given: Given): Promise<void> {
  const titles = await list.locator('option').allInnerTexts();
  const at = await selectedIn(list);
  const to = titles.findIndex((title) => fits(title, given));
  if (to === -1) throw new Error(`the list has no ${String(given)}: ${titles.join(', ')}`);
  if (to === at) return;
  await keys.goTo(list);
  keys.wouldPress(2);
  const letters = lettersTo(titles, to);
  if (letters.length > 0 && letters.length < Math.abs(to - at)) await keys.press(letters);
  else await keys.press(to > at ? 'ArrowDown' : 'ArrowUp', Math.abs(to - at));
  const now = await selectedIn(list);
  if (now !== to) throw new Error(`the keyboard chose number ${now} of ${titles.join(', ')}`);
}

const selectedIn = (list: Locator): Promise<number> =>
  list.locator('option').evaluateAll((all) => all.findIndex((one) => one.matches(':checked')));

/** The first letter of a title, where no other title begins with it; a longer beginning may be typed too slowly to be one. */
function lettersTo(titles: readonly string[], to: number): string {
  const first = titles[to]?.charAt(0) ?? '';
  const isAlone = titles.filter((title) => title.toLowerCase().startsWith(first.toLowerCase())).length === 1;
  return isAlone && /^\p{ASCII}$/u.test(first) && first !== ' ' ? first : '';
}

/** Marks what is meant among several boxes, and takes the mark from all others. */
export async function mark(keys: Keys, boxes: readonly Box[], all: readonly Given[]): Promise<void> {
  for (const given of all) only(boxes, given);
  for (const [box, title] of boxes)
    await turn(
      keys,
      box,
      all.some((given) => fits(title, given)),
    );
}

function only(boxes: readonly Box[], given: Given): Locator {
  const [found, ...others] = boxes.filter(([, title]) => fits(title, given));
  if (found !== undefined && others.length === 0) return found[0];
  throw new Error(`not one is called ${String(given)}: ${boxes.map(([, title]) => title).join('; ')}`);
}

/** Picks one of several circles: Tab leads to the one that is picked, or to the first, and arrows go on from there. */
export async function pick(keys: Keys, circles: readonly Box[], [given = '']: readonly Given[]): Promise<void> {
  const target = only(circles, given);
  if (await target.isChecked()) return;
  keys.wouldPress();
  const marked = await Promise.all(circles.map(([circle]) => circle.isChecked()));
  const from = Math.max(0, marked.indexOf(true));
  const to = circles.findIndex(([, title]) => fits(title, given));
  await keys.goTo(circles[from]?.[0] ?? target);
  if (to === from) await keys.press('Space');
  else await keys.press(to > from ? 'ArrowDown' : 'ArrowUp', Math.abs(to - from));
  if (!(await target.isChecked())) throw new Error(`the keyboard does not pick ${String(given)}`);
}

/** Turns a box on or off. */
export async function turn(keys: Keys, box: Locator, on: boolean): Promise<void> {
  if ((await box.isChecked()) === on) return;
  await keys.goTo(box);
  keys.wouldPress();
  await keys.press('Space');
  if ((await box.isChecked()) !== on) throw new Error('the space bar does not turn the box');
}

/** Types into a field, over what stands there. */
export async function fill(keys: Keys, field: Locator, text: string): Promise<void> {
  const stands = await field.inputValue();
  if (stands === text) return;
  if (!(await keys.isOn(field))) keys.wouldPress();
  await keys.goTo(field);
  if ((await field.getAttribute('type')) === 'date') return fillDate(keys, field, text);
  if (stands !== '') await keys.press('Control+a');
  if (text === '') await keys.press('Delete');
  else await keys.type(text);
}

/** A day, in the order in which the browser has its parts: by the language of its own menus, not by the page's. */
async function fillDate(keys: Keys, field: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  if (day === '') return emptyDate(keys, field);
  for (const typed of [month + date + year, date + month + year]) {
    await toFirstPart(keys, field);
    await keys.type(typed);
    if ((await field.inputValue()) === day) return;
  }
  throw new Error(`the keyboard cannot give the day ${day}: ${await field.inputValue()}`);
}

/** From whichever part the focus came to. */
async function toFirstPart(keys: Keys, field: Locator): Promise<void> {
  while (await keys.isOn(field)) await keys.press('Shift+Tab');
  await keys.press('Tab');
}

async function emptyDate(keys: Keys, field: Locator): Promise<void> {
  await toFirstPart(keys, field);
  while (await keys.isOn(field)) {
    await keys.press('Backspace');
    await keys.press('Tab');
  }
}
