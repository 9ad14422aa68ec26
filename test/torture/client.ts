import { z } from 'zod';
import type { Language } from '../../src/domain/terms/language.js';
import { type Action, plainBlanks, type SeenCard, seenCard } from '../support/seen.js';
import { checkTurn } from './check.js';
import type { Person, World } from './world.js';

const Message = z.looseObject({
  id: z.string(),
  type: z.string(),
  text: z.string().optional(),
  from: z.object({ role: z.string().optional() }).optional(),
  attachments: z.array(z.object({ content: z.unknown().optional() })).optional(),
});

/** What stands in a conversation, as it was read. */
export interface Shown {
  readonly text: string;
  readonly cards: readonly SeenCard[];
  /** As it was sent. */
  readonly json: string;
}

/** What is sent: a text, or a pressed button. */
export interface Said {
  readonly type?: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly contentUrl: string;
    readonly name: string;
  }[];
}

/** What came of a message. */
export interface Answer {
  readonly said: Said;
  readonly shown: readonly Shown[];
}

/** Somebody in front of a screen: what stands on it, and what they send. Knows what a client is told, and no more. */
export class Client {
  readonly #screen = new Map<string, Shown>();
  readonly #heard: Shown[] = [];
  #stop: (() => void) | undefined;
  /** Every button that ever was on the screen, the last sixty. */
  readonly buttons: Action[] = [];
  last: { readonly id: string; readonly said: Said } | undefined;
  answer: Answer | undefined;
  /** All that was sent since `taken` was called. */
  readonly #said: Said[] = [];

  constructor(
    private readonly world: World,
    readonly person: Person,
    readonly conversation: string,
  ) {}

  get showsCards(): boolean {
    return this.person.channel === 'web';
  }

  /** Begins to hear what is said, as a page does that is opened. */
  listen(): void {
    this.close();
    this.#stop = this.world.app.turns.listen(this.conversation, (said) => {
      for (const { activity } of said) this.#hear(activity);
    });
  }

  close(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #hear(activity: unknown): void {
    const read = Message.parse(activity);
    if (read.type !== 'message' || read.from?.role === 'user') return;
    const cards = (read.attachments ?? []).map(({ content }) => seenCard(content));
    const text = [plainBlanks(read.text ?? ''), ...cards.map((card) => card.text)]
      .filter((one) => one !== '')
      .join('\n');
    const shown = { text, cards, json: JSON.stringify(activity) };
    this.#screen.delete(read.id);
    this.#screen.set(read.id, shown);
    for (const [id] of [...this.#screen].slice(0, -12)) this.#screen.delete(id);
    this.#heard.push(shown);
    this.buttons.push(...cards.flatMap(({ actions }) => actions.filter(({ data }) => data !== undefined)));
    this.buttons.splice(0, this.buttons.length - 60);
  }

  /** The cards on the screen, oldest first. */
  cards(): SeenCard[] {
    return [...this.#screen.values()].flatMap(({ cards }) => cards);
  }

  /** What was answered last, as it is read. */
  read(): string {
    return (this.answer?.shown ?? []).map(({ text }) => text).join('\n');
  }

  /** Sends a message, waits for what comes of it, and checks that all is well. `id`: the message's own, a new one unless said. */
  async send(said: Said, id?: string): Promise<Answer> {
    const answer = await this.post(said, id);
    await checkTurn(this.world, this, said.type === undefined);
    return answer;
  }

  /** The same without the check, for messages that come at once. */
  async post(said: Said, id = `${this.conversation}-${this.world.next()}`): Promise<Answer> {
    const before = this.#heard.length;
    this.last = { id, said };
    this.#said.push(said);
    this.world.typed.add((said.text ?? '').replaceAll(/\D/g, '').slice(-7));
    await this.world.app.turns.receive(this.conversation, { type: 'message', ...messageOf(said), id });
    this.answer = { said, shown: this.#heard.slice(before) };
    return this.answer;
  }

  /** What was sent since this was asked last. */
  taken(): readonly Said[] {
    return this.#said.splice(0);
  }

  /** What was heard since this was asked last: answers, and what came by itself. */
  takeHeard(): readonly Shown[] {
    return this.#heard.splice(0);
  }

  /** Which language the account is spoken to in. */
  async language(): Promise<Language> {
    const account = await this.world.app.store.read(({ accounts }) => accounts.get(this.person.account));
    return account?.language ?? 'fr';
  }
}

const messageOf = ({ attachments, ...said }: Said) => ({
  ...said,
  ...(attachments && { attachments: attachments.map((one) => ({ ...one })) }),
});

/** Opens a conversation: the greeting is its first answer. */
export async function openClient(world: World, person: Person): Promise<Client> {
  const { account, operator, channel } = person;
  const conversation = await world.app.turns.open({ account, operator }, channel);
  const client = new Client(world, person, conversation);
  client.listen();
  await client.send({ text: 'menu' });
  return client;
}
