import { tenantOf } from '../../domain/accounts/teams/person.js';
import type { Conversation, Store } from '../../domain/door/ports.js';
import { mayHold, type Operator } from '../../domain/operator/index.js';
import type { Log } from '../log.js';
import { type Address, type Delivery, deliveryOf } from '../turns/delivery.js';
import type { Deliver } from './deliver.js';
import type { Messages } from './messages.js';
import { ConnectorFailed } from './sending.js';

export interface PushPorts {
  readonly store: Pick<Store, 'conversations' | 'read'>;
  readonly deliver: Deliver;
  readonly log: Log;
  readonly operators: ReadonlyMap<string, Operator>;
}

/** Nobody waits for it: the connector may ask for longer waits, which count less than what the outbox gives a delivery. */
const pushWithin = 100_000;

/**
 * Proactive messages: to the address that the person's last message came from. A conversation of our own pages has none; to where the
 * app was removed, and to somebody who does not hold the account any more, nothing goes.
 */
export const makePush =
  (ports: PushPorts): Messages['push'] =>
  async (id) => {
    const conversation = await ports.store.conversations.load(id);
    const delivery = conversation && deliveryOf(conversation.state);
    if (delivery?.stoppedAt !== undefined) return 'gone';
    const address = delivery ?? (conversation && (await keptAddress(ports.store, conversation)));
    if (conversation === undefined || address === undefined) return 'there';
    if (!(await isStillTheirs(ports, conversation.account, address))) return 'there';
    try {
      const { serviceUrl, conversation: place, person } = address;
      const to = { serviceUrl, conversation: place, ...(person !== undefined && { person }) };
      return (await ports.deliver(id, to, pushWithin)) ? 'there' : 'gone';
    } catch (error) {
      if (!(error instanceof ConnectorFailed)) throw error;
      ports.log.warn('bot.pushFailed', { conversation: id }, error);
      return 'later';
    }
  };

async function isStillTheirs(
  { store, operators }: PushPorts,
  id: string,
  { person }: Pick<Delivery, 'person'>,
): Promise<boolean> {
  if (person === undefined) return false;
  const account = await store.read(({ accounts }) => accounts.get(id));
  const operator = account && operators.get(account.operator);
  return account?.entra === person && operator !== undefined && mayHold(operator, tenantOf(person), account);
}

/** Of a conversation that was forgotten, and is opened again to say something: where its account's chat is. */
async function keptAddress(store: Pick<Store, 'read'>, { id, account }: Conversation): Promise<Address | undefined> {
  const chat = await store.read(async ({ accounts }) => (await accounts.get(account))?.teamsChat);
  if (chat?.conversation !== id) return undefined;
  const { serviceUrl, chat: conversation, person } = chat;
  return { serviceUrl, conversation, ...(person !== undefined && { person }) };
}
