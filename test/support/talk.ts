import type { Activity } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import type { TestApp } from './app.js';
import { directLineClient } from './directLineClient.js';
import { type Action, type Input, plainBlanks, Seen, type SeenCard, sentOf, textOf } from './seen.js';

/** One text that is typed, or one choice by its title: the whole, or what only one title has in it. */
type Given = string | RegExp;
/** What somebody fills in, by the field's label. Where several choices can be marked, all that are. */
export type Filled = Readonly<Record<string, Given | readonly Given[]>>;

/** A conversation as somebody has it. Every answer is what there is to read after what was done. */
export interface Talk {
  readonly conversation: string;
  say(text: string): Promise<string>;
  close(): void;
}

export interface CardTalk extends Talk {
  /** Fills in the last card that has this button and presses it. `as`: sends it on from this card. */
  press(title: string, filled?: Filled): Promise<string>;
  /** Sends a button's data as it is: what a stale or forged card would send. */
  send(value: Record<string, unknown>): Promise<string>;
  /** What pressing this button would send. */
  valueOf(title: string, filled?: Filled): Record<string, unknown>;
  cards(): SeenCard[];
}

/** The same on our own page, which sends along what stands in the card of the open question. */
export interface PageTalk extends CardTalk {
  /** Says a text while this stands in the card of the open question. */
  sayOver(text: string, filled: Filled): Promise<string>;
  /** The same with a button that takes no inputs along. */
  pressOver(title: string, filled: Filled): Promise<string>;
}

/** A conversation in plain text, without cards. */
export async function textTalk(app: TestApp, operator: string, login: string): Promise<Talk & { greeting: string }> {
  const account = await app.accountId(operator, login);
  const conversation = await app.turns.open({ account, operator }, 'text');
  const seen = new Seen();
  const opened = await app.store.conversations.load(conversation);
  const greeting = textOf(seen.hear(opened?.log.map(({ activity }) => activity) ?? []));
  let heard: unknown[] = [];
  const close = app.turns.listen(conversation, (said) => heard.push(...said.map(({ activity }) => activity)));
  return {
    conversation,
    greeting,
    close,
    say: async (text) => {
      heard = [];
      await app.turns.receive(conversation, { type: 'message', text });
      return textOf(seen.hear(heard));
    },
  };
}

/** A conversation on cards over the real Direct Line endpoint, with the client that Web Chat uses. */
export async function cardTalk(
  app: TestApp,
  operator: string,
  login: string,
): Promise<PageTalk & { greeting: string }> {
  const { token, conversationId } = await app.signIn(operator, login);
  const client = directLineClient(app.url, { token, conversationId, watermark: '0', webSocket: true });
  const seen = new Seen();
  const inbox = new Inbox();
  const subscription = client.activity$.subscribe((activity) => inbox.put(activity));
  const close = () => {
    subscription.unsubscribe();
    client.end();
  };
  app.onStop(close);
  const greeting = textOf(seen.hear([await inbox.next()]));
  let number = 0;
  const post = async (activity: { text?: string; value?: Record<string, unknown> }, unsent?: object) => {
    number += 1;
    const clientActivityID = `${conversationId}-${number}`;
    const from = { id: 'whoever' };
    const channelData = { clientActivityID, ...(unsent && { unsent }) };
    const id = await new Promise<string>((sent, failed) => {
      client.postActivity({ type: 'message', from, channelData, text: '', ...activity }).subscribe(sent, failed);
    });
    // What the client says of a message that was not taken.
    if (id === 'retry') throw new Error(`the message was refused: ${JSON.stringify(activity)}`);
    const turn = (await app.store.conversations.load(conversationId))?.seen.find((seen) => seen.id === id);
    return textOf(seen.hear(await inbox.all(turn?.answers ?? [])));
  };
  return {
    conversation: conversationId,
    greeting,
    cards: () => seen.cards(),
    say: (text) => post({ text }),
    sayOver: (text, filled) => post({ text }, unsentOn(seen.cards(), filled)),
    pressOver: (title, filled) => post({ value: buttonValue(seen.cards(), title) }, unsentOn(seen.cards(), filled)),
    send: (value) => post({ value }),
    valueOf: (title, filled) => buttonValue(seen.cards(), title, filled),
    press: (title, filled) => post({ value: buttonValue(seen.cards(), title, filled) }),
    close,
  };
}

