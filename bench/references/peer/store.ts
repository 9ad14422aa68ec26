import type { Storage, StoreItem } from 'botbuilder';
import type { Answers } from './screens.js';

/** A registered customer: the one row that a guide leaves. */
export interface Registration {
  readonly id: string;
  readonly document: string;
  readonly modem: string;
  readonly activationKey: string;
  readonly registeredAt: string;
  readonly endsAt: string;
  readonly answers: Answers;
}

/**
 * Keeps the state of conversations, and the registrations. A turn that registers leaves its row in the state under
 * `registration`: `write` puts it where it belongs. Both are durable before it resolves.
 */
export interface PeerStorage extends Storage {
  /** Whether the document or the modem is another customer's. */
  isTaken(document: string, modem: string): Promise<boolean>;
  close(): Promise<void>;
}

/** What a turn leaves: the state as JSON, and its row. */
export function parted(item: StoreItem): { readonly state: string; readonly row: Registration | undefined } {
  const { registration, ...state } = item;
  return { state: JSON.stringify(state), row: registration };
}
