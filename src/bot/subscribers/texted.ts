/** A text that came by a channel of plain text. Who sent it is what the channel says: a claim, and no proof. */
export interface Texted {
  /** The channel's own id: `sms`, `telegram`, … */
  readonly channel: string;
  /** Our own address there, such as a short number. */
  readonly own: string;
  /** Whose address that is. */
  readonly operator: string;
  /** Who wrote, as the channel has it. */
  readonly from: string;
  /** The number of whoever wrote, E.164, where the channel says it. Without it, it is written with the code. */
  readonly number?: string | undefined;
  /** Empty where nothing can be read. There may be a secret code in it: it is kept nowhere. */
  readonly text: string;
  /** The same when it comes again. */
  readonly id: string;
}

/** How a channel's messages are written, and how long they may be. */
export interface TextForm {
  /** In the signs that cost the channel least. */
  written(text: string): string;
  /** What of a text that is written so fits into one message, and the rest; `end` is put behind what is cut off. */
  fitting(text: string, end: string): { readonly text: string; readonly rest: string };
}

/** Takes a text and gives the answers: none where there are too many of them. The same id again gets the same answers. */
export type Heard = (texted: Texted, form?: TextForm) => Promise<readonly string[]>;
