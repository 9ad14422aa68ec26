import { z } from 'zod';
import { command } from '../../door/command.js';
import { hasTeams } from '../../operator/index.js';
import { roles } from '../../records/account.js';
import { REFERENCE_LENGTH } from '../../terms/reference.js';
import { ok, refuse } from '../../terms/result.js';
import { isWithinReach } from './links.js';

const Input = z.object({ link: z.string() });

/**
 * In no guide: an account is nobody's in Teams any more, at once: one's own, or one of the company that one looks after. A code that
 * was shown for it is void, too.
 */
export const unlinkTeams = command<z.output<typeof Input>>({
  name: 'account.unlinkTeams',
  allowed: roles,
  offered: hasTeams,
  proof: 'none',
  input: Input,
  subject: ({ link }) => `account:${link}`,
  run: async (work) => {
    const { tables, input, ids } = work;
    await tables.accounts.claim(`teams:${input.link}`);
    const account = await tables.accounts.get(input.link);
    if (account?.entra === undefined || !isWithinReach(work, account)) return refuse('teams.unknown');
    const { entra: _person, teamsLink: _link, ...left } = account;
    await tables.accounts.put(left);
    await tables.teamsCodes.remove(account.id);
    return ok({
      ...{ subject: `account:${account.id}`, reference: ids.code(REFERENCE_LENGTH) },
      facts: { name: { text: account.name } },
    });
  },
});
