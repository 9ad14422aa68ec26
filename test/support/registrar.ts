import { z } from 'zod';
import type { Address } from './killedServers.js';
import type { Acknowledged } from './ledger.js';
import { type SeenCard, seenCard } from './seen.js';

const Activity = z.looseObject({
  id: z.string(),
  text: z.string().optional(),
  from: z.object({ role: z.string().optional() }),
  attachments: z.array(z.object({ content: z.unknown() })).optional(),
});
const Activities = z.object({ activities: z.array(Activity), watermark: z.string() });
type Filled = Readonly<Record<string, string>>;

/** The screens after the menu, each with its button; the fields that are not here are preset or may stay empty. */
const screensOf = (document: string, serial: string): readonly (readonly [button: string, filled: Filled])[] => [
  ['Enregistrer un client', {}],
  ['Suivant', { lastName: 'Exemple' }],
  ['Suivant', { documentNumber: document, documentType: 'passport' }],
  ['Suivant', { country: 'CD', phone1: '0810000123', email: 'client@example.com' }],
  ['Suivant', { houseNumber: '12', avenue: 'Avenue du Modèle', commune: 'Gombe', town: 'Kinshasa' }],
  ['Suivant', { account: 'USD', category: 'residential' }],
  ['Suivant', { offer: 'home10', modemSerial: serial }],
];

/** Not the draft, but a customer of one's own. */
const ANEW = 'Non, recommencer';

export interface Registrar {
  /** For the documents of its customers. */
  readonly name: string;
  readonly token: string;
  readonly conversation: string;
  readonly pin: string;
}

/** Somebody who registers customers over Direct Line, on servers that die, and remembers what was acknowledged. */
export class RegisteringClient {
  readonly acknowledged: Acknowledged[] = [];
  /** Receipts that came on a press that was repeated because nobody had answered the first. */
  repeated = 0;
  private readonly cards = new Map<string, SeenCard>();
  private mark = '0';
  private sent = 0;
  private readonly sending: () => void;

  constructor(
    private readonly who: Registrar,
    private readonly address: Address,
    /** Is told of every message before it is sent. */
    onSend: () => void,
  ) {
    this.sending = onSend;
  }

  /** One customer after the other, until there have been enough; the one that was begun is finished. */
  async work(isEnough: () => boolean): Promise<void> {
    await this.look();
    for (let n = 1; !isEnough(); n++) await this.register(`${this.who.name}${String(n).padStart(7, '0')}`);
    const answer = await this.post({ text: 'menu' }, false);
    if (!answer.includes('Que voulez-vous faire')) throw new Error(`no menu, but: ${answer}`);
  }

  private async register(document: string): Promise<void> {
    for (const [button, filled] of screensOf(document, `KN${document}`)) {
      // The same account's other conversation has begun one, too.
      if ((await this.press(button, filled)).includes(ANEW)) await this.press(ANEW, {});
    }
    const before = this.repeated;
    const receipt = await this.press('Enregistrer le client', { pin: this.who.pin }, true);
    const reference = /Référence (\w{8})/.exec(receipt)?.[1];
    if (reference === undefined) throw new Error(`no receipt (${this.repeated - before} repeated), but: ${receipt}`);
    this.acknowledged.push({ document, reference });
  }

  /** `anew`: when nobody answers, the button is pressed again, which is another message. */
  private press(button: string, filled: Filled, anew = false): Promise<string> {
    const cards = [...this.cards.values()];
    const action = cards.flatMap(({ actions }) => actions).findLast(({ title }) => title === button);
    if (action === undefined)
      throw new Error(`no button "${button}" on: ${cards.map(({ text }) => text).join('\n--\n')}`);
    return this.post({ value: { ...filled, ...action.data } }, anew);
  }

  /** Says it until somebody answers. Gives what is to be read since. */
  private async post(said: { text?: string; value?: object }, anew: boolean): Promise<string> {
    this.sent += 1;
    for (let tries = 1; ; tries++) {
      const id = anew ? `${this.sent}.${tries}` : String(this.sent);
      const body = JSON.stringify({ type: 'message', ...said, channelData: { clientActivityID: id } });
      this.sending();
      if ((await this.request('POST', '', body)) === undefined) continue;
      if (tries > 1 && anew) this.repeated += 1;
      return this.look();
    }
  }

  /** Reads what is new. */
  private async look(): Promise<string> {
    for (;;) {
      const found = await this.request('GET', `?watermark=${this.mark}`);
      if (found === undefined) continue;
      const { activities, watermark } = Activities.parse(found);
      this.mark = watermark;
      return activities.map((activity) => this.read(activity)).join('\n');
    }
  }

  private read({ id, text = '', from, attachments = [] }: z.output<typeof Activity>): string {
    if (from.role === 'user') return '';
    const cards = attachments.map(({ content }) => seenCard(content));
    this.cards.delete(id);
    for (const card of cards) this.cards.set(id, card);
    // Nobody presses a button far above; to keep them all would cost more than the test.
    for (const old of [...this.cards.keys()].slice(0, -12)) this.cards.delete(old);
    return [text, ...cards.map((card) => card.text)].join('\n');
  }

  /** Undefined: the server died on it, and the next one is up. */
  private async request(method: string, query: string, body?: string): Promise<unknown> {
    const { url, generation } = this.address.now;
    const { token, conversation } = this.who;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answered = async () => {
      const path = `/v3/directline/conversations/${conversation}/activities${query}`;
      const answer = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
      return { status: answer.status, json: await answer.json() };
    };
    const answer = await answered().catch(() => undefined);
    if (answer === undefined) await this.address.after(generation);
    else if (answer.status !== 200) throw new Error(`${method}: ${answer.status} ${JSON.stringify(answer.json)}`);
    return answer?.json;
  }
}
