import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { DeskPage } from '../../test/browser/deskPage.js';
import type { TestApp } from '../../test/support/app.js';

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));

/** Where pictures are taken: of the real page over a fresh demo, at one width. */
export interface Studio {
  readonly browser: Browser;
  readonly app: TestApp;
  readonly width: number;
  /** What stands behind a picture's name, by which the widths are told apart. */
  readonly suffix: string;
}

/** So tall that a whole card is seen. */
const HEIGHT = 2_000;
/** A little more than what carries something out is held for (public/guard.js), in milliseconds. */
const GRAVE = 1_600;
/** A picture shows no more of a long card, in the page's pixels. */
const MOST = 800;

/** The page of somebody who has signed in, in the language of the browser. */
export async function enter(
  { browser, app, width }: Studio,
  operator: string,
  login: string,
  locale: string,
): Promise<DeskPage> {
  const desk = await DeskPage.open(browser, app, operator, { width, height: HEIGHT, locale });
  await desk.signIn(login);
  return desk;
}

/** Without a focus or a mouse on it; what carries something out takes a press by then, and looks like it. */
export async function atRest(desk: DeskPage): Promise<void> {
  await desk.page.waitForTimeout(GRAVE);
  await desk.page.evaluate('document.activeElement.blur()');
  await desk.page.mouse.move(0, 0);
}

/** The last card as somebody sees it, or another part of the page. */
export async function takePiece(
  { suffix }: Studio,
  desk: DeskPage,
  name: string,
  part: Locator = desk.lastCard,
): Promise<void> {
  await atRest(desk);
  const place = await part.boundingBox();
  if (place === null) throw new Error(`there is nothing to take a picture of: ${name}`);
  const clip = { ...place, height: Math.min(place.height, MOST) };
  await desk.page.screenshot({ path: `${folder}/${name}${suffix}.png`, clip });
  await desk.close();
}
