import { encodings } from './smpp/library.js';
import type { Coding } from './sms.js';

/** Octets with how they are to be read. */
export interface Read {
  readonly coding: Coding;
  readonly bytes: Uint8Array;
}

/**
 * The text of a message's parts, in their order. They are put together before they are read: phones part a character between
 * two of them. What is no character becomes U+FFFD; what is no text gives nothing.
 */
export function textOf(parts: readonly Read[]): string {
  const runs: Read[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last?.coding === part.coding) runs.splice(-1, 1, { ...last, bytes: Buffer.concat([last.bytes, part.bytes]) });
    else runs.push(part);
  }
  return runs.map(read).join('');
}

const decoders = { latin1: 'latin1', ucs2: 'utf-16be', utf8: 'utf-8' } as const;

function read({ coding, bytes }: Read): string {
  if (coding === 'binary') return '';
  if (coding === 'gsm') return encodings.ASCII.decode(Buffer.from(bytes));
  return new TextDecoder(decoders[coding], { ignoreBOM: true }).decode(bytes);
}
