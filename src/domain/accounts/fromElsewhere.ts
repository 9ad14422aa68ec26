import { z } from 'zod';
import { command } from '../door/command.js';
import { Role } from '../records/account.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';

/** Who somebody is at the sign-in of another house, and what its groups come to here. */
const Input = z.object({
  /** The issuer and the subject: what it says of the same person each time. */
  external: z.string().min(1),
  name: z.string().min(1).max(100),
  email: z.string().optional(),
  role: Role,
  organisations: z.array(z.string()).min(1).optional(),
});

/**
 * Whoever the configured house has let in, and whose groups have a role here, has an account that follows them: made at the first sign-in,
 * with today's role and companies at each. Companies have to be this operator's. One whose account was closed here stays out.
 */
export const admitFromElsewhere = command<z.output<typeof Input>>({
  name: 'account.admit',
  allowed: [],
  program: true,
  proof: 'none',
  input: Input,
  subject: () => 'account:external',
  run: async ({ tables, operator, input, ids }) => {
    const { external, name, email, role, organisations } = input;
    await tables.accounts.claim(`external:${external}`);
    const found = await Promise.all((organisations ?? []).map((id) => tables.organisations.get(id)));
    if (operator.profile.roles[role] === undefined || found.includes(undefined)) return refuse('account.refused');
    const [present] = await tables.accounts.where({ external });
    if (present !== undefined && present.disabledAt !== undefined) return refuse('account.refused');
    const id = present?.id ?? ids.next();
    const fresh = { id, operator: operator.profile.id, login: `external:${id}`, external };
    await tables.accounts.put({ ...(present ?? fresh), name, email: email ?? present?.email, role, organisations });
    return ok({ subject: `account:${id}`, reference: ids.code(REFERENCE_LENGTH), facts: { account: { code: id } } });
  },
});
