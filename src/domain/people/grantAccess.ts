import { z } from 'zod';
import { grantTo, takeFrom } from '../accounts/grants.js';
import { lookingBack } from '../accounts/lookingBack.js';
import { command, type Work } from '../door/command.js';
import { ruled } from '../operator/index.js';
import { withdrawAskedBy } from '../orders/endedApprovals.js';
import { type Account, companiesOf } from '../records/account.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { hasProfiles, holdPeople } from './profiles.js';

const Granted = z.object({ login: z.string().trim().toLowerCase().min(1), until: z.iso.datetime().optional() });

/**
 * Kcell guide (C4, FAQ 1): a company lets an account that there is already work for it, until then or until it takes that back. It is
 * granted by somebody who works for it; the operator does it on the company's application.
 */
export const grantAccess = command<z.output<typeof Granted>>({
  name: 'organisation.grant',
  allowed: lookingBack,
  offered: ruled('stateNames'),
  proof: 'none',
  input: Granted,
  subject: () => 'account:unknown',
  run: async (work) => {
    const { actor, input, now, tables } = work;
    const company = await heldCompany(work);
    if (!company.ok) return company;
    if (input.until !== undefined && Date.parse(input.until) <= now.getTime()) return refuse('date.past');
    const account = await accountNamed(work, input.login);
    // An account of another kind, such as an agent's, works for no company; nor does one that is bound to a line. Whoever grants is not
    // told which logins there are: the answer is the same, and nothing is granted.
    const fits = account?.line === undefined && (account?.role === actor.role || account?.role === 'subscriber');
    if (account !== undefined && fits)
      await grantTo(work, account, { organisation: company.value, role: actor.role, until: input.until });
    return ok(await done(work, tables, company.value));
  },
});

const Revoked = Granted.pick({ login: true });

/**
 * The company takes it back, at once. Nobody takes back their own, so that there is always somebody who works for the company; who has a
 * profile there is removed with it (T16).
 */
export const revokeAccess = command<z.output<typeof Revoked>>({
  name: 'organisation.revoke',
  allowed: lookingBack,
  offered: ruled('stateNames'),
  proof: 'none',
  input: Revoked,
  subject: () => 'account:unknown',
  run: async (work) => {
    const { actor, input, now, tables } = work;
    const company = await heldCompany(work);
    if (!company.ok) return company;
    const account = await accountNamed(work, input.login);
    const has = account !== undefined && companiesOf(account, now).includes(company.value);
    if (!has) return refuse('user.unknown');
    if (account.id === actor.account) return refuse('profile.own');
    if (hasProfiles(work) && (await tables.profiles.where({ account: account.id })).length > 0)
      return refuse('user.unknown');
    await withdrawAskedBy(work, company.value, account.id);
    await takeFrom(work, account, company.value);
    return ok({ ...(await done(work, tables, company.value)), subject: `account:${account.id}` });
  },
});

/** The company of whoever acts, whose people nobody else changes meanwhile. Refused where it was taken from them just now. */
async function heldCompany({ tables, actor, now }: Work<unknown>): Promise<Result<string>> {
  await holdPeople(tables, actor.organisation);
  const own = await tables.accounts.get(actor.account);
  const company = own && companiesOf(own, now).find((one) => one === actor.organisation);
  return company === undefined ? refuse('actor.notAllowed') : ok(company);
}

async function accountNamed({ tables, operator }: Work<unknown>, login: string): Promise<Account | undefined> {
  const [account] = await tables.accounts.where({ operator: operator.profile.id, login });
  return account;
}

async function done({ ids }: Work<unknown>, { organisations }: Work<unknown>['tables'], organisation: string) {
  const company = await organisations.get(organisation);
  return {
    reference: ids.code(REFERENCE_LENGTH),
    facts: { ...(company && { organisation: { name: company.name } }) },
  };
}
