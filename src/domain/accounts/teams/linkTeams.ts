import { z } from 'zod';
import { command, type Work } from '../../door/command.js';
import { hasTeams, mayHold } from '../../operator/index.js';
import { type Account, roles, type TeamsLink } from '../../records/account.js';
import { REFERENCE_LENGTH } from '../../terms/reference.js';
import { fine, ok, type Result, refuse } from '../../terms/result.js';
import { isGood } from './code.js';
import { tenantOf } from './person.js';

/** Who it is in Teams, and the digest of the code that they typed; without one, the sign-in of their company said who they are. */
const Input = z.object({ entra: z.string().min(1), code: z.string().optional() });
type Input = z.output<typeof Input>;

/**
 * In no guide: somebody of Teams holds this account from now on. It is done as the account itself, by whoever typed the code that was
 * shown to it, or whom their company has signed in. An account has one such person and a person one account. Refused where the code is
 * good no more (`teams.code`), where its tenant may not hold the account (`teams.tenant`), and where either has another one (`teams.linked`).
 */
export const linkTeams = command<Input>({
  name: 'account.linkTeams',
  allowed: roles,
  offered: hasTeams,
  proof: 'none',
  input: Input,
  subject: () => 'account:own',
  run: async (work) => {
    const { tables, actor, input, now, ids } = work;
    // Of two who link the same person or the same account at once, the second sees what came of the first.
    await tables.accounts.claim(`entra:${input.entra}`);
    await tables.accounts.claim(`teams:${actor.account}`);
    const account = await tables.accounts.get(actor.account);
    if (account === undefined) return refuse('teams.code');
    const open = await linkable(work, account);
    if (!open.ok) return open;
    await tables.teamsCodes.remove(account.id);
    const teamsLink: TeamsLink = { linkedAt: now.toISOString(), by: input.code === undefined ? 'signOn' : 'code' };
    const { code } = input;
    const linked = { ...account, entra: input.entra, teamsLink: { ...teamsLink, ...(code !== undefined && { code }) } };
    await tables.accounts.put(linked);
    return ok({
      ...{ subject: `account:${account.id}`, reference: ids.code(REFERENCE_LENGTH) },
      facts: { login: { text: account.login } },
    });
  },
});

async function linkable(
  { tables, operator, input: { code, entra }, now }: Work<Input>,
  account: Account,
): Promise<Result<undefined>> {
  const held = code === undefined ? undefined : await tables.teamsCodes.get(account.id);
  if (code !== undefined && (held?.digest !== code || !isGood(held, now))) return refuse('teams.code');
  if (!mayHold(operator, tenantOf(entra), account)) return refuse('teams.tenant');
  const others = await tables.accounts.where({ entra });
  return account.entra === undefined && others.length === 0 ? fine : refuse('teams.linked');
}
