import { z } from 'zod';
import { command } from '../door/command.js';
import { post } from '../door/outbox.js';
import { languageOf } from '../operator/index.js';
import { roles, STAFF } from '../records/account.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok } from '../terms/result.js';

/** The hash of the password that was chosen, and the sign-in that goes on: all others end. */
const Input = z.object({ passwordHash: z.string().min(1), session: z.string() });

/** Kcell guide (C3): one's own password is changed with the one there is. The owner is told. */
export const changePassword = command<z.output<typeof Input>>({
  name: 'account.changePassword',
  allowed: [...roles, STAFF],
  proof: 'password',
  input: Input,
  subject: () => 'account:own',
  run: async (work) => {
    const { tables, actor, input, now, ids, operator } = work;
    const account = await tables.accounts.get(actor.account);
    if (account === undefined) throw new Error('only somebody who has an account has a password');
    const at = now.toISOString();
    await tables.accounts.put({
      ...account,
      passwordHash: input.passwordHash,
      passwordTried: undefined,
      triesFrom: at,
    });
    for (const { id } of await tables.sessions.where({ account: account.id }))
      if (id !== input.session) await tables.sessions.remove(id);
    for (const { id } of await tables.challenges.where({ account: account.id })) await tables.challenges.remove(id);
    if (account.email !== undefined) {
      const told = { account: account.id, what: 'passwordChanged', at, to: account.email } as const;
      await post(work, { kind: 'email.accountChanged', ...told, language: languageOf(operator, account) });
    }
    return ok({ subject: `account:${account.id}`, reference: ids.code(REFERENCE_LENGTH), facts: {} });
  },
});
