import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { CompactEncrypt } from 'jose/jwe/compact/encrypt';

/** Makes texts unreadable in state: JWE, AES-256-GCM with the first 32 bytes of the key. */
export interface Seal {
  seal(text: string): Promise<string>;
  /** Throws on what this key did not seal. */
  open(sealed: string): Promise<string>;
}

export function createSeal(key: Uint8Array): Seal {
  const own = key.subarray(0, 32);
  return {
    seal: (text) =>
      new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(own),
    open: async (sealed) => new TextDecoder().decode((await compactDecrypt(sealed, own)).plaintext),
  };
}
