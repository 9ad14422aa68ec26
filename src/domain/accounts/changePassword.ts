import { z } from 'zod';
import type { Check } from '../door/check.js';
import { command, type Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import { languageOf } from '../operator/index.js';
import { roles, STAFF } from '../records/account.js';
import type { Session } from '../records/session.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';
import { Sealed } from '../values/sealed.js';

/**
 * The hash of the password that was chosen, and the same for having typed it again, as `NewPasswords` gives both. `session`: the sign-in
 * that goes on, where it is not the one of the conversation.
 */
const Input = z.object({ password: Sealed, again: Sealed, session: z.string().optional() });
type Input = z.output<typeof Input>;

/** The new password was typed twice alike. */
export const typedAlike: Check<{ newPassword: string }> = (_, { newPassword }, again) =>
  again === newPassword ? ok(again) : refuse('password.different');

/** Kcell guide (C3): one's own password is changed with the one there is. All other sign-ins end, and the owner is told. */
export const changePassword = command<Input>({
  name: 'account.changePassword',
  allowed: [...roles, STAFF],
  proof: 'password',
  input: Input,
  subject: () => 'account:own',
  run: async (work) => {
    const { tables, actor, input, now, ids, operator, open } = work;
    if (input.password !== input.again) return refuse('password.different');
    const account = await tables.accounts.get(actor.account);
    if (account === undefined) throw new Error('only somebody who has an account has a password');
    const at = now.toISOString();
    await tables.accounts.put({
      ...account,
      passwordHash: await open(input.password),
      passwordTried: undefined,
      triesFrom: at,
    });
    const others = (await tables.sessions.where({ account: account.id })).filter((one) => !goesOn(work, one));
    for (const { id } of others) await tables.sessions.remove(id);
    for (const { id } of await tables.challenges.where({ account: account.id })) await tables.challenges.remove(id);
    if (account.email !== undefined) {
      const told = { account: account.id, what: 'passwordChanged', at, to: account.email } as const;
      await post(work, { kind: 'email.accountChanged', ...told, language: languageOf(operator, account) });
    }
    return ok({
      subject: `account:${account.id}`,
      reference: ids.code(REFERENCE_LENGTH),
      facts: { ended: { count: others.length } },
    });
  },
});

/** Whether it is the sign-in in which this was asked for. */
const goesOn = ({ input, actor }: Pick<Work<Input>, 'input' | 'actor'>, { id, conversations }: Session): boolean =>
  id === input.session || Object.values(conversations).includes(actor.conversation);
