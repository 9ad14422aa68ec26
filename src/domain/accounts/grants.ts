import type { Work } from '../door/command.js';
import type { Account, Role } from '../records/account.js';
import type { Grant } from '../records/grant.js';
import type { Tables } from '../records/tables.js';

/** What a grant is written with. */
export type Granting = Pick<Work<unknown>, 'tables' | 'ids' | 'now' | 'actor'>;

/** Which company lets an account work for it, as what and until when. */
export interface Granted {
  readonly organisation: string;
  readonly role: Role;
  /** Who grants it, where that is not whoever acts: an invitation is an earlier manager's. */
  readonly by?: string | undefined;
  /** ISO 8601; without it, until it is taken back. */
  readonly until?: string | undefined;
}

/** The company lets somebody's account work for it from now on (C4). One that did already is let anew: the grant before it ends. */
export async function grantTo(
  work: Granting,
  account: Account,
  { organisation, role, until, by = work.actor.account }: Granted,
): Promise<void> {
  const { tables, ids, now } = work;
  await endGrants(work, account.id, organisation);
  const { [organisation]: _before, ...others } = account.until ?? {};
  const ends = until === undefined ? others : { ...others, [organisation]: until };
  await tables.grants.insert({
    ...{ id: ids.next(), operator: account.operator, organisation, account: account.id },
    ...{ grantedBy: by, grantedAt: now.toISOString(), ...(until !== undefined && { until }) },
  });
  const organisations = [...new Set([...(account.organisations ?? []), organisation])];
  await tables.accounts.put({ ...account, role, organisations, until: unlessEmpty(ends) });
}

/**
 * The company lets an account work for it no more, at once: what it had begun for the company goes with it, and where it works for no
 * other, it is nobody's manager any more and its sign-ins end. Gives the account as it is then.
 */
export async function takeFrom(work: Granting, account: Account, organisation: string): Promise<Account> {
  const { tables } = work;
  await endGrants(work, account.id, organisation);
  const organisations = (account.organisations ?? []).filter((id) => id !== organisation);
  const { [organisation]: _gone, ...until } = account.until ?? {};
  const works = organisations.length > 0;
  const left = {
    ...{ ...account, role: works ? account.role : 'subscriber', organisations: works ? organisations : undefined },
    until: unlessEmpty(until),
  } as const;
  await tables.accounts.put(left);
  await dropBegun(tables, account.id, organisation);
  if (!works)
    for (const { id } of await tables.sessions.where({ account: account.id })) await tables.sessions.remove(id);
  return left;
}

/** An account from before grants were written down has none to end: that it had one is written now. */
async function endGrants({ tables, ids, now, actor }: Granting, account: string, organisation: string): Promise<void> {
  const found = (await tables.grants.where({ account })).filter((one) => one.organisation === organisation);
  const open = found.filter(({ endedAt }) => endedAt === undefined);
  const at = now.toISOString();
  const ended = { endedAt: at, endedBy: actor.account };
  for (const grant of open) await tables.grants.put({ ...grant, ...ended });
  const held = (await tables.accounts.get(account))?.organisations?.includes(organisation) === true;
  if (found.length > 0 || !held) return;
  const before: Grant = { id: ids.next(), operator: actor.operator, organisation, account, grantedAt: at, ...ended };
  await tables.grants.insert(before);
}

/** What somebody has begun for a company: their drafts, and the lines that they chose. */
async function dropBegun({ drafts, selections }: Tables, account: string, organisation: string): Promise<void> {
  for (const draft of await drafts.where({ account }))
    if (draft.organisation === organisation) await drafts.remove(draft.id);
  for (const chosen of await selections.where({ account }))
    if (chosen.organisation === organisation) await selections.remove(chosen.id);
}

const unlessEmpty = (until: Record<string, string>): Account['until'] =>
  Object.keys(until).length === 0 ? undefined : until;
