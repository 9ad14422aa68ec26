import type { Page, Response } from 'playwright-core';
import { z } from 'zod';
import type { DeskPage } from '../../browser/deskPage.js';
import type { TestApp } from '../app.js';
import { Seen, textOf } from '../seen.js';
import type { Filled } from '../talk.js';
import { buttonCalled, fillIn, type OnCard } from './card.js';
import { Keys } from './keys.js';

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
    const found = (await this.isBegun(title)) ? undefined : await buttonCalled(this.page, title);
    if (found === undefined) await this.begin(title);
    else {
      if (await found.card.evaluate(isMenu)) this.from(title);
      if (Object.keys(filled).length > 0) await this.enter(found.card);
      await fillIn(this.keys, found.card, filled);
      await this.pressOn(found, title);
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

  /** Enter in a field presses the button that it belongs to; any other is gone to. */
  private async pressOn({ card, button }: OnCard, title: string): Promise<void> {
    this.keys.wouldPress();
    await this.enabled(button);
    // What was filled in may have moved the others.
    const goal = (await buttonCalled(this.page, title))?.button ?? button;
    if (!(await goal.evaluate(isOfEnter))) {
      await this.enter(card);
      await this.keys.goTo(goal);
    }
    await this.keys.press('Enter');
  }

  /** What carries something out takes no press before it could be read. */
  private async enabled(button: OnCard['button']): Promise<void> {
    await button.and(this.page.locator(':not([aria-disabled="true"])')).waitFor();
  }

  /** Comes to the card from wherever the focus is: out of another message, else back to the conversation; then up to the card. */
  private async enter(card: OnCard['card']): Promise<void> {
    const conversation = this.page.locator('.webchat__basic-transcript');
    const isElsewhere = (await this.page.locator('.webchat__basic-transcript__activity :focus').count()) > 0;
    for (let up = 0; up < 20 && !(await card.evaluate(isInside)); up++) {
      if (up > 0 || isElsewhere) await this.keys.press('Escape');
      else await this.keys.backTo(conversation);
      if (!(await this.keys.isOn(conversation))) throw new Error('Escape does not lead out of a message');
      if (up > 0 || isElsewhere) await this.keys.press('ArrowUp');
      await this.keys.press('Enter');
    }
  }

  /** Whether this is begun anew: the panel has it, and no question is open. */
  private async isBegun(title: string): Promise<boolean> {
    const asks = ['answer', 'confirm'].map((act) => `.card:not([data-spent])[data-acts~="${act}"]:visible`).join(', ');
    const lines = (await this.panel()).split('\n');
    return lines.includes(title) && (await this.page.locator(asks).count()) === 0;
  }

  /** What stands in the panel. */
  async panel(): Promise<string> {
    return (await this.page.locator('#lists li button').allTextContents()).join('\n');
  }

  /** Something is begun here: it is counted from now on. */
  private from(title: string): void {
    this.keys.begin();
    this.begun = title;
  }

  /** Begins a procedure: by the search of the panel; where there is none, by the group of the menu's card that has it. */
  private async begin(title: string): Promise<void> {
    this.from(title);
    if ((await this.page.locator('#find').count()) > 0) return this.bySearch(title);
    const card = this.desk.lastCard;
    for (const group of await card.locator('.ac-pushButton[aria-controls]').all()) {
      const of = this.page.locator(`[id="${await group.getAttribute('aria-controls')}"]`);
      if ((await of.locator(`[aria-label="${title}"]`).count()) === 0) continue;
      await this.pressOn({ card, button: group }, (await group.textContent()) ?? '');
      const line = await buttonCalled(this.page, title);
      if (line !== undefined) return this.pressOn(line, title);
    }
    throw new Error(`neither a card nor a menu has ${title}`);
  }

  private async bySearch(title: string): Promise<void> {
    this.keys.wouldPress();
    await this.keys.press((await this.page.evaluate(IS_WRITING)) === true ? 'Control+k' : '/');
    const first = this.page.locator('#lists li button').first();
    for (const letter of title) {
      await this.keys.type(letter);
      if ((await first.textContent())?.trim() === title) return this.keys.press('Enter');
    }
    throw new Error(`the search does not find ${title}`);
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

/** Whether Enter, where the focus is, presses this button (public/focus.js). Runs in the page. */
function isOfEnter(button: Element): boolean {
  const here = button.ownerDocument.activeElement;
  if (here === button) return true;
  if (here === null || !here.matches('.card input')) return false;
  const own = here.parentElement?.querySelector('.ac-inlineActionButton');
  return (own ?? here.closest('.card')?.querySelector('.ac-pushButton.primary')) === button;
}

/** Whether a card is one to begin something from. Runs in the page. */
const isMenu = (card: Element): boolean => card.closest('[data-menu="true"]') !== null;

/** Whether the focus is in the same message as a card: Web Chat keeps the Tab key in it. Runs in the page. */
const isInside = (card: Element): boolean =>
  card.closest('.webchat__basic-transcript__activity')?.contains(card.ownerDocument.activeElement) ?? false;

/** Whether a key is a letter where the focus is. */
const IS_WRITING = `document.activeElement.matches('.card :is(input, select, textarea)') ||
  document.activeElement.matches('input, textarea') && document.activeElement.value !== ''`;
