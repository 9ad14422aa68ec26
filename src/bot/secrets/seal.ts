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

export function createSeal(key: Uint8Array): Seal {
  // Imported once: to do so costs as much as to seal.
  const own = subtle.importKey('raw', key.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    seal: async (text) =>
      new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(await own),
    open: async (sealed) => new TextDecoder().decode((await compactDecrypt(sealed, await own)).plaintext),
  };
}
