import { z } from 'zod';
import type { Check } from '../door/check.js';
import { command } from '../door/command.js';
import { roles } from '../records/account.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';

/** Where nobody has written to us, nothing can be said by itself. */
export const reachedInTeams: Check<object, boolean> = async ({ tables, actor }, _, wanted) => {
  const account = wanted ? await tables.accounts.get(actor.account) : undefined;
  return wanted && account?.teamsChat === undefined ? refuse('account.noTeams') : ok(wanted);
};

const Input = z.object({ teams: z.boolean() });

/** Whether somebody is told in Teams, too, what becomes of what they asked for elsewhere. */
export const chooseNotices = command<z.output<typeof Input>>({
  name: 'account.chooseNotices',
  allowed: roles,
  proof: 'none',
  input: Input,
  subject: () => 'account:own',
  run: async ({ tables, actor, input, ids }) => {
    const account = await tables.accounts.get(actor.account);
    if (account === undefined) throw new Error('only somebody who has an account is told anything');
    if (input.teams && account.teamsChat === undefined) return refuse('account.noTeams');
    const { toldIn: _, ...left } = account;
    await tables.accounts.put({ ...left, ...(input.teams && { toldIn: 'teams' }) });
    return ok({
      subject: `account:${account.id}`,
      reference: ids.code(REFERENCE_LENGTH),
      facts: { teams: { word: input.teams ? 'on' : 'off' } },
    });
  },
});
