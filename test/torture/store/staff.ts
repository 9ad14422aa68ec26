import type { Given } from '../guided.js';
import type { Chance } from './chance.js';
import { type Confirmed, confirmed } from './confirming.js';
import type { Conversation } from './conversation.js';
import { giveUp, toReview } from './guide.js';
import type { Intents } from './intents.js';

/** Somebody who works in one conversation, one command after the other. */
export interface Worker {
  readonly conversation: Conversation;
  /** The next thing they do. */
  act(): Promise<void>;
}

interface Work {
  readonly conversation: Conversation;
  readonly chance: Chance;
  readonly intents: Intents;
}

const KEY = /\b[A-Z0-9]{16}\b/;
const sale: Given = { account: 'USD', category: 'residential', offer: 'home10' };
/** How often an agent renews for a customer rather than registering a new one. */
const RENEWALS = 0.5;

/** An agent of KONNECT (K2, K4): registers customers and renews their subscriptions, paid from the wallet. */
export class Agent implements Worker {
  readonly #keys: string[] = [];
  #customers = 0;
  #older: Confirmed | undefined;

  constructor(
    private readonly work: Work,
    /** The beginning of the documents of this agent's customers. */
    private readonly series: string,
    private readonly pin: string,
  ) {}

  get conversation(): Conversation {
    return this.work.conversation;
  }

  act(): Promise<void> {
    const { chance } = this.work;
    return this.#keys.length > 0 && chance.next() < RENEWALS ? this.renew(chance.oneOf(this.#keys)) : this.register();
  }

  private async register(): Promise<void> {
    this.#customers += 1;
    const documentNumber = `${this.series}${String(this.#customers).padStart(7, '0')}`;
    const text = await this.sell('registration', `customer ${documentNumber}`, {
      ...sale,
      ...{ lastName: 'Exemple', documentNumber, documentType: 'passport', country: 'CD', phone1: '0810000123' },
      ...{ email: 'client@example.com', houseNumber: '12', avenue: 'Avenue du Modèle', commune: 'Gombe' },
      ...{ town: 'Kinshasa', modemSerial: `KN${documentNumber}` },
    });
    const key = KEY.exec(text)?.[0];
    if (key === undefined) throw new Error(`a receipt without an activation number:\n${text}`);
    this.#keys.push(key);
  }

  private async renew(activationNumber: string): Promise<void> {
    await this.sell('resubscription', `renewal ${activationNumber}`, {
      ...sale,
      activationNumber,
      renewalType: 'samePackage',
    });
  }

  private async sell(procedure: string, what: string, answers: Given): Promise<string> {
    const { conversation, chance, intents } = this.work;
    const given = { ...answers, pin: this.pin };
    const open = await toReview(conversation, procedure, given, chance);
    if (open === undefined) throw new Error(`${what}: no review, but\n${shown(conversation)}`);
    const intent = intents.begin(what);
    const done = await confirmed(conversation, { intent, given, older: this.#older }, chance);
    this.#older = done;
    return done.text;
  }
}

/** An administrator of a Kcell company (C12): blocks and unblocks lines that nobody else looks after. */
export class Administrator implements Worker {
  readonly #blocked = new Set<string>();
  #next = 0;
  #older: Confirmed | undefined;

  constructor(
    private readonly work: Work,
    private readonly lines: readonly string[],
  ) {}

  get conversation(): Conversation {
    return this.work.conversation;
  }

  /** The line whose turn it is. One whose order hangs, since the process that had it was killed, is left for later. */
  async act(): Promise<void> {
    const { conversation, chance, intents } = this.work;
    const line = this.lines[this.#next % this.lines.length] ?? '';
    this.#next += 1;
    const isBlocked = this.#blocked.has(line);
    const action = isBlocked ? 'resume' : 'suspend';
    const given = { lines: line, action, reason: 'asked', on: '' };
    const open = await toReview(conversation, 'blocking', given, chance);
    if (open === undefined) return giveUp(conversation);
    const intent = intents.begin(`${action} ${line}`);
    this.#older = await confirmed(conversation, { intent, given, older: this.#older }, chance);
    if (isBlocked) this.#blocked.delete(line);
    else this.#blocked.add(line);
  }
}

const shown = (conversation: Conversation): string =>
  conversation
    .cards()
    .map(({ text }) => text)
    .join('\n--\n');
