import type { ApprovalStanding } from '../../domain/orders/approvalQueries.js';
import type { Given } from '../../domain/terms/thing.js';
import { approvalText } from '../../speech/approvals.js';
import type { Turn } from '../conversation/turn.js';
import { noteTold, toldBefore } from '../shown/told.js';

/** A file that can be downloaded, under its title. */
export interface NewsFile {
  readonly title: string;
  readonly url: string;
}

/** A piece of news, with what it can be gone on with, or its file. */
export interface Told {
  readonly text: string;
  readonly given?: Given | undefined;
  /** The procedures that it can be gone on with, with nothing answered. */
  readonly begins?: readonly string[];
  readonly file?: NewsFile;
  /** What came with it, to be downloaded. */
  readonly files?: readonly { readonly title: string; readonly url: string }[];
}

/**
 * What is told of a request for a second administrator: to the others that it waits for them, with the button that opens
 * it; to whoever asked how it was decided, and why. Undefined where that was told already, or concerns somebody else.
 */
export function approvalNews(said: ApprovalStanding, turn: Turn): Told | undefined {
  const { id, state, own, given } = said;
  const states = { [state]: 1 };
  // Whoever withdraws their own knows it.
  const concerns = own ? state !== 'waiting' && state !== 'withdrawn' : state === 'waiting';
  if (!concerns || toldBefore(id, states, turn)) return undefined;
  noteTold(id, states, turn);
  const text = approvalText(said, turn);
  return own ? { text } : { text, given };
}
