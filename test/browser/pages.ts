import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage, type Looks } from './deskPage.js';

/** Chromium and the program, for all tests of a file. */
export interface Pages {
  readonly browser: Browser;
  readonly app: TestApp;
  /** The page of somebody who has signed in as one of the demo's accounts, at the file's operator unless another is named. */
  signedIn(login: string, looks: Looks, operator?: string): Promise<DeskPage>;
}

/** Starts both before the first test of the file that calls it, and stops them after the last. */
export function pages(options: TestAppOptions = {}): Pages {
  let running: { readonly browser: Browser; readonly app: TestApp } | undefined;
  const now = () => {
    if (running === undefined) throw new Error('it runs within tests only');
    return running;
  };
  beforeAll(async () => {
    const [browser, app] = await Promise.all([openBrowser(), startApp(options)]);
    running = { browser, app };
  }, 60_000);
  afterAll(async () => {
    await running?.browser.close();
    await running?.app.stop();
  });
  return {
    get browser() {
      return now().browser;
    },
    get app() {
      return now().app;
    },
    signedIn: async (login, looks, operator = options.of ?? '') => {
      const desk = await DeskPage.open(now().browser, now().app, operator, looks);
      await desk.signIn(login);
      return desk;
    },
  };
}
