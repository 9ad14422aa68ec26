import type { Browser } from 'playwright-core';
import { DeskPage } from '../../browser/deskPage.js';
import { missing, type Transcript } from '../../guides/transcript.js';
import type { TestApp } from '../app.js';
import { cardTalk, type Filled } from '../talk.js';
import type { Taken } from './keys.js';
import { KeyboardWalk } from './walk.js';

/** A guide that was carried out by the keyboard: what it took to the receipt, and why it did not come to it, where it did not. */
export interface Walked {
  readonly taken: Taken;
  readonly stopped?: string;
}

const looks = { width: 1280, height: 860 };

/** Carries a transcript out on the page by the keyboard alone, up to its first receipt, or to the end of one that has none. */
export async function walked(browser: Browser, app: TestApp, transcript: Transcript): Promise<Walked> {
  const { operator, procedure, login, before } = transcript;
  if (before !== undefined) await prepared(app, operator, before);
  const account = await app.accountId(operator, login);
  const kept = await app.store.read(({ accounts }) => accounts.get(account));
  const locale = kept?.language ?? app.operators.get(operator)?.profile.languages[0] ?? 'en';
  const desk = await DeskPage.open(browser, app, operator, { ...looks, locale });
  const { say } = app.words(locale, operator);
  const own = { title: say(`${procedure}:title`), menu: say('common:menu.title') };
  try {
    return await walkedOn(await KeyboardWalk.signedIn(app, desk, login), app, transcript, own);
  } finally {
    await desk.close();
  }
}

/** How the procedure is called, and the menu. */
interface Own {
  readonly title: string;
  readonly menu: string;
}

async function walkedOn(walk: KeyboardWalk, app: TestApp, { cards }: Transcript, own: Own): Promise<Walked> {
  for (const [title, filled, expected] of cards) {
    const { read, stopped } = await stepOf(walk, [title, filled]);
    await app.outbox.idle();
    // What a menu would say after an answer stands in the panel, and is not said again.
    const said = `${read}\n${own.menu}\n${await walk.panel()}`;
    const amiss = stopped ?? (read === undefined ? undefined : missing(said, expected)[0]);
    if (amiss !== undefined) return { taken: walk.keys.taken, stopped: `${title}: ${amiss}` };
    if (walk.begun === own.title && /^✓/m.test(read ?? '')) break;
  }
  return { taken: walk.keys.taken };
}

/** What is read in answer to a step, or why it cannot be done. */
async function stepOf(walk: KeyboardWalk, step: readonly [title: string, filled: Filled]) {
  try {
    return { read: await walk.take(step) };
  } catch (error) {
    return { stopped: error instanceof Error ? error.message : String(error) };
  }
}

/** What somebody else does first. */
async function prepared(app: TestApp, operator: string, { login, cards }: Pick<Transcript, 'login' | 'cards'>) {
  const talk = await cardTalk(app, operator, login);
  for (const [button, filled] of cards) {
    await talk.press(button, filled);
    await app.outbox.idle();
  }
  talk.close();
}
