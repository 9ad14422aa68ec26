import type { Conversation, Store } from '../../domain/door/ports.js';
import type { Log } from '../log.js';
import { type Address, deliveryOf } from '../turns/delivery.js';
import type { Deliver } from './deliver.js';
import type { Messages } from './messages.js';
import { ConnectorFailed } from './sending.js';

export interface PushPorts {
  readonly store: Pick<Store, 'read' | 'conversations'>;
  readonly deliver: Deliver;
  readonly log: Log;
}

/** Nobody waits for it: the connector may ask for longer waits, which count less than what the outbox gives a delivery. */
const pushWithin = 100_000;

/** Proactive messages: to the address that the person's last message came from. A conversation of our own pages has none. */
export const makePush =
  ({ store, deliver, log }: PushPorts): Messages['push'] =>
  async (id) => {
    const conversation = await store.conversations.load(id);
    const delivery = conversation && deliveryOf(conversation.state);
    if (delivery?.gone) return 'gone';
    const address = delivery ?? (conversation && (await keptAddress(store, conversation)));
    if (address === undefined) return 'there';
    try {
      const { serviceUrl, conversation: chat } = address;
      return (await deliver(id, { serviceUrl, conversation: chat }, pushWithin)) ? 'there' : 'gone';
    } catch (error) {
      if (!(error instanceof ConnectorFailed)) throw error;
      log.warn('bot.pushFailed', { conversation: id }, error);
      return 'later';
    }
  };

/** Of a conversation that was forgotten, and is opened again to say something: where its account's chat is. */
async function keptAddress(store: Pick<Store, 'read'>, { id, account }: Conversation): Promise<Address | undefined> {
  const chat = await store.read(async ({ accounts }) => (await accounts.get(account))?.teamsChat);
  return chat?.conversation === id ? { serviceUrl: chat.serviceUrl, conversation: chat.chat } : undefined;
}
