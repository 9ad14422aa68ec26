import type { Page, Response } from 'playwright-core';
import { z } from 'zod';
import type { DeskPage } from '../../browser/deskPage.js';
import type { TestApp } from '../app.js';
import { Seen, textOf } from '../seen.js';
import type { Filled } from '../talk.js';
import { begin, isBegun, panelOf } from './beginning.js';
import { buttonCalled, fillIn } from './card.js';
import { Keys } from './keys.js';
import { enter, pressOn } from './pressing.js';

const Posted = z.object({ id: z.string() });
const Conversation = z.object({ conversationId: z.string() });

/** How often the page is looked at until it has come to rest, and between two looks, in milliseconds. */
const LOOKS = 200;
const BETWEEN = 50;

/** Somebody who carries guides out on our page by the keyboard alone. */
export class KeyboardWalk {
  readonly keys: Keys;

  private constructor(
    private readonly app: TestApp,
    private readonly desk: DeskPage,
    private readonly conversation: string,
  ) {
    this.keys = new Keys(desk.page);
  }

  private get page(): Page {
    return this.desk.page;
  }

  /** Signs in and waits for all that stands around the conversation. */
  static async signedIn(app: TestApp, desk: DeskPage, login: string): Promise<KeyboardWalk> {
    const given = desk.page.waitForResponse((one) => one.url().endsWith('/token') && one.ok());
    await desk.signIn(login);
    const { conversationId } = Conversation.parse(await (await given).json());
    const lists = desk.page.locator('#lists');
    if ((await lists.count()) > 0) await lists.locator('section').first().waitFor({ state: 'attached' });
    const walk = new KeyboardWalk(app, desk, conversationId);
    await walk.atRest('');
    return walk;
  }

  /** What was begun last. */
  begun = '';

  /** Fills in, presses, and gives what there is to read in answer to it: undefined where the page itself refuses it. */
  async take([title, filled]: readonly [title: string, filled: Filled]): Promise<string | undefined> {
    const before = await this.read();
    const answered = this.page.waitForResponse(isPost);
    // A step that fails before its press ends the wait as well.
    answered.catch(() => undefined);
    const found = (await isBegun(this.page, title)) ? undefined : await buttonCalled(this.page, title);
    if (found === undefined) {
      this.from(title);
      await begin(this.keys, this.desk, title);
    } else {
      if (await found.card.evaluate(isMenu)) this.from(title);
      if (Object.keys(filled).length > 0) await enter(this.keys, found.card);
      await fillIn(this.keys, found.card, filled);
      await pressOn(this.keys, found, title);
    }
    const answer = await Promise.race([answered, this.byThePage()]);
    if (answer === undefined) return undefined;
    await this.atRest(before);
    return this.answerTo(Posted.parse(await answer.json()).id);
  }

  /** What the page does by itself: it says what an answer lacks, or that something was copied. */
  private async byThePage(): Promise<undefined> {
    await this.page.locator('.ac-input-validation-failed, #told').filter({ visible: true }).first().waitFor();
  }

  /** What stands in the panel. */
  panel(): Promise<string> {
    return panelOf(this.page);
  }

  /** Something is begun here: it is counted from now on. */
  private from(title: string): void {
    this.keys.begin();
    this.begun = title;
  }

  /** What was said in answer to a message. */
  private async answerTo(id: string): Promise<string> {
    const kept = await this.app.store.conversations.load(this.conversation);
    const answers = kept?.seen.find((one) => one.id === id)?.answers ?? [];
    const said = kept?.log.filter(({ activity }) => answers.includes(activity.id)) ?? [];
    return textOf(new Seen().hear(said.map(({ activity }) => activity)));
  }

  private async read(): Promise<string> {
    return (await this.page.locator('#webchat').innerHTML()).replaceAll(/ aria-[a-z]+="[^"]*"/g, '');
  }

  /** Waits until the page shows something else than before and changes no more. */
  private async atRest(before: string): Promise<void> {
    let last = before;
    for (let looks = 0; looks < LOOKS; looks++) {
      const now = await this.read();
      if (now === last && now !== before) return;
      last = now;
      await this.page.waitForTimeout(BETWEEN);
    }
    throw new Error('the page does not come to rest');
  }
}

const isPost = (one: Response): boolean => one.url().endsWith('/activities') && one.request().method() === 'POST';

/** Whether a card is one to begin something from. Runs in the page. */
const isMenu = (card: Element): boolean => card.closest('[data-menu="true"]') !== null;
