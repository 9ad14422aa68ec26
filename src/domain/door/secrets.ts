/** What a SIM card is unlocked with, as its maker or the network knows it. */
export interface SimCodes {
  readonly pin1: string;
  readonly pin2: string;
  readonly puk1: string;
  readonly puk2: string;
}

/**
 * Secrets that are kept by others. They are read at the moment at which they are shown; no answer is kept, logged or asked for
 * ahead. Undefined: there is none. Throws while it cannot be reached.
 */
export interface SecretSources {
  simCodes(sim: { readonly operator: string; readonly iccid: string }): Promise<SimCodes | undefined>;
}
