import { tenantOf } from '../../domain/accounts/teams/person.js';
import type { Store } from '../../domain/door/ports.js';
import { mayHold, type Operator } from '../../domain/operator/index.js';
import type { Log } from '../log.js';
import { type Delivery, deliveryOf } from '../turns/delivery.js';
import { ConnectorFailed, type Deliver } from './deliver.js';
import type { Messages } from './messages.js';

export interface PushPorts {
  readonly store: Pick<Store, 'conversations' | 'read'>;
  readonly deliver: Deliver;
  readonly log: Log;
  readonly operators: ReadonlyMap<string, Operator>;
}

/**
 * Proactive messages: to the address that the person's last message came from. A conversation of our own pages has none; to where the
 * app was removed, and to somebody who does not hold the account any more, nothing goes.
 */
export const makePush =
  (ports: PushPorts): Messages['push'] =>
  async (id) => {
    const conversation = await ports.store.conversations.load(id);
    const address = conversation && deliveryOf(conversation.state);
    if (conversation === undefined || address === undefined) return true;
    if (!(await isStillTheirs(ports, conversation.account, address))) return true;
    try {
      const { serviceUrl, conversation: place, person } = address;
      await ports.deliver(id, { serviceUrl, conversation: place, ...(person !== undefined && { person }) });
      return true;
    } catch (error) {
      if (!(error instanceof ConnectorFailed)) throw error;
      ports.log.warn('bot.pushFailed', { conversation: id }, error);
      return false;
    }
  };

async function isStillTheirs(
  { store, operators }: PushPorts,
  id: string,
  { person, stoppedAt }: Delivery,
): Promise<boolean> {
  if (stoppedAt !== undefined || person === undefined) return false;
  const account = await store.read(({ accounts }) => accounts.get(id));
  const operator = account && operators.get(account.operator);
  return account?.entra === person && operator !== undefined && mayHold(operator, tenantOf(person), account);
}