/** What arrives on the stream. */
class Inbox {
  private readonly arrived: Activity[] = [];
  private readonly waiting = new Set<() => void>();

  put(activity: Activity): void {
    this.arrived.push(activity);
    for (const look of this.waiting) look();
  }

  async next(): Promise<Activity> {
    const [first] = await this.until(() => (this.arrived.length > 0 ? this.arrived.splice(0, 1) : undefined));
    if (first === undefined) throw new Error('nothing arrived');
    return first;
  }

  /** What arrived since the last time, when all of these are there. */
  async all(ids: readonly string[]): Promise<Activity[]> {
    await this.until(() => {
      const here = new Set(this.arrived.map(({ id }) => id));
      return ids.every((id) => here.has(id)) ? ids : undefined;
    });
    return this.arrived.splice(0);
  }

  private until<T>(look: () => T | undefined): Promise<T> {
    return new Promise((found, late) => {
      const timer = setTimeout(() => end(() => late(new Error('no answer came within 10 seconds'))), 10_000);
      const end = (then: () => void) => {
        clearTimeout(timer);
        this.waiting.delete(attempt);
        then();
      };
      const attempt = () => {
        const value = look();
        if (value !== undefined) end(() => found(value));
      };
      this.waiting.add(attempt);
      attempt();
    });
  }
}

/** What a button sends: its own data, and the card's inputs unless it leaves them out. */
export function buttonValue(cards: readonly SeenCard[], title: string, filled: Filled = {}): Record<string, unknown> {
  const card = cards.findLast(({ actions }) => actions.some((action) => isCalled(action, title)));
  const action = card?.actions.find((one) => isCalled(one, title));
  if (card === undefined || action === undefined) throw new Error(`no card has a button "${title}"`);
  const unknown = Object.keys(filled).find((wanted) => !card.inputs.some(({ label }) => isLabel(label, wanted)));
  if (unknown !== undefined) throw new Error(`the card with "${title}" has no field "${unknown}"`);
  return { ...(leavesOut(action) ? {} : inputsOf(card, filled)), ...action.data };
}

/** What our page sends of the card that waits for an answer. */
function unsentOn(cards: readonly SeenCard[], filled: Filled): object {
  const isAnswer = ({ data }: Action) => data?.act === 'answer';
  const card = cards.findLast(({ actions }) => actions.some(isAnswer));
  if (card === undefined) throw new Error('no card waits for an answer');
  const blank = Object.fromEntries(card.inputs.map(({ id }) => [id, '']));
  return { card: card.actions.find(isAnswer)?.data?.card, inputs: { ...blank, ...inputsOf(card, filled) } };
}

/** Titles and labels are written with ordinary blanks in the tests. */
const isLabel = (label: string, wanted: string): boolean => plainBlanks(label) === plainBlanks(wanted);
const isCalled = ({ title = '' }: Action, wanted: string): boolean => plainBlanks(title) === plainBlanks(wanted);
const leavesOut = ({ associatedInputs }: Action): boolean => associatedInputs === 'none';

function inputsOf({ inputs }: SeenCard, filled: Filled): Record<string, unknown> {
  const typed = (input: Input): [string, unknown][] => {
    const { label, value, choices } = input;
    const [, given] = Object.entries(filled).find(([wanted]) => isLabel(label, wanted)) ?? [];
    if (given === undefined) return value === undefined ? [] : sentOf(input, value);
    const all = given instanceof RegExp || typeof given === 'string' ? [given] : given;
    return sentOf(input, all.map((one) => chosen(choices, one)).join(','));
  };
  return Object.fromEntries(inputs.flatMap(typed));
}

/** The value of the choice that is meant; what names none is sent as it was typed. */
function chosen(choices: Input['choices'] = [], given: Given): string {
  if (typeof given === 'string') return choices.find(({ title }) => plainBlanks(title) === given)?.value ?? given;
  const found = choices.filter(({ title }) => given.test(plainBlanks(title)));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} choices are like ${given}`);
  return only.value;
}

/** The runtime's own WebSocket is not in every Node; DirectLineJS takes what it finds. */
Object.assign(globalThis, { WebSocket });
