import { z } from 'zod';
import { command } from '../door/command.js';
import { roles, STAFF } from '../records/account.js';
import { Language } from '../terms/language.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok } from '../terms/result.js';

const Input = z.object({ language: Language, account: z.string() });

/** Remembers in which language somebody is spoken to, on every channel. `account` is their own: nobody changes another's. */
export const changeLanguage = command<z.output<typeof Input>>({
  name: 'account.changeLanguage',
  allowed: [...roles, STAFF],
  proof: 'none',
  input: Input,
  subject: ({ account }) => `account:${account}`,
  run: async ({ tables, actor, input, ids }) => {
    const account = await tables.accounts.get(actor.account);
    if (account === undefined || input.account !== actor.account) throw new Error('only their own language is theirs');
    await tables.accounts.put({ ...account, language: input.language });
    return ok({ reference: ids.code(REFERENCE_LENGTH), facts: {} });
  },
});
