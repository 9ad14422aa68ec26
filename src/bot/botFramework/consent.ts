import { z } from 'zod';
import { ActivityTypes } from '../../dialogs/conversation/activity.js';
import { type Became, OFFERED, Saved } from '../../dialogs/news/offeredFile.js';
import { postOnce, wasPosted } from '../../domain/door/outbox.js';
import type { Conversation, Ids } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Account } from '../../domain/records/account.js';
import { isOfHosts } from '../http/hosts.js';
import type { Log } from '../log.js';
import type { FileOffers, Offer } from '../oneDrive/offers.js';
import type { Sending } from '../oneDrive/sending.js';
import { deliveryOf } from '../turns/delivery.js';
import type { Deliver } from './deliver.js';
import type { InboundActivity } from './inbound.js';
import { addressOf, conversationOf, keyOf, type OwnConversationPorts } from './ownConversation.js';
import { ConnectorFailed } from './sending.js';
import type { InvokeAnswer } from './stranger.js';

export interface ConsentPorts extends OwnConversationPorts {
  readonly offers: Pick<FileOffers, 'read' | 'link'>;
  readonly operators: ReadonlyMap<string, Operator>;
  readonly ids: Ids;
  readonly deliver: Deliver;
  readonly log: Log;
  /** Makes a text unreadable for everybody else. */
  seal(text: string): Promise<string>;
}

const longest = 4096;
const Consent = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.unknown(),
  uploadInfo: Saved.extend({ uploadUrl: z.url().max(longest) })
    .optional()
    .catch(undefined),
});
type Consent = z.output<typeof Consent>;

/** Whether somebody has answered the card that asks whether a file may be put into their OneDrive. */
export const isFileConsent = ({ type, name }: InboundActivity): boolean =>
  type === ActivityTypes.Invoke && name === 'fileConsent/invoke';

const taken: InvokeAnswer = { status: 200, body: {} };

/**
 * A yes is written down for the outbox, once for each file however often it is pressed; what becomes of it is told in the place of the
 * card. A card of somebody else's, or of yesterday, is no offer any more.
 */
export async function answerConsent(
  ports: ConsentPorts,
  activity: InboundActivity,
  account: Account,
): Promise<InvokeAnswer> {
  const id = conversationOf(ports, activity, account);
  const kept = await ports.store.conversations.load(id);
  const consent = Consent.safeParse(activity.value).data;
  if (kept === undefined || consent === undefined) return taken;
  const offer = await ports.offers.read(consent.context);
  const message = messageOf(kept, activity.replyToId);
  const tell = (one: Omit<Became, 'message'>) =>
    told(ports, activity, id, { ...one, ...(message !== undefined && { message }) });
  if (offer === undefined || offer.account !== account.id || offer.conversation !== id)
    await tell({ offer: activity.id, name: '', became: { state: 'over' } });
  else await ports.everywhere(`file ${offer.id}`, async () => decided(ports, { consent, offer, message, tell }));
  return taken;
}

interface Answered {
  readonly consent: Consent;
  readonly offer: Offer;
  readonly message: string | undefined;
  tell(one: Omit<Became, 'message'>): Promise<void>;
}

async function decided(ports: ConsentPorts, { consent, offer, message, tell }: Answered): Promise<void> {
  const { store, settings, offers } = ports;
  const { id, name, conversation } = offer;
  if (
    await store.read((tables) => wasPosted(tables, 'file', { kind: 'chat.file', conversation, offer: id, sealed: '' }))
  )
    return;
  const { action, uploadInfo } = consent;
  if (action === 'decline')
    return tell({ offer: id, name, became: { state: 'declined', url: await offers.link(offer) } });
  const places = uploadInfo === undefined ? [] : [uploadInfo.uploadUrl, uploadInfo.contentUrl];
  if (uploadInfo === undefined || !places.every((place) => isOfHosts(place, settings.fileHosts)))
    return tell({ offer: id, name, became: { state: 'elsewhere', url: await offers.link(offer) } });
  const { uploadUrl: address, ...file } = uploadInfo;
  await post(ports, { offer, address, file, ...(message !== undefined && { message }) });
  await tell({ offer: id, name, became: { state: 'saving' } });
}

async function post({ store, clock, ids, operators, seal }: ConsentPorts, sending: Sending): Promise<void> {
  const { offer } = sending;
  const { account, conversation } = offer;
  const sealed = await seal(JSON.stringify(sending));
  await store.transaction(async (tables) => {
    const operator = operators.get((await tables.accounts.get(account))?.operator ?? '');
    if (operator === undefined) throw new Error('an account of no operator that is served has no chat');
    const posting = { tables, ids, now: clock.now(), operator, commandId: 'file' };
    await postOnce(posting, { kind: 'chat.file', conversation, offer: offer.id, sealed });
  });
}

/** Our own id of a message that the channel names. */
function messageOf({ state }: Conversation, replyTo: string | undefined): string | undefined {
  const ids = Object.entries(deliveryOf(state)?.ids ?? {});
  return replyTo === undefined ? undefined : ids.find(([, known]) => known === replyTo)?.[0];
}

/** A turn, as everything that is told. What the connector does not take now goes out with the next thing that is said there. */
async function told(
  { turns, deliver, digest, log }: ConsentPorts,
  activity: InboundActivity,
  conversation: string,
  value: Became,
): Promise<void> {
  const id = keyOf(digest, [activity.conversation.id, activity.id]);
  await turns.receive(conversation, { type: ActivityTypes.Event, id, name: OFFERED, value });
  try {
    await deliver(conversation, addressOf(activity));
  } catch (error) {
    if (!(error instanceof ConnectorFailed)) throw error;
    log.warn('bot.pushFailed', { conversation }, error);
  }
}
