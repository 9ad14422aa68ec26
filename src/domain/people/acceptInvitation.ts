import { z } from 'zod';
import { command, type Work } from '../door/command.js';
import type { Account } from '../records/account.js';
import type { UserProfile } from '../records/userProfile.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { accountWith, isGood } from './invitationLink.js';
import { accountIs, hasProfiles, holdPeople, roleFact, stateFact } from './profiles.js';

/** The digest of the link's secret, and the hash of the password that was chosen: who has an account already chooses none. */
const Input = z.object({ invitation: z.string().min(1), passwordHash: z.string().optional() });
type Input = z.output<typeof Input>;

/**
 * Telenet guide (T1): whoever is invited confirms their profile with the link of the mail. It is done as the account that comes of it: one
 * that is made now, or the one that they have signed in to, which gets this company beside its others. Once; of two presses the second
 * is refused. All that speaks against it sounds alike (`invitation.gone`): a link tells nobody what there is.
 */
export const acceptInvitation = command<Input>({
  name: 'profile.accept',
  allowed: ['fleetManager'],
  offered: hasProfiles,
  proof: 'none',
  input: Input,
  subject: () => 'profile:unknown',
  run: async (work) => {
    const { tables, operator, actor, input, now, ids } = work;
    await holdPeople(tables, actor.organisation);
    const [profile] = await tables.profiles.where({ invitation: input.invitation });
    if (profile === undefined || !isGood(profile, now)) return refuse('invitation.gone');
    const account = await accountOf(work, profile);
    if (!account.ok) return account;
    const { invitation: _used, invitedUntil: _until, ...others } = profile;
    const validated: UserProfile = { ...others, state: 'validated', account: account.value.id };
    await tables.accounts.put(account.value);
    await tables.profiles.put(validated);
    await accountIs(work, validated, profile.role);
    return ok({
      reference: ids.code(REFERENCE_LENGTH),
      subject: `profile:${profile.id}`,
      facts: { role: roleFact(operator, profile.role), state: stateFact(operator, validated) },
    });
  },
});

/** The account that confirms: the one that has this address already, or a new one. An account of another kind gets no company. */
async function accountOf(
  { tables, actor, input, operator }: Work<Input>,
  profile: UserProfile,
): Promise<Result<Account>> {
  const { email, firstName, lastName, language } = profile;
  const id = operator.profile.id;
  // Two companies may invite the same person at once: there is one account.
  await tables.accounts.claim(`address:${id}:${email}`);
  const present = await accountWith(tables, id, email);
  // Nobody else's account is written over: the id of a new one is nobody's yet.
  const taken = present === undefined && (await tables.accounts.get(actor.account)) !== undefined;
  if (taken || (present === undefined && input.passwordHash === undefined)) return refuse('invitation.gone');
  if (present === undefined)
    return ok({
      ...{ id: actor.account, operator: id, login: email, name: `${firstName} ${lastName}`, role: 'subscriber' },
      ...{ language, email, passwordHash: input.passwordHash },
    });
  const fits = present.role === 'subscriber' || present.role === 'fleetManager';
  return fits && present.id === actor.account ? ok(present) : refuse('invitation.gone');
}
