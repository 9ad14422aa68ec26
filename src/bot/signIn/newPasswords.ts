import type { NewPasswords } from '../../domain/accounts/newPasswords.js';
import type { Hasher } from '../../domain/door/ports.js';
import type { Account, Actor } from '../../domain/records/account.js';
import { ok, refuse } from '../../domain/terms/result.js';
import { Sealed } from '../../domain/values/sealed.js';
import type { Seal } from '../secrets/seal.js';
import { knownBy, passwordRefusals, problemOf } from './passwordStrength.js';

interface NewPasswordPorts extends Seal {
  readonly hasher: Hasher;
  accountOf(id: string): Promise<Account | undefined>;
}

/** Passwords that are chosen by whoever is signed in, in the chat and on the page about signing in. */
export function makeNewPasswords({ accountOf, hasher, seal, open }: NewPasswordPorts): NewPasswords {
  return {
    choose: async (password, { account: id, operator }) => {
      const account = await accountOf(id);
      if (account === undefined) return refuse('password.none');
      const problem = await problemOf({ password, again: password, own: knownBy(account, operator) });
      if (problem !== undefined) return refuse(passwordRefusals[problem]);
      return ok(Sealed.parse(await seal(await hasher.hash(password, id))));
    },
    repeat: async (typed, chosen, { account }: Actor) =>
      (await hasher.matches(typed, await open(chosen), account)) ? ok(chosen) : refuse('password.different'),
  };
}
