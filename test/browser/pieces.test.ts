import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { changeEmailKcell } from '../guides/accounts/changeEmail.kcell.js';
import { allowancesKcell } from '../guides/buckets/allowances.kcell.js';
import { guideClock } from '../guides/days.js';
import { limitingOnCards, payByMobileLimitTelenet } from '../guides/lines/payByMobileLimit.telenet.js';
import { renamingBelarus } from '../guides/lines/renaming.belarus.js';
import { smsControlKcell } from '../guides/lines/smsControl.kcell.js';
import { changeProfileRoleTelenet } from '../guides/people/changeProfileRole.telenet.js';
import { blankSimsTelenet } from '../guides/tickets/blankSims.telenet.js';
import { type CardStep, missing, type Transcript } from '../guides/transcript.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

/** Rows that prove a piece and are pressed nowhere else in a browser, up to the first receipt. */
const rows: readonly (readonly [piece: string, Transcript, readonly CardStep[]])[] = [
  ['view and edit (T12)', payByMobileLimitTelenet, limitingOnCards],
  ['switches (C15)', smsControlKcell, smsControlKcell.cards.slice(0, 5)],
  ['outside data (C7)', allowancesKcell, allowancesKcell.cards.slice(0, 2)],
  ['ticket, people and places (T19)', blankSimsTelenet, blankSimsTelenet.cards.slice(0, 9).filter((_, at) => at !== 2)],
  ['record with actions (T16)', changeProfileRoleTelenet, changeProfileRoleTelenet.cards],
  ['rows (B7)', renamingBelarus, renamingBelarus.cards.slice(0, 7)],
  ['proofs (C3)', changeEmailKcell, changeEmailKcell.cards],
];
const widths = [1280, 390] as const;

let browser: Browser;
let app: TestApp;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => app.stop());

const flat = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]+/g, ' ');
const readOf = async ({ page }: DeskPage): Promise<string> =>
  flat(String(await page.evaluate(`document.getElementById('webchat').innerText`)));

/** Chooses what is called so: in a list, or among boxes and circles. */
async function choose(desk: DeskPage, label: string, given: string | RegExp): Promise<void> {
  const fits = (title: string) => (typeof given === 'string' ? title === given : given.test(title));
  const field = desk.field(label);
  const options = field.and(desk.page.locator('select')).locator('option');
  if ((await options.count()) > 0) {
    const titles = (await options.allInnerTexts()).map(flat);
    await field.selectOption({ index: titles.findIndex(fits) });
  } else if ((await field.and(desk.page.locator(TYPED)).count()) > 0) await field.fill(String(given));
  else await desk.lastCard.getByLabel(given).first().check();
}
const TYPED = 'textarea, input:not([type="checkbox"], [type="radio"])';

/** Presses a button, waits until the page has something else on it, and for all that is to be read then. */
async function take(desk: DeskPage, [button, filled, expected]: CardStep): Promise<void> {
  for (const [label, given] of Object.entries(filled))
    for (const one of Array.isArray(given) ? given : [given]) await choose(desk, label, one);
  const before = await readOf(desk);
  await desk.press(button);
  await until(desk, async () => ((await readOf(desk)) === before ? ['nothing has changed'] : []));
  await until(desk, async () => missing(await readOf(desk), expected));
}

const PATIENCE = 100;
async function until({ page }: DeskPage, look: () => Promise<readonly string[]>): Promise<void> {
  for (let looked = 0; looked < PATIENCE && (await look()).length > 0; looked += 1) await page.waitForTimeout(PATIENCE);
  expect(await look()).toEqual([]);
}

describe.each(rows)('%s', (_piece, { operator, login }, steps) => {
  it.each(widths)(
    'is carried out as its transcript says, at %d pixels',
    async (width) => {
      app = await startApp({ of: operator, clock: guideClock });
      const [locale = 'fr'] = app.operators.get(operator)?.profile.languages ?? [];
      const desk = await DeskPage.open(browser, app, operator, { width, height: 900, locale });
      await desk.signIn(login);
      for (const step of steps) {
        await take(desk, step);
        expect(await desk.page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      }
      expect(desk.complaints).toEqual([]);
      await desk.close();
    },
    120_000,
  );
});
