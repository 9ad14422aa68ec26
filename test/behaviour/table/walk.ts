import { CellTalk, type Sent } from './cellTalk.js';
import type { Correction, Driver, Press, Script } from './driver.js';
import { ownAccount } from './ownThings.js';
import type { Rig } from './rig.js';
import type { Channel } from './situations.js';

/** Where a walk can go to. */
type Place = 'first' | 'middle' | 'review';

/** Somebody who carries out a guide on a channel, and to whom the situation happens. */
export class Walk extends CellTalk {
  /** How many of the script's steps are done. */
  private done = 0;

  private constructor(
    of: CellTalk,
    readonly script: Script,
  ) {
    super(of.rig, of.driver, of.channel, of.account);
  }

  /** Signs somebody in who has an account, a company and things of their own. */
  static async begin(rig: Rig, driver: Driver, channel: Channel): Promise<Walk> {
    const { account, script } = await rig.app.store.transaction(async (tables) => {
      const own = await ownAccount(tables, driver.operator, driver.login);
      return { account: own.id, script: await driver.settle(tables, own) };
    });
    const walk = new Walk(new CellTalk(rig, driver, channel, account), script);
    await walk.signIn();
    return walk;
  }

  /** What the next step of the script would send. */
  async next(): Promise<Sent | string> {
    const step = this.step();
    return typeof step === 'string' ? step : this.direct.valueOf(...step);
  }

  private step(): Press | string {
    const step = this.script[this.channel][this.done];
    if (step === undefined) throw new Error('the guide is at its end');
    return step;
  }

  /** One step further in the script. */
  async go(): Promise<string> {
    const what = await this.next();
    this.done += 1;
    return this.deliver(what);
  }

  /** The script's steps until this place; fails where its question is not asked then. */
  async to(place: Place): Promise<void> {
    const there = this.script[place].done[this.channel];
    if (this.done >= there) return;
    while (this.done < there) await this.go();
    this.expectAsked(place);
  }

  /** Until one step before this place. */
  async before(place: Place): Promise<void> {
    while (this.done < this.script[place].done[this.channel] - 1) await this.go();
  }

  /** The rest of the script. Gives the receipt; fails where there is none. */
  async finish(): Promise<string> {
    while (this.done < this.script[this.channel].length) await this.go();
    this.expectRead(this.script.receipt);
    return this.read;
  }

  /** Until only the last step is left: what carries it out. */
  async toLast(): Promise<void> {
    while (this.done < this.script[this.channel].length - 1) await this.go();
  }

  /** The next step and something else, sent at once. Gives what was answered to each. */
  async together(other?: string): Promise<[string, string]> {
    const what = await this.next();
    this.done += 1;
    return Promise.all([this.deliver(what), other === undefined ? this.deliver(what) : this.say(other)]);
  }

  /** What has to be done again, after a start from the beginning. */
  rewind(place: Place | 'menu'): void {
    this.done = place === 'menu' ? 0 : this.script[place].done[this.channel];
  }

  /** Presses a line of the review, and answers until the review is there again. */
  async correct({ field, card, text, asks, reads }: Correction): Promise<void> {
    const label = this.word(`${this.driver.procedure}:fields.${field}.label`);
    const at = this.onCards ? await this.direct.valueOf(this.word('common:back')) : undefined;
    await (at === undefined ? this.say(label) : this.send({ act: 'change', field, card: at.card }));
    this.expectRead(asks);
    if (this.onCards) for (const [button, filled] of card) await this.press(button, filled);
    else for (const line of text) await this.say(line);
    this.expectRead(reads);
    this.expectAsked('review');
  }

  /** Fails where this place's question is not what was read last. */
  expectAsked(place: Place): void {
    this.expectRead(this.asks(place));
  }

  /** What stands in this place's question. */
  asks(place: Place): string {
    return this.script[place].asks[this.channel];
  }

  /** How often it has been carried out, by what that leaves behind. */
  effects(): Promise<number> {
    return this.app.store.read((tables) => this.script.effects(tables));
  }
}
