import type { Clock, Digest, Ids, Store } from '../../door/ports.js';
import type { FreshCode } from '../../door/secrets.js';
import type { Account } from '../../records/account.js';
import type { TeamsCode } from '../../records/teamsCode.js';
import { plainSigns } from '../../terms/plainText.js';

/** How long a code is good from when it is shown. */
const CODE_MS = 10 * 60_000;
/** Of two presses at once one has the code: the other one would make an end of it. */
const PAUSE_MS = 5_000;
/** Of 31 signs: 39 bits, of which somebody may try five. */
const LENGTH = 8;
const HALF = LENGTH / 2;

interface CodePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  /** A keyed one: of a stolen store nobody can try out which code it was. */
  readonly digest: Digest;
}

/** Makes a code for an account, `ABCD-2345`, and keeps its digest: an earlier one is void. Undefined where one was made a moment ago. */
export const makeTeamsCode =
  ({ store, clock, ids, digest }: CodePorts) =>
  async (of: { readonly operator: string; readonly account: string }): Promise<FreshCode | undefined> => {
    const code = ids.code(LENGTH);
    return store.transaction(async ({ teamsCodes }) => {
      const now = clock.now();
      const before = await teamsCodes.get(of.account);
      if (before !== undefined && Date.parse(before.issuedAt) + PAUSE_MS > now.getTime()) return undefined;
      const until = new Date(now.getTime() + CODE_MS).toISOString();
      await teamsCodes.put({
        ...{ id: of.account, operator: of.operator, digest: digest(code) },
        ...{ issuedAt: now.toISOString(), expiresAt: until },
      });
      return { code: `${code.slice(0, HALF)}-${code.slice(HALF)}`, until };
    });
  };

/** What somebody typed as a code, as its digest was made; undefined where it can be none. */
export function typedCode(text: string): string | undefined {
  const code = plainSigns(text).replaceAll(/[\s-]/g, '').toUpperCase();
  return /^[2-9A-HJ-NP-Z]{8}$/.test(code) ? code : undefined;
}

/** Whether a code is good still. */
export const isGood = ({ expiresAt }: TeamsCode, now: Date): boolean => Date.parse(expiresAt) > now.getTime();

/** The account that a good code is for. */
export const accountOfCode = (
  { store, clock }: Pick<CodePorts, 'store' | 'clock'>,
  digest: string,
): Promise<Account | undefined> =>
  store.read(async ({ teamsCodes, accounts }) => {
    const [held] = await teamsCodes.where({ digest });
    return held !== undefined && isGood(held, clock.now()) ? accounts.get(held.id) : undefined;
  });
