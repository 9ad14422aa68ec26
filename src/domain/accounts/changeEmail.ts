import { z } from 'zod';
import type { Check } from '../door/check.js';
import { command } from '../door/command.js';
import { post } from '../door/outbox.js';
import { languageOf } from '../operator/index.js';
import { roles } from '../records/account.js';
import type { Proof } from '../records/receipt.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';
import { email } from '../values/text.js';

/** An address that is not one's own already. */
export const anotherEmail: Check<object> = async ({ tables, actor }, _, typed) =>
  (await tables.accounts.get(actor.account))?.email === typed ? refuse('account.sameEmail') : ok(typed);

const Input = z.object({ email });
const CODE: readonly Proof[] = ['oneTimeCode'];

/**
 * Kcell guide (C3): one's own e-mail address is changed with the password. In the place of an address that there is, the new one is shown
 * to be theirs with a code that is sent to it: from it a lost password is found again; the old one is told. Refused where it is that
 * address already.
 */
export const changeEmail = command<z.output<typeof Input>>({
  name: 'account.changeEmail',
  allowed: roles,
  proof: 'password',
  more: async ({ tables, actor }) => ((await tables.accounts.get(actor.account))?.email === undefined ? [] : CODE),
  codeTo: ({ email: to }) => to,
  input: Input,
  subject: () => 'account:own',
  run: async (work) => {
    const { tables, actor, input, ids, now, operator } = work;
    const account = await tables.accounts.get(actor.account);
    if (account === undefined) throw new Error('only somebody who has an account has an address');
    if (account.email === input.email) return refuse('account.sameEmail');
    await tables.accounts.put({ ...account, email: input.email });
    if (account.email !== undefined) {
      const told = { account: account.id, what: 'emailChanged', at: now.toISOString(), to: account.email } as const;
      await post(work, { kind: 'email.accountChanged', ...told, language: languageOf(operator, account) });
    }
    return ok({
      subject: `account:${account.id}`,
      reference: ids.code(REFERENCE_LENGTH),
      facts: { email: { text: input.email } },
    });
  },
});
