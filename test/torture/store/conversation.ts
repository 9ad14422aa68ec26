import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { SignedIn } from '../../support/directTalk.js';
import { plainBlanks, type SeenCard, seenCard } from '../../support/seen.js';
import type { Said } from '../client.js';
import type { Reach } from './reach.js';

const Activity = z.looseObject({
  id: z.string(),
  text: z.string().optional(),
  replyToId: z.string().optional(),
  from: z.object({ role: z.string().optional() }),
  attachments: z.array(z.object({ content: z.unknown() })).optional(),
});
const Activities = z.object({ activities: z.array(Activity), watermark: z.string() });
const Posted = z.object({ id: z.string() });

/** Nobody presses a button far above; to keep them all would cost more than the test. */
const MOST_CARDS = 12;
/** As many messages back as are asked for again. */
const MOST_ANSWERS = 40;
/** Longer than any turn takes; in milliseconds. */
const PATIENCE = 30_000;
/** What a load balancer says when the instance it chose is gone. */
const NOBODY_THERE = 502;
/** Somebody is there and has no store for a moment: what was said may be said again. */
const NOT_NOW = 503;
/** Before it is said again; in milliseconds. */
const A_MOMENT = 250;

/** One conversation over Direct Line, on processes that die: every message is sent until somebody answers. */
export class Conversation {
  /** Messages that were delivered more than once, whoever wanted that. */
  repeated = 0;
  private readonly messages = new Map<string, readonly SeenCard[]>();
  /** What was answered, by the message's id as the program gave it. */
  private readonly answers = new Map<string, Map<string, string>>();
  private mark = 0;
  private count = 0;

  constructor(
    private readonly who: SignedIn,
    private readonly reach: Reach,
    /** Is told of every message before it is sent. */
    private readonly onSend: () => void,
  ) {}

  get name(): string {
    return this.who.conversationId;
  }

  /** A client's own id for a message, new each time. */
  nextId(): string {
    this.count += 1;
    return `m${this.count}`;
  }

  /** The cards on the screen, oldest first. */
  cards(): SeenCard[] {
    return [...this.messages.values()].flat();
  }

  /** Sends a message and gives what there is to read in answer to it. The same `id` is the same message. */
  async send(said: Said, id = this.nextId()): Promise<string> {
    const body = JSON.stringify({ type: 'message', ...said, channelData: { clientActivityID: id } });
    for (let tries = 1; ; tries++) {
      this.onSend();
      if (tries > 1) this.repeated += 1;
      const posted = await this.request('POST', '', body);
      if (posted === undefined) continue;
      await this.look();
      return [...(this.answers.get(Posted.parse(posted).id)?.values() ?? [])].join('\n');
    }
  }

  /** Whether it says anything when somebody else looks in: where one is, which changes nothing. */
  async answersAt(reach: Reach): Promise<boolean> {
    const other = new Conversation(this.who, reach, () => {});
    other.mark = this.mark;
    return (await other.send({ value: { act: 'where' } }, `where-${this.nextId()}`)) !== '';
  }

  /** Reads what is new. */
  async look(): Promise<void> {
    for (;;) {
      const found = await this.request('GET', `?watermark=${this.mark}`);
      if (found === undefined) continue;
      const { activities, watermark } = Activities.parse(found);
      this.mark = Math.max(this.mark, Number(watermark));
      for (const activity of activities) this.hear(activity);
      return;
    }
  }

  private hear({ id, text = '', replyToId = '', from, attachments = [] }: z.output<typeof Activity>): void {
    if (from.role === 'user') return;
    const cards = attachments.map(({ content }) => seenCard(content));
    this.messages.delete(id);
    if (cards.length > 0) this.messages.set(id, cards);
    for (const old of [...this.messages.keys()].slice(0, -MOST_CARDS)) this.messages.delete(old);
    const answered = this.answers.get(replyToId) ?? new Map<string, string>();
    this.answers.set(replyToId, answered.set(id, [plainBlanks(text), ...cards.map((card) => card.text)].join('\n')));
    for (const old of [...this.answers.keys()].slice(0, -MOST_ANSWERS)) this.answers.delete(old);
  }

  /** Undefined: nobody answered, and it is worth trying again now. */
  private async request(method: string, query: string, body?: string): Promise<unknown> {
    const { url, generation } = this.reach.now;
    const answer = await this.asked(url, method, query, body).catch(() => undefined);
    if (answer === undefined || answer.status === NOBODY_THERE) {
      await this.reach.after(generation);
      return undefined;
    }
    if (answer.status === NOT_NOW) {
      await pause(A_MOMENT);
      return undefined;
    }
    if (answer.status !== 200) throw new Error(`${method} in ${this.name}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text);
  }

  private async asked(url: string, method: string, query: string, body: string | undefined) {
    const { token, conversationId } = this.who;
    const answer = await fetch(`${url}/v3/directline/conversations/${conversationId}/activities${query}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(PATIENCE),
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, text: await answer.text() };
  }
}
