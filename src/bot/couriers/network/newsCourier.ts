import { ActivityTypes } from '../../../dialogs/conversation/activity.js';
import { NEWS } from '../../../dialogs/news/news.js';
import { chatsToTell, forgetChat } from '../../../domain/door/chats.js';
import type { Clock, Store } from '../../../domain/door/ports.js';
import type { Pushed } from '../../botFramework/index.js';
import { type Courier, type Delivery, later, never, sent } from '../../outbox/courier.js';
import type { Turns } from '../../turns/turns.js';

export interface NewsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly turns: Pick<Turns, 'receive'>;
  /** Hands what was said to the conversation's channel, where that is not done by listening. */
  push(conversation: string): Promise<Pushed>;
}

/**
 * Brings news to the conversation in which something was asked for, as a turn of its own, and to the person's chat in Teams where they
 * want that. Delivered again, it is the same turn.
 */
export function newsCourier(parts: NewsParts): Courier<'chat.news'> {
  const { store, clock, turns } = parts;
  return {
    deliver: async ({ id, message }) => {
      // Nobody comes back to a conversation that has expired: the orders stay in their list.
      const chats = await chatsToTell(store, message, clock.now());
      const value = { about: message.about, id: message.id };
      for (const conversation of chats)
        await turns.receive(conversation, { type: ActivityTypes.Event, id: `news-${id}`, name: NEWS, value });
      return handedOver(parts, chats);
    },
  };
}

/** Brings what a conversation has said already, and its channel did not take. */
export const answersCourier = (parts: Pick<NewsParts, 'store' | 'push'>): Courier<'chat.answers'> => ({
  deliver: async ({ message: { conversation } }) => {
    const there = (await parts.store.conversations.load(conversation)) !== undefined;
    return handedOver(parts, there ? [conversation] : []);
  },
});

/** What has got nowhere is tried again where that may help. A chat that takes nothing any more is forgotten. */
export async function handedOver(
  { store, push }: Pick<NewsParts, 'store' | 'push'>,
  chats: readonly string[],
): Promise<Delivery> {
  const pushed = new Map<string, Pushed>();
  for (const conversation of chats) pushed.set(conversation, await push(conversation));
  for (const [conversation, done] of pushed) if (done === 'gone') await forgetChat(store, conversation);
  const outcomes = [...pushed.values()];
  if (outcomes.length === 0) return never('recipient.gone');
  if (outcomes.includes('later')) return later('chat.unreachable');
  return outcomes.includes('there') ? sent : never('chat.gone');
}
