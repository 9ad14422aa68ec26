import { z } from 'zod';
import type { CardStep } from '../guides/transcript.js';
import type { TestApp } from './app.js';
import { Seen, type SeenCard, textOf } from './seen.js';
import { buttonValue, type Filled } from './talk.js';

const json = { 'Content-Type': 'application/json' };
const Posted = z.object({ id: z.string() });

/** A sign-in with its conversation: still good when the program has been started again. */
export interface SignedIn {
  readonly token: string;
  readonly conversationId: string;
}
export interface Answered {
  readonly status: number;
  /** The id that the message got, when it was taken. */
  readonly id: string | undefined;
  /** What there is to read in answer to it. */
  readonly text: string;
}

interface Posting {
  readonly type?: string;
  readonly name?: string;
  readonly text?: string;
  readonly value?: object;
  readonly attachments?: readonly object[];
}

/** A conversation on cards, message by message: each can be sent twice, at once, or to the next process. */
export interface DirectTalk {
  /** `clientId`: the client's own id of the message, a new one unless said. */
  post(activity: Posting, clientId?: string): Promise<Answered>;
  press(title: string, filled?: Filled): Promise<Answered>;
  say(text: string): Promise<Answered>;
  /** What pressing this button would send. */
  valueOf(title: string, filled?: Filled): Promise<Record<string, unknown>>;
  cards(): Promise<SeenCard[]>;
}

let messages = 0;

/** `wire`: gets every answer as it came. */
export function directTalk(app: TestApp, { token, conversationId }: SignedIn, wire: string[] = []): DirectTalk {
  const said = async () => (await app.store.conversations.load(conversationId))?.log ?? [];
  const cards = async () => {
    const seen = new Seen();
    seen.hear((await said()).map(({ activity }) => activity));
    return seen.cards();
  };
  const pressing = async (title: string, filled?: Filled) => buttonValue(await cards(), title, filled);
  const post: DirectTalk['post'] = async (activity, clientId) => {
    messages += 1;
    const channelData = { clientActivityID: clientId ?? `message-${messages}` };
    const answer = await fetch(`${app.url}/v3/directline/conversations/${conversationId}/activities`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${token}` },
      body: JSON.stringify({ type: 'message', ...activity, channelData }),
    });
    const body = await answer.text();
    wire.push(JSON.stringify([...answer.headers]), body);
    const id = Posted.safeParse(JSON.parse(body)).data?.id;
    return { status: answer.status, id, text: await answersTo(app, conversationId, id) };
  };
  return {
    post,
    cards,
    valueOf: pressing,
    press: async (title, filled) => post({ value: await pressing(title, filled) }),
    say: (text) => post({ text }),
  };
}

async function answersTo(app: TestApp, conversation: string, id: string | undefined): Promise<string> {
  const found = await app.store.conversations.load(conversation).catch(() => undefined);
  const answers = found?.seen.find((seen) => seen.id === id)?.answers ?? [];
  const log = found?.log.filter(({ activity }) => answers.includes(activity.id)) ?? [];
  return textOf(new Seen().hear(log.map(({ activity }) => activity)));
}

/** Plays steps of a transcript, one after the other. */
export async function play(talk: DirectTalk, steps: readonly CardStep[]): Promise<void> {
  for (const [button, filled] of steps) await talk.press(button, filled);
}

/** Says a line in a conversation in plain text. Gives what there is to read in answer to it. */
export async function sayIn(app: TestApp, conversation: string, text: string): Promise<string> {
  const { id } = await app.turns.receive(conversation, { type: 'message', text });
  return answersTo(app, conversation, id);
}
