import { ActivityTypes } from '../../../dialogs/conversation/activity.js';
import { NEWS } from '../../../dialogs/news/news.js';
import type { Store } from '../../../domain/door/ports.js';
import { type Courier, later, never, sent } from '../../outbox/courier.js';
import type { Turns } from '../../turns/turns.js';

export interface NewsParts {
  readonly store: Pick<Store, 'conversations'>;
  readonly turns: Pick<Turns, 'receive'>;
  /** Hands what was said to the conversation's channel, where that is not done by listening. False: it was not reached. */
  push(conversation: string): Promise<boolean>;
}

/** Brings news to the conversation in which something was asked for, as a turn of its own. Delivered again, it is the same turn. */
export function newsCourier({ store, turns, push }: NewsParts): Courier<'chat.news'> {
  return {
    deliver: async ({ id, message: { conversation, about, id: subject } }) => {
      // Nobody comes back to a conversation that has expired: the orders stay in their list.
      if ((await store.conversations.load(conversation)) === undefined) return never('recipient.gone');
      const value = { about, id: subject };
      await turns.receive(conversation, { type: ActivityTypes.Event, id: `news-${id}`, name: NEWS, value });
      return (await push(conversation)) ? sent : later('chat.unreachable');
    },
  };
}
