import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { guideClock } from '../guides/days.js';
import { transcripts } from '../guides/index.js';
import { openBrowser } from '../support/chromium.js';
import { walked } from '../support/keyboard/guide.js';
import { begun, renewed, type Shared } from '../support/renewedApp.js';

/** One for each kind of field; `npm run keyboard` walks all of them. */
const sample: readonly (readonly [procedure: string, asks: string])[] = [
  ['accountPayments', 'a list and days'],
  ['changePassword', 'passwords'],
  ['callForwarding', 'several lines of a list, an action, a phone number, a review that is confirmed'],
  ['options', 'switches'],
  ['lineOverview', 'a table with a row that is opened'],
  ['person', 'a message of several lines'],
];

let browser: Browser;
let shared: Shared;
beforeAll(async () => {
  browser = await openBrowser();
  shared = await begun({ of: 'kcell', clock: guideClock });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await shared.app.stop();
});

it.each(sample)(
  '%s (%s) is carried out from the panel to its end by the keyboard alone',
  async (procedure, _asks) => {
    const transcript = transcripts.find((one) => one.operator === 'kcell' && one.procedure === procedure);
    if (transcript === undefined) throw new Error(`kcell has no ${procedure}`);
    const { taken, stopped } = await walked(browser, shared.app, transcript);
    await renewed(shared);
    expect(stopped).toBeUndefined();
    expect(taken.keys).toBeGreaterThan(2);
  },
  60_000,
);
