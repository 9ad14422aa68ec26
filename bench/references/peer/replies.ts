import type { Activity, TurnContext } from 'botbuilder';

const key = Symbol('replies');

/** What the bot says in a turn: it waits until what the turn leaves is durable. */
export class Replies {
  #instead: Partial<Activity> | undefined;
  readonly #said: Partial<Activity>[] = [];

  /** Those of this turn. */
  static of({ turnState }: TurnContext): Replies {
    const replies = turnState.get<Replies | undefined>(key) ?? new Replies();
    turnState.set(key, replies);
    return replies;
  }

  /** Takes the place of the card whose button was pressed; said anew where the channel does not tell which card that was. */
  replace(message: Partial<Activity>): void {
    this.#instead = message;
  }

  say(message: Partial<Activity>): void {
    this.#said.push(message);
  }

  async send(context: TurnContext): Promise<void> {
    const { replyToId } = context.activity;
    const instead = this.#instead;
    if (instead !== undefined && replyToId !== undefined) await context.updateActivity({ ...instead, id: replyToId });
    else if (instead !== undefined) this.#said.unshift(instead);
    if (this.#said.length > 0) await context.sendActivities(this.#said);
  }
}
