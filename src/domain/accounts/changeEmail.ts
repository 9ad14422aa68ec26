import { z } from 'zod';
import type { Check } from '../door/check.js';
import { command } from '../door/command.js';
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
 * Kcell guide (C3): one's own e-mail address is changed with the password. Whoever has an address proves with a code sent there,
 * too, that it is still theirs: from the address a lost password is found again. Refused where it is that address already.
 */
export const changeEmail = command<z.output<typeof Input>>({
  name: 'account.changeEmail',
  allowed: roles,
  proof: 'password',
  more: async ({ tables, actor }) => ((await tables.accounts.get(actor.account))?.email === undefined ? [] : CODE),
  input: Input,
  subject: () => 'account:own',
  run: async ({ tables, actor, input, ids }) => {
    const account = await tables.accounts.get(actor.account);
    if (account === undefined) throw new Error('only somebody who has an account has an address');
    if (account.email === input.email) return refuse('account.sameEmail');
    await tables.accounts.put({ ...account, email: input.email });
    return ok({
      subject: `account:${account.id}`,
      reference: ids.code(REFERENCE_LENGTH),
      facts: { email: { text: input.email } },
    });
  },
});
