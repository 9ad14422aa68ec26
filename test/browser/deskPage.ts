import type { Browser, Locator, Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';

/** What somebody fills in, by the field's label: text, or a choice's title. */
export type Filled = Readonly<Record<string, string>>;
/** What stands on the button that is pressed, what was filled in before, and what is read on the card that follows. */
export type Step = readonly [press: string, filled: Filled, seen: string];

/** How somebody looks at the page. */
export interface Looks {
  readonly width: number;
  readonly height: number;
  readonly locale: string;
  /** Device pixels for one of the page's. */
  readonly scale?: number;
}

/** How long something is waited for, in milliseconds. */
const WAITS = 15_000;
/** A little more than a double press of public/guard.js, in milliseconds. */
const PATIENCE = 600;

/** Web Chat says so of a button that shows or hides something, which the renderer has done by then. */
const OF_UNFOLDING = new Set(['Web Chat: received unknown action from Adaptive Cards', 'hB']);

/** The page as somebody has it before them: fields are found by their labels, buttons by what stands on them. */
export class DeskPage {
  /** What the browser complained of: console errors, violations of the page's policy, exceptions. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly app: TestApp,
    private readonly operator: string,
  ) {
    page.setDefaultTimeout(WAITS);
    page.on('console', (message) => {
      if (message.type() === 'error' && !OF_UNFOLDING.has(message.text())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /** A browser of somebody who was never here, at an operator's address. */
  static async open(browser: Browser, app: TestApp, operator: string, looks: Looks): Promise<DeskPage> {
    const { width, height, locale, scale = 1 } = looks;
    const context = await browser.newContext({ viewport: { width, height }, locale, deviceScaleFactor: scale });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const desk = new DeskPage(await context.newPage(), app, operator);
    await desk.page.addInitScript(
      `addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
        console.error('policy', violatedDirective, blockedURI))`,
    );
    await desk.page.goto(`${app.url}/${operator}`);
    return desk;
  }

  /** Signs in with the form, as one of the demo's accounts, and waits for the first card. */
  async signIn(login: string): Promise<void> {
    const account = this.app.demoData.get(this.operator)?.accounts.find((one) => one.login === login);
    await this.page.locator('#login').fill(login);
    await this.page.locator('#password').fill(account?.password ?? '');
    await this.page.keyboard.press('Enter');
    await this.lastCard.waitFor();
  }

  get lastCard(): Locator {
    return this.page.locator('.ac-adaptiveCard').last();
  }

  /** Waits until this can be read on the last card. */
  async see(text: string): Promise<void> {
    await this.lastCard.getByText(text).first().waitFor();
  }

  /** The same on any card, or on the line that it is folded to: what is read aloud says it a second time. */
  async seeOnCards(text: string): Promise<void> {
    await this.page.locator('.card').getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** All there is to read in the conversation. Blanks that do not break look like any other. */
  async read(): Promise<string> {
    const text = await this.page.locator('#webchat').textContent();
    return (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
  }

  /** Web Chat keeps inert copies of old inputs: only those that are seen count. A label may have a star and a mistake. */
  field(label: string): Locator {
    const escaped = label.replaceAll(/[()]/g, '\\$&');
    const labelled = this.page.getByLabel(new RegExp(`^${escaped}(\\s*\\*.*)?$`, 's'));
    return this.lastCard.locator('.ac-input:visible').and(labelled);
  }

  async fill(filled: Filled): Promise<void> {
    for (const [label, value] of Object.entries(filled)) {
      const field = this.field(label);
      await field.waitFor();
      const isList = (await field.and(this.page.locator('select')).count()) > 0;
      if (isList) await field.selectOption({ label: value });
      else await field.fill(value);
    }
  }

  /** Says it in the line below the conversation. */
  async say(text: string): Promise<void> {
    const line = this.page.locator('[data-testid="send box text area"], .webchat__send-box-text-box__input').first();
    await line.fill(text);
    await line.press('Enter');
  }

  /** Sends a file with the paper clip. */
  async sendFile(name: string, text: string): Promise<void> {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
    await this.page.locator('input[type="file"]').setInputFiles(file);
  }

  /** Ticks choices of the last card by what stands beside the boxes. */
  async mark(...titles: readonly RegExp[]): Promise<void> {
    for (const title of titles) await this.lastCard.getByLabel(title).check();
  }

  button(title: string | RegExp): Locator {
    return this.lastCard.getByRole('button', { name: title, exact: true });
  }

  /** The same, once it takes a press: what carries something out can be read for a moment first. */
  ready(title: string | RegExp): Locator {
    return this.button(title).and(this.page.locator(':not([aria-disabled="true"])'));
  }

  /** As long as somebody reads what has come: before that, a press where another button was pressed takes nothing. */
  async looks(): Promise<void> {
    await this.page.waitForTimeout(PATIENCE);
  }

  /**
   * Presses a button of the last card, on a folded menu first the group that has it; what no card has, such as a procedure
   * below a receipt, in the panel.
   */
  async press(title: string | RegExp, filled: Filled = {}): Promise<void> {
    await this.fill(filled);
    if (!(await this.isOnCard(title))) return this.choose(title);
    await this.unfold(title);
    await this.take(this.ready(title));
  }

  /** A line of the panel. */
  line(title: string | RegExp): Locator {
    return this.page.locator('#panel').getByRole('button', { name: title, exact: true, includeHidden: true }).last();
  }

  /** Presses a line of the panel; where that is a drawer, it is opened first. */
  async choose(title: string | RegExp): Promise<void> {
    const drawer = this.page.locator('#drawer');
    if (await drawer.isVisible()) await drawer.click();
    await this.line(title).click();
  }

  /** Where another one was pressed a moment before, the page takes no press and says so: it is read, then pressed again. */
  private async take(button: Locator): Promise<void> {
    await this.page.evaluate(`document.getElementById('told').textContent = ''`);
    await button.click();
    const tooSoon = await this.page.evaluate(
      `document.getElementById('told').textContent === document.getElementById('webchat').dataset.tooSoon`,
    );
    if (tooSoon !== true) return;
    await this.looks();
    await button.click();
  }

  /** Waits until the last card or the panel has it. */
  private async isOnCard(title: string | RegExp): Promise<boolean> {
    const onCard = this.lastCard.locator('.ac-pushButton', { hasText: title });
    await onCard.or(this.button(title)).or(this.line(title)).first().waitFor({ state: 'attached' });
    if (await this.isBeside()) return false;
    return (await onCard.or(this.button(title)).count()) > 0;
  }

  /** Whether the last card is a menu that shows no lines, because the panel beside it has them. */
  private async isBeside(): Promise<boolean> {
    const whole = this.page.locator('.card').last().and(this.page.locator('[data-whole="true"]'));
    return (await whole.count()) > 0 && !(await whole.locator('.ac-pushButton').first().isVisible());
  }

  /** Opens the groups of a folded menu until the button is seen that one of them has. */
  private async unfold(title: string | RegExp): Promise<void> {
    const folded = this.lastCard.locator('.ac-pushButton', { hasText: title });
    const isHidden = async () => (await this.button(title).count()) === 0 && (await folded.count()) > 0;
    for (const group of await this.lastCard.locator('.ac-pushButton[aria-controls]').all()) {
      if (!(await isHidden())) return;
      await this.take(group);
    }
  }

  /** Waits until this is so on the page. A wait inside the page would evaluate a text there, which its policy forbids. */
  async until(expression: string): Promise<void> {
    const deadline = Date.now() + WAITS;
    while ((await this.page.evaluate(expression)) !== true) {
      if (Date.now() > deadline) throw new Error(`it did not come to this: ${expression}`);
      await this.page.waitForTimeout(50);
    }
  }

  async walk(steps: readonly Step[]): Promise<void> {
    for (const [title, filled, seen] of steps) {
      await this.press(title, filled);
      await this.see(seen);
    }
  }

  /** Presses Tab until the focus is there, as somebody without a mouse does. */
  async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      if ((await target.and(this.page.locator(':focus')).count()) > 0) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${String(target)}`);
  }

  /** Web Chat's own way to the last message, without a mouse: back to the conversation, then into it. */
  async enterLast(): Promise<void> {
    const transcript = this.page.locator('.webchat__basic-transcript:focus');
    for (let presses = 0; presses < 5 && (await transcript.count()) === 0; presses++)
      await this.page.keyboard.press('Shift+Tab');
    await this.page.keyboard.press('Enter');
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
