import type { Locator, Page } from 'playwright-core';

/** What it took: keys with the keyboard alone, and presses and keys for somebody with a mouse. */
export interface Taken {
  readonly keys: number;
  /** Presses of the mouse: buttons, choices (a list is opened, then chosen from), fields that have no focus by themselves. */
  readonly presses: number;
  /** What is typed by them besides: the letters of the answers. */
  readonly typed: number;
}

/** More of them lead nowhere. */
const MOST_TABS = 150;

/** A pair of hands that has no mouse. Each key is counted; so is what a mouse would have pressed in its place. */
export class Keys {
  private keys = 0;
  private presses = 0;
  private typed = 0;

  constructor(readonly page: Page) {}

  get taken(): Taken {
    return { keys: this.keys, presses: this.presses, typed: this.typed };
  }

  /** Counts from here on. */
  begin(): void {
    this.keys = this.presses = this.typed = 0;
  }

  async press(key: string, times = 1): Promise<void> {
    // A key that is held for another one is one more.
    this.keys += times * key.split('+').length;
    for (let time = 0; time < times; time++) await this.page.keyboard.press(key);
  }

  /** Types it; what is long, or has several lines, is pasted. */
  async type(text: string): Promise<void> {
    const isPasted = text.length > 60 || text.includes('\n');
    const count = isPasted ? 2 : text.length;
    this.keys += count;
    this.typed += count;
    if (isPasted) await this.page.keyboard.insertText(text);
    else await this.page.keyboard.type(text);
  }

  /** A mouse would have pressed so often. */
  wouldPress(times = 1): void {
    this.presses += times;
  }

  /** Goes there with the Tab key, whichever way it lies. */
  async goTo(target: Locator): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      const where = await target.evaluate(wayTo);
      if (where === 'here') return;
      await this.press(where === 'back' ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`the keyboard does not reach ${String(target)}`);
  }

  /** Goes back there with Shift and Tab. */
  async backTo(target: Locator): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS && !(await this.isOn(target)); tabs++) await this.press('Shift+Tab');
  }

  /** Whether the focus is there. */
  async isOn(target: Locator): Promise<boolean> {
    return (await target.evaluate(wayTo)) === 'here';
  }
}

/** Where an element is, for whoever has the focus. Runs in the page. */
function wayTo(target: Element): 'here' | 'back' | 'on' {
  const here = target.ownerDocument.activeElement;
  if (here === target) return 'here';
  const isBefore = ((here?.compareDocumentPosition(target) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING) > 0;
  return isBefore ? 'back' : 'on';
}
