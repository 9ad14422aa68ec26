import { ActivityTypes } from '../../dialogs/conversation/activity.js';
import { type Became, OFFERED } from '../../dialogs/news/offeredFile.js';
import type { Clock, Conversation, Store } from '../../domain/door/ports.js';
import type { FileOffers } from '../oneDrive/offers.js';
import { Sending } from '../oneDrive/sending.js';
import { type Upload, type Uploaded, type UploadPorts, upload } from '../oneDrive/upload.js';
import { type Courier, later, never } from '../outbox/courier.js';
import { NotNow } from '../reports/notNow.js';
import { deliveryOf } from '../turns/delivery.js';
import { handedOver, type NewsParts } from './network/newsCourier.js';

export interface OneDriveParts extends Omit<UploadPorts, 'wait'> {
  readonly offers: Pick<FileOffers, 'file' | 'link'>;
  /** Opens what was sealed. */
  open(sealed: string): Promise<string>;
  wait(milliseconds: number): Promise<void>;
}

/** For so long after the yes it is tried, in milliseconds: then the link is said. */
const TRIED_FOR = 15 * 60_000;

/**
 * Puts a file into the OneDrive of whoever said yes to it, and tells them. Delivered again it goes on where OneDrive says; what was told
 * already is only handed over.
 */
export function oneDriveCourier(
  parts: OneDriveParts & NewsParts & { readonly store: Store; readonly clock: Clock },
): Courier<'chat.file'> {
  const { store, clock, turns } = parts;
  return {
    deliver: async ({ id, createdAt, message: { conversation, sealed } }, signal) => {
      const kept = await store.conversations.load(conversation);
      if (kept === undefined || !(await isStillTheirs(store, kept))) return never('recipient.gone');
      const event = `file-${id}`;
      if (!kept.seen.some(({ inbound }) => inbound === event)) {
        const sending = Sending.parse(JSON.parse(await parts.open(sealed)));
        const isLast = clock.now().getTime() - Date.parse(createdAt) >= TRIED_FOR;
        const became = await tried(parts, sending, isLast, signal);
        if (became === undefined) return later('file.away');
        const { offer, message } = sending;
        const value: Became = { offer: offer.id, name: offer.name, became, ...(message !== undefined && { message }) };
        await turns.receive(conversation, { type: ActivityTypes.Event, id: event, name: OFFERED, value });
      }
      return handedOver(parts, [conversation]);
    },
  };
}

/** Whoever was unlinked meanwhile gets nothing more of the account's. */
async function isStillTheirs(store: Store, { account: id, state }: Conversation): Promise<boolean> {
  const account = await store.read(({ accounts }) => accounts.get(id));
  return account?.entra !== undefined && account.entra === deliveryOf(state)?.person;
}

/** What has become of it; undefined: it is tried again later. */
async function tried(
  parts: OneDriveParts,
  { offer, address, file }: Sending,
  isLast: boolean,
  signal: AbortSignal,
): Promise<Became['became'] | undefined> {
  const uploaded = await uploadedFrom(parts, offer, { address, signal });
  if (uploaded === 'gone') return { state: 'over' };
  if (uploaded === 'saved') return { state: 'saved', file };
  if (uploaded === 'later' && !isLast) return undefined;
  return { state: uploaded === 'elsewhere' ? 'elsewhere' : 'failed', url: await parts.offers.link(offer) };
}

async function uploadedFrom(
  parts: OneDriveParts,
  offer: Sending['offer'],
  where: Pick<Upload, 'address' | 'signal'>,
): Promise<Uploaded | 'gone'> {
  try {
    const made = await parts.offers.file(offer);
    return made === undefined ? 'gone' : await upload(parts, { ...made, ...where });
  } catch (error) {
    if (error instanceof NotNow) return 'later';
    throw error;
  }
}
