import { z } from 'zod';
import { command } from '../door/command.js';
import { roles } from '../records/account.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';
import { Switched } from '../terms/switched.js';
import { noticesFor, noticesOn } from './notices.js';

const Input = z.object({ notices: Switched });

/**
 * Kcell guide (C3): what somebody is told by mail, and in Teams beside where they asked. What tells of the account itself stays on
 * (`notice.fixed`), and nothing goes where there is no address or chat yet (`notice.noAddress`, `account.noTeams`).
 */
export const chooseNotices = command<z.output<typeof Input>>({
  name: 'account.chooseNotices',
  allowed: roles,
  proof: 'none',
  input: Input,
  subject: () => 'account:own',
  run: async (work) => {
    const { tables, actor, input, ids } = work;
    let account = await tables.accounts.get(actor.account);
    if (account === undefined) throw new Error('only somebody who has an account is told anything');
    const offered = noticesFor(work);
    for (const [id, on] of Object.entries(input.notices)) {
      const notice = offered.find((one) => one.id === id);
      if (notice === undefined) return refuse('value.choice');
      const problem = notice.closed?.(account);
      if (problem !== undefined) return { ok: false, problem };
      account = notice.turned(account, on);
    }
    await tables.accounts.put(account);
    return ok({
      subject: `account:${account.id}`,
      reference: ids.code(REFERENCE_LENGTH),
      facts: { notices: { list: noticesOn(work, account) } },
    });
  },
});
