import type { Conversations } from '../../domain/door/ports.js';
import type { Log } from '../log.js';
import { deliveryOf } from '../turns/delivery.js';
import { ConnectorFailed, type Deliver } from './deliver.js';
import type { Messages } from './messages.js';

export interface PushPorts {
  readonly conversations: Pick<Conversations, 'load'>;
  readonly deliver: Deliver;
  readonly log: Log;
}

/** Proactive messages: to the address that the person's last message came from. A conversation of our own pages has none. */
export const makePush =
  ({ conversations, deliver, log }: PushPorts): Messages['push'] =>
  async (id) => {
    const conversation = await conversations.load(id);
    const address = conversation && deliveryOf(conversation.state);
    if (address === undefined) return true;
    try {
      await deliver(id, { serviceUrl: address.serviceUrl, conversation: address.conversation });
      return true;
    } catch (error) {
      if (!(error instanceof ConnectorFailed)) throw error;
      log.warn('bot.pushFailed', { conversation: id }, error);
      return false;
    }
  };
