import { z } from 'zod';
import type { Turns } from '../../src/bot/turns/turns.js';
import type {
  Clock,
  Conversation,
  ConversationChange,
  Conversations,
  JsonObject,
  Said,
} from '../../src/domain/door/ports.js';

type Heard = (said: readonly Said[]) => void;
const Logged = z.record(z.string(), z.json());
const bot = { id: 'bot', name: 'Bot', role: 'bot' };

/** Turns whose assistant greets with "hello" and answers everything with the same text. */
export function echoTurns(conversations: Conversations, clock: Clock, hello: JsonObject = { text: 'hello' }): Turns {
  const listeners = new Map<string, Set<Heard>>();
  let last = 0;
  const stamped = (id: string, activity: JsonObject) => {
    last = Math.max(last + 1, clock.now().getTime());
    return { type: 'message', ...activity, id, timestamp: new Date(last).toISOString() };
  };
  const commit = async (known: Conversation, change: Pick<ConversationChange, 'say' | 'seen'>) => {
    const before = known.log.at(-1)?.mark ?? 0;
    const next = await conversations.commit(known.id, known.version, {
      at: clock.now().toISOString(),
      state: {},
      ...change,
    });
    if (!next) throw new Error('somebody else was first');
    const said = next.log.filter(({ mark }) => mark > before);
    for (const heard of listeners.get(known.id) ?? []) heard(said);
  };
  return {
    async open({ account, operator }, channel) {
      const start = { id: crypto.randomUUID(), operator, account, channel, createdAt: clock.now().toISOString() };
      const known = await conversations.open(start);
      await commit(known, { say: [stamped(`${known.id}-hello`, { ...hello, from: bot })] });
      return known.id;
    },
    async receive(conversation, activity) {
      const known = await conversations.load(conversation);
      if (!known) throw new Error('unknown conversation');
      const id = `${conversation}-${activity.id}`;
      if (known.seen.some(({ inbound }) => inbound === activity.id)) return { id };
      const inbound = Logged.parse(JSON.parse(JSON.stringify(activity)));
      const say = [stamped(id, inbound), stamped(`${id}-echo`, { text: `echo ${activity.text}`, from: bot })];
      await commit(known, { say, seen: { inbound: activity.id ?? '', id, answers: [`${id}-echo`] } });
      return { id };
    },
    listen(conversation, heard) {
      const all = listeners.get(conversation) ?? new Set();
      listeners.set(conversation, all.add(heard));
      return () => all.delete(heard);
    },
  };
}
