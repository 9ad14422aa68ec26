import { webcrypto } from 'node:crypto';
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { CompactEncrypt } from 'jose/jwe/compact/encrypt';

const { subtle } = webcrypto;

/** Makes texts unreadable in state: JWE, AES-256-GCM with the first 32 bytes of the key. */
export interface Seal {
  seal(text: string): Promise<string>;
  /** Throws on what this key did not seal. */
  open(sealed: string): Promise<string>;
}

/** `previous`: the key before it, whose seals can still be opened. */
export function createSeal(key: Uint8Array, previous?: Uint8Array): Seal {
  // Imported once: to do so costs as much as to seal.
  const imported = (raw: Uint8Array) =>
    subtle.importKey('raw', raw.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const own = imported(key);
  const before = previous && imported(previous);
  const opened = async (sealed: string, by: typeof own) =>
    new TextDecoder().decode((await compactDecrypt(sealed, await by)).plaintext);
  return {
    seal: async (text) =>
      new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(await own),
    open: (sealed) =>
      opened(sealed, own).catch((error: unknown) => {
        if (before === undefined) throw error;
        return opened(sealed, before);
      }),
  };
}
