// Counts, by doing it in Chromium, how many presses and keys lead to each procedure: by the menu's card, as it was before there was
// a panel (a narrow page still has it); by the panel; and by its search. Writes docs/presses.md: `npm run presses`.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { DeskPage } from '../test/browser/deskPage.js';
import { startApp, type TestApp } from '../test/support/app.js';
import { openBrowser } from '../test/support/chromium.js';
import { head, withinIn } from './presses/document.js';

/** Who is looked at: of each operator somebody with much to do. */
const people = [
  ['konnect', 'agent1', 'fr'],
  ['kcell', 'admin1', 'ru'],
  ['belarus', 'admin1', 'ru'],
  ['telenet', 'fleet1', 'en'],
  ['comuniq', 'reseller1', 'de'],
] as const;
const wide = { width: 1280, height: 860 };
const narrow = { width: 390, height: 800 };

interface Counted {
  readonly title: string;
  /** Presses on the menu's card, with the word "menu" and Enter before them in the middle of a guide. */
  readonly card: number;
  readonly panel: number;
  /** Keys: "/", as many letters as it takes, Enter. */
  readonly keys: number;
}

async function visit(
  browser: Browser,
  app: TestApp,
  [operator, login, locale]: (typeof people)[number],
  looks: typeof wide,
) {
  const desk = await DeskPage.open(browser, app, operator, { ...looks, locale });
  await desk.signIn(login);
  await desk.page.locator('#lists section').first().waitFor({ state: 'attached' });
  return desk;
}

/** How many presses it takes until the line can be pressed on the menu's card, that press included. */
async function onCard(desk: DeskPage, title: string): Promise<number> {
  const card = desk.page.locator('.card[data-whole="true"]').last();
  const line = card.locator('.ac-pushButton', { hasText: title }).first();
  if (await line.isVisible()) return 1;
  for (const group of await card.locator('.ac-pushButton[aria-controls]').all()) {
    await group.click();
    const isThere = await line.isVisible();
    await group.click();
    if (isThere) return 2;
  }
  throw new Error(`no menu has ${title}`);
}

/** How many keys it takes until Enter takes the line, Enter included. */
async function bySearch(desk: DeskPage, title: string): Promise<number> {
  const { keyboard } = desk.page;
  await keyboard.press('/');
  let keys = 1;
  for (const letter of title) {
    await keyboard.type(letter);
    keys++;
    if ((await desk.page.locator('#lists li button').first().textContent()) === title) break;
  }
  await keyboard.press('Escape');
  await desk.page.locator('h1').click();
  return keys + 1;
}

async function count(browser: Browser, person: (typeof people)[number]): Promise<Counted[]> {
  const app = await startApp({ of: person[0] });
  try {
    const [panel, card] = [await visit(browser, app, person, wide), await visit(browser, app, person, narrow)];
    const titles = z.array(z.string()).parse(await panel.page.locator('#lists li button').allTextContents());
    const counted: Counted[] = [];
    for (const title of new Set(titles)) {
      // What can be pressed at once is one press.
      await panel.line(title).waitFor();
      counted.push({ title, card: await onCard(card, title), panel: 1, keys: await bySearch(panel, title) });
    }
    return counted;
  } finally {
    await app.stop();
  }
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function table(operator: string, all: readonly Counted[]): string {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${operator}`,
    '',
    row(['procedure', 'menu’s card, presses', 'panel, presses', 'search, keys']),
    row(['---', '---', '---', '---']),
    ...all.map(({ title, card, panel, keys }) => row([title, card, panel, keys])),
    row(['**middle**', middle(all.map(({ card }) => card)), 1, middle(all.map(({ keys }) => keys))]),
    '',
  ].join('\n');
}

const temporary = await mkdtemp(join(tmpdir(), 'guichet-presses-'));
const browser = await openBrowser({ ...process.env, TEST_RUN_FOLDER: temporary });
try {
  const parts = [
    '# Presses and keys to each procedure',
    '',
    'Counted by `npm run presses`, which does it in Chromium. *Menu’s card*: as it was before there was a panel, once the menu is on the screen; in the',
    'middle of a guide five keys more ("menu", Enter). *Panel*: from anywhere on a wide page; one press more where it is a drawer. *Search*: "/", letters',
    'until the procedure is the first one found, Enter; from anywhere.',
    '',
  ];
  for (const person of people) parts.push(table(person[0], await count(browser, person)));
  const { within } = withinIn(await readFile(head.path, 'utf8'));
  await writeFile(head.path, `${parts.join('\n')}\n${within}`);
} finally {
  await browser.close();
  await rm(temporary, { recursive: true, force: true });
}
