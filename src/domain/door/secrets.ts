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

/** A code that is made here as it is shown, of which a digest stays, and until when it is good (ISO 8601). */
export interface FreshCode {
  readonly code: string;
  readonly until: string;
}

/** Everything that is shown once: what others keep, and what is made here. */
export interface ShownSecrets extends SecretSources {
  /** A code that links an account to somebody in Teams. Undefined: one was made a moment ago. */
  teamsCode(of: { readonly operator: string; readonly account: string }): Promise<FreshCode | undefined>;
}
