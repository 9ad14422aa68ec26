import { z } from 'zod';
import { command } from '../door/command.js';
import { post } from '../door/outbox.js';
import { languageOf } from '../operator/index.js';
import { roles, STAFF } from '../records/account.js';
import { Passkey } from '../records/passkey.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';

/** So many an account has at the most. */
const MOST = 10;

const Registered = Passkey.pick({ id: true, publicKey: true, counter: true, transports: true, name: true });

/** Somebody registers a passkey as a second way in, with their password. */
export const registerPasskey = command<z.output<typeof Registered>>({
  name: 'passkey.register',
  allowed: [...roles, STAFF],
  proof: 'password',
  input: Registered,
  subject: () => 'account:own',
  run: async (work) => {
    const { tables, actor, operator, input, now, ids } = work;
    const present = await tables.passkeys.where({ account: actor.account });
    if (present.length >= MOST || (await tables.passkeys.get(input.id)) !== undefined) return refuse('passkey.refused');
    const own = { operator: operator.profile.id, account: actor.account, createdAt: now.toISOString() };
    await tables.passkeys.insert({ ...input, ...own });
    const account = await tables.accounts.get(actor.account);
    if (account?.email !== undefined) {
      const told = { account: account.id, what: 'passkey', at: own.createdAt, to: account.email } as const;
      await post(work, { kind: 'email.accountChanged', ...told, language: languageOf(operator, account) });
    }
    return ok({ subject: `account:${actor.account}`, reference: ids.code(REFERENCE_LENGTH), facts: {} });
  },
});

const Named = z.object({ passkey: z.string() });

/** Somebody takes a passkey of their own away: nobody signs in with it any more. */
export const removePasskey = command<z.output<typeof Named>>({
  name: 'passkey.remove',
  allowed: [...roles, STAFF],
  proof: 'none',
  input: Named,
  subject: () => 'account:own',
  run: async ({ tables, actor, input, ids }) => {
    const found = await tables.passkeys.get(input.passkey);
    if (found?.account !== actor.account) return refuse('passkey.unknown');
    await tables.passkeys.remove(found.id);
    return ok({ subject: `account:${actor.account}`, reference: ids.code(REFERENCE_LENGTH), facts: {} });
  },
});
