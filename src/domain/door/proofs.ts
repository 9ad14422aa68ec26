import type { Account, Tried } from '../records/account.js';
import type { Proof } from '../records/receipt.js';
import type { Tables } from '../records/tables.js';
import { fine, type Result, refuse } from '../terms/result.js';
import type { Asking } from './asking.js';
import type { Command } from './command.js';
import { hasEnded } from './oneTimeCode.js';

/** Which secret: a one-time code is good for one command, and ends. */
export interface Wanted {
  readonly proof: Proof;
  readonly commandId: string;
  readonly now: Date;
}

/** A secret as it is kept, with how often it was tried. */
export interface Held extends Tried {
  readonly hash: string;
}

/** Where one is kept. */
interface Keeping {
  held(account: Account, wanted: Wanted): Held | undefined;
  tried(account: Account, tried: Tried): Account;
  /** With another hash of the same secret. */
  hashed(account: Account, hash: string): Account;
}

const UNTRIED: Tried = { wrong: 0, tries: [] };
const keeping: Readonly<Record<Proof, Keeping>> = {
  pin: {
    held: ({ pin }) => pin,
    tried: (account, tried) => (account.pin ? { ...account, pin: { hash: account.pin.hash, ...tried } } : account),
    hashed: (account, hash) => (account.pin ? { ...account, pin: { ...account.pin, hash } } : account),
  },
  password: {
    held: ({ passwordHash: hash, passwordTried = UNTRIED }) =>
      hash === undefined ? undefined : { ...passwordTried, hash },
    tried: (account, passwordTried) => ({ ...account, passwordTried }),
    hashed: (account, passwordHash) => ({ ...account, passwordHash }),
  },
  oneTimeCode: {
    held: ({ oneTimeCode: code }, { commandId, now }) =>
      code?.hash !== undefined && code.commandId === commandId && !hasEnded(code, now)
        ? { hash: code.hash, wrong: code.wrong, lockedUntil: code.lockedUntil, tries: code.tries }
        : undefined,
    tried: (account, tried) =>
      account.oneTimeCode ? { ...account, oneTimeCode: { ...account.oneTimeCode, ...tried } } : account,
    // It is over in minutes.
    hashed: (account) => account,
  },
};

/** The secret that an account proves something with; undefined where it has none. */
export const heldOf = (account: Account | undefined, wanted: Wanted): Held | undefined =>
  account && keeping[wanted.proof].held(account, wanted);

/** Keeps how often a secret was tried. */
export const keepTried = (
  { accounts }: Pick<Tables, 'accounts'>,
  account: Account,
  proof: Proof,
  tried: Tried,
): Promise<void> => accounts.put(keeping[proof].tried(account, tried));

/** Keeps another hash of the same secret. */
export const keepHash = (
  { accounts }: Pick<Tables, 'accounts'>,
  account: Account,
  proof: Proof,
  hash: string,
): Promise<void> => accounts.put(keeping[proof].hashed(account, hash));

/**
 * Whether a secret may be tried now: not where there is none (`pin.none`, `password.none`, `oneTimeCode.none`), nor while it is
 * locked (`….locked`, with the minutes left).
 */
export function proofOpen(account: Account | undefined, wanted: Wanted): Result<undefined> {
  const { proof, now } = wanted;
  const held = heldOf(account, wanted);
  if (held === undefined) return refuse(`${proof}.none`);
  const left = held.lockedUntil === undefined ? 0 : Date.parse(held.lockedUntil) - now.getTime();
  return left > 0 ? refuse(`${proof}.locked`, { count: Math.ceil(left / 60_000) }) : fine;
}

/** What a command wants shown whatever the input is. */
export const alwaysWanted = ({ proof }: Pick<Command<never>, 'proof'>): readonly Proof[] =>
  proof === 'none' ? [] : [proof];

/** What a command wants shown for this input, in the order in which it is asked for. */
export async function proofsOf<I>(
  command: Pick<Command<I>, 'proof' | 'more'>,
  asking: Asking & { readonly input: I },
): Promise<readonly Proof[]> {
  return [...alwaysWanted(command), ...((await command.more?.(asking)) ?? [])];
}
