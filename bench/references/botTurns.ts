import { z } from 'zod';
import { botbuilderContext } from '../../src/bot/turns/bufferedContext.js';
import { TurnBuffer } from '../../src/bot/turns/turnBuffer.js';
import type { Turns } from '../../src/bot/turns/turns.js';
import type { Activity } from '../../src/dialogs/conversation/activity.js';
import type { Clock, Conversation, Conversations, Ids, JsonObject } from '../../src/domain/door/ports.js';
import type { BotLogic } from './botLogic.js';

type Heard = Parameters<Turns['listen']>[1];
const Logged = z.custom<JsonObject>((value) => typeof value === 'object');
const bot = { id: 'bot', name: 'Bot', role: 'bot' };

/** Turns of a plain bot for our Direct Line: the same adapter as ours, and nothing is durable. */
export function botTurns(logic: BotLogic, conversations: Conversations, clock: Clock, ids: Ids): Turns {
  const listeners = new Map<string, Set<Heard>>();
  const loaded = async (id: string) => {
    const known = await conversations.load(id);
    if (known === undefined) throw new Error('there is no such conversation');
    return known;
  };
  const answersTo = async (activity: Partial<Activity>) => {
    const buffer = new TurnBuffer(ids.next);
    const own = { serviceUrl: 'urn:bench', recipient: { id: 'bot', name: 'Bot' } };
    await logic(botbuilderContext(buffer, { ...activity, ...own }));
    return buffer.outgoing.map((answer) => ({ ...answer, from: bot }));
  };
  const commit = async (known: Conversation, said: readonly Partial<Activity>[], seen: string) => {
    const at = clock.now().toISOString();
    const say = said.map((activity) => ({ ...logged(activity), id: activity.id ?? ids.next(), timestamp: at }));
    const change = { at, state: {}, say, seen: { inbound: seen, id: seen, answers: [] } };
    const next = await conversations.commit(known.id, known.version, change);
    if (next === undefined) throw new Error('somebody else was first');
    const heard = next.log.slice(-say.length);
    for (const listener of listeners.get(known.id) ?? []) listener(heard);
  };
  return {
    async open({ account, operator }, channel) {
      const start = { id: ids.next(), operator, account, channel, createdAt: clock.now().toISOString() };
      const known = await conversations.open(start);
      const greeting = await answersTo({
        ...{ type: 'conversationUpdate', id: ids.next(), membersAdded: [{ id: account, name: '' }] },
        ...{
          channelId: channel,
          conversation: { id: known.id, name: '', isGroup: false, conversationType: 'personal' },
        },
      });
      // The client waits for a greeting.
      await commit(known, greeting.length > 0 ? greeting : [{ type: 'message', text: 'hello', from: bot }], ids.next());
      return known.id;
    },
    async receive(conversation, activity) {
      const known = await loaded(conversation);
      const id = activity.id ?? ids.next();
      const answers = (await answersTo(activity)).map((answer) => ({ ...answer, replyToId: id }));
      await commit(known, [{ ...activity, id }, ...answers], id);
      return { id };
    },
    listen(conversation, heard) {
      const all = listeners.get(conversation) ?? new Set();
      listeners.set(conversation, all.add(heard));
      return () => all.delete(heard);
    },
  };
}

const logged = (activity: Partial<Activity>) => Logged.parse(JSON.parse(JSON.stringify(activity)));
