import { DialogsState } from '../../../src/dialogs/conversation/state.js';
import type { Language } from '../../../src/domain/terms/language.js';
import type { FixedKey, ProcedureKey, WordValues } from '../../../src/speech/words.js';
import type { TestApp } from '../../support/app.js';
import { directTalk, type SignedIn, sayIn } from '../../support/directTalk.js';
import { type Action, plainBlanks } from '../../support/seen.js';
import type { Filled } from '../../support/talk.js';
import type { Driver } from './driver.js';
import type { Rig } from './rig.js';
import type { Channel } from './situations.js';

/** What a button of a card sends, with what is filled in. */
export type Sent = Record<string, unknown>;

/** One cell's conversation on its channel, whatever program runs at the moment. */
export class CellTalk {
  /** What there was to read last. */
  read = '';
  private signedIn: SignedIn = { token: '', conversationId: '' };

  constructor(
    readonly rig: Rig,
    readonly driver: Driver,
    readonly channel: Channel,
    readonly account: string,
  ) {}

  /** Another conversation of the same person. */
  async signIn(): Promise<void> {
    const { operator, password } = this.driver;
    this.signedIn =
      this.channel === 'card'
        ? await this.app.signIn(operator, this.account, password)
        : { token: '', conversationId: await this.app.turns.open({ account: this.account, operator }, 'text') };
  }

  get app(): TestApp {
    return this.rig.app;
  }

  /** For what only cards have. */
  get onCards(): boolean {
    return this.channel === 'card';
  }

  get conversation(): string {
    return this.signedIn.conversationId;
  }

  protected get direct() {
    return directTalk(this.app, this.signedIn);
  }

  async say(text: string): Promise<string> {
    const said = this.onCards ? (await this.direct.say(text)).text : await sayIn(this.app, this.conversation, text);
    this.read = said;
    return said;
  }

  async press(title: string, filled?: Filled): Promise<string> {
    return this.send(await this.direct.valueOf(title, filled));
  }

  /** Sends a button's data as it is. */
  async send(value: Sent): Promise<string> {
    this.read = (await this.direct.post({ value })).text;
    return this.read;
  }

  /** Sends what `next` gave, on whatever channel. */
  deliver(what: Sent | string): Promise<string> {
    return typeof what === 'string' ? this.say(what) : this.send(what);
  }

  /** Presses the button on cards; in plain text says the line. */
  choose(button: FixedKey, line: string): Promise<string> {
    return this.onCards ? this.press(this.word(button)) : this.say(line);
  }

  /** Starts a procedure from the menu, and says these lines. Gives the last answer. */
  async start(procedure: string, lines: readonly string[] = []): Promise<string> {
    await this.say('menu');
    let answer = await this.say(this.word(`${procedure}:title`));
    for (const line of lines) answer = await this.say(line);
    return answer;
  }

  /** Fails where this is not in what was read last. */
  expectRead(wanted: string): void {
    if (!this.read.includes(wanted)) throw new Error(`expected "${wanted}" in:\n${this.read}`);
  }

  /** A word in the conversation's language, or in another one, as it is seen. */
  word(key: FixedKey | ProcedureKey, values?: WordValues, language: Language = this.driver.language): string {
    return plainBlanks(this.app.words(language, this.driver.operator).say(key, values));
  }

  /** A word of the procedure, by the action where it depends on that. */
  own(key: 'title' | 'confirm' | 'done', language?: Language): string {
    const { procedure, action } = this.driver;
    return this.word(`${procedure}:${key}`, action === undefined ? {} : { context: action }, language);
  }

  async state(): Promise<DialogsState> {
    return DialogsState.parse((await this.app.store.conversations.load(this.conversation))?.state);
  }

  /** How many answers the procedure that is open has. */
  async answers(): Promise<number> {
    const { runs, open } = await this.state();
    return Object.values(runs[open[0] ?? '']?.answers ?? {}).filter((answer) => answer !== null).length;
  }

  /** How many cards wait for an answer: those with a "next" or a "confirm". */
  async liveCards(): Promise<number> {
    const live = ({ data }: Action) => ['answer', 'confirm'].includes(String(data?.act));
    return (await this.direct.cards()).filter(({ actions }) => actions.some(live)).length;
  }
}
