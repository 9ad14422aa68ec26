import type { Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import { textsOf } from '../lines/sought.js';
import { withdrawAskedBy } from '../orders/endedApprovals.js';
import { type Account, nobodysLogin } from '../records/account.js';
import type { Line } from '../records/line.js';
import type { LineUser } from '../records/lineUser.js';
import { OutboxRow } from '../records/outbox.js';
import { filesOf } from '../records/request.js';
import type { ReadTables } from '../records/tables.js';
import type { UserProfile } from '../records/userProfile.js';
import { draftsNaming } from './dataSubject.js';
import type { Named } from './namedIn.js';
import { accountIs } from './profiles.js';
import { emptied, requestsAbout } from './requestsAbout.js';

/** What was written about who uses a line, and the line, once there is one. */
export interface Used {
  readonly line?: Line | undefined;
  readonly user?: LineUser | undefined;
}

type Forgetting = Work<unknown>;

/** Takes out what was written that names somebody: drafts go, requests to the staff are emptied, their files are removed. */
export async function forgetWritten(work: Forgetting, named: Named): Promise<void> {
  const { tables } = work;
  for (const { id } of await draftsNaming(tables, named)) await tables.drafts.remove(id);
  for (const request of await requestsAbout(tables, named)) {
    await tables.requests.put(emptied(request));
    if (filesOf(request).length > 0) await post(work, { kind: 'request.files', request: request.id });
  }
}

/**
 * Takes a profile out of its company: invitations that have not gone out, what it asked a second administrator for, and its account,
 * where that is no other company's. Drafts are nobody else's to go on with: they go.
 */
export async function forgetProfile(work: Forgetting, profile: UserProfile): Promise<void> {
  const { tables } = work;
  for (const { id, state } of await invitationsTo(tables, profile))
    if (state !== 'sent') await tables.outbox.remove(id);
  await withdrawAskedBy(work, profile.organisation, profile.account);
  const account = await accountIs(work, profile, 'gone');
  await tables.profiles.remove(profile.id);
  if (account === undefined || account.organisations !== undefined || account.memberOf !== undefined) return;
  for (const { id } of await tables.drafts.where({ account: account.id })) await tables.drafts.remove(id);
  // A code that was shown a moment ago would give the emptied account to somebody in Teams.
  await tables.accounts.claim(`teams:${account.id}`);
  await tables.teamsCodes.remove(account.id);
  await tables.accounts.put(nobodys(account));
}

/** The invitations of a profile that the living store still has. */
export async function invitationsTo({ outbox }: ReadTables, { id }: UserProfile): Promise<OutboxRow[]> {
  const all = await Promise.all(OutboxRow.shape.state.options.map((state) => outbox.where({ state })));
  return all.flat().filter(({ message }) => message.profile === id);
}

/** An account with which nobody signs in, and which names nobody: orders and the audit lead to it. */
const nobodys = ({ id, operator, role }: Account): Account => ({
  ...{ id, operator, role },
  ...{ login: nobodysLogin(id), name: '' },
});

/**
 * Takes the user's data off a line, which works on: it has no user then, and another one can be written. Of a line that is still to
 * come there are only these data.
 */
export async function forgetUser({ tables }: Forgetting, { line, user }: Used): Promise<void> {
  if (user !== undefined) await tables.lineUsers.remove(user.id);
  if (line === undefined) return;
  const { user: _name, description: _what, language: _spoken, userConfirmedAt: _when, ...rest } = line;
  await tables.lines.put({ ...rest, ...textsOf(rest) });
}

/** The reports of a company that were made in the background name the users of its lines: they cannot be downloaded any more. */
export async function forgetReports({ tables }: Forgetting, organisation: string): Promise<void> {
  for (const { file, ...report } of await tables.reports.where({ organisation }))
    if (file !== undefined) await tables.reports.put(report);
}
