import { z } from 'zod';
import { command } from '../door/command.js';
import { companiesOf, roles } from '../records/account.js';
import { calledOf } from '../records/organisation.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';

const Input = z.object({ organisation: z.string() });

/**
 * Somebody goes on for another of their companies (C4). Which one it is stands in the conversation, so two windows may
 * work for two companies; this leaves the line in the audit. One that is not theirs answers like one that nobody has.
 */
export const chooseOrganisation = command<z.output<typeof Input>>({
  name: 'account.chooseOrganisation',
  allowed: roles,
  proof: 'none',
  input: Input,
  subject: ({ organisation }) => `organisation:${organisation}`,
  run: async ({ tables, actor, input, ids, now }) => {
    const account = await tables.accounts.get(actor.account);
    const organisation = await tables.organisations.get(input.organisation);
    const own = account !== undefined && companiesOf(account, now).includes(input.organisation);
    if (organisation === undefined || !own) return refuse('organisation.unknown');
    return ok({ reference: ids.code(REFERENCE_LENGTH), facts: { organisation: { name: calledOf(organisation) } } });
  },
});
