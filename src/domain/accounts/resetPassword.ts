import { z } from 'zod';
import { command } from '../door/command.js';
import { post } from '../door/outbox.js';
import { languageOf } from '../operator/index.js';
import { roles, STAFF } from '../records/account.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';
import { hasEnded } from './accessCodes.js';
import { endSessionsOf } from './endSessions.js';

/** The digest of the code's ticket or of the link's secret, and the hash of the password that was chosen. */
const Input = z.object({ challenge: z.string().min(1), passwordHash: z.string().min(1) });

/**
 * Kcell guide (C1, C2), and any account's: the first password, or another one in the place of a forgotten one, chosen with a code that was
 * right or with a link. It is done as the account itself; once, since all its codes and links end with it, as do all its sign-ins. Where
 * there is an address its owner is told.
 */
export const resetPassword = command<z.output<typeof Input>>({
  name: 'account.resetPassword',
  allowed: [...roles, STAFF],
  proof: 'none',
  input: Input,
  subject: () => 'account:own',
  run: async (work) => {
    const { tables, actor, input, now, ids, operator } = work;
    const challenge = await tables.challenges.get(input.challenge);
    const account = await tables.accounts.get(actor.account);
    const good = challenge?.right === true && !hasEnded(challenge, now) && challenge.account === actor.account;
    if (account === undefined || account.disabledAt !== undefined || !good) return refuse('access.gone');
    const { passwordHash } = input;
    const first = account.passwordHash === undefined;
    const at = now.toISOString();
    await tables.accounts.put({
      ...{ ...account, passwordHash, passwordTried: undefined, triesFrom: at },
      ...(!first && { passwordResetAt: at }),
    });
    for (const one of await tables.challenges.where({ account: account.id })) await tables.challenges.remove(one.id);
    await endSessionsOf(tables, account.id);
    if (!first && account.email !== undefined) {
      const told = { account: account.id, what: 'passwordReset', at, to: account.email } as const;
      await post(work, { kind: 'email.accountChanged', ...told, language: languageOf(operator, account) });
    }
    return ok({ subject: `account:${account.id}`, reference: ids.code(REFERENCE_LENGTH), facts: {} });
  },
});
