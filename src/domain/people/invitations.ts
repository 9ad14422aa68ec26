import { z } from 'zod';
import { command, type Done, type Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import type { UserProfile } from '../records/userProfile.js';
import type { Problem } from '../terms/problems.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result } from '../terms/result.js';
import { hasProfiles, heldProfile, profileRulesOf, roleFact, stateFact } from './profiles.js';

const HOUR_MS = 60 * 60_000;

/** Those of the last hour. */
const recent = ({ invitations }: UserProfile, now: Date): string[] =>
  invitations.filter((at) => Date.parse(at) > now.getTime() - HOUR_MS);

/** The profile with one more invitation, which is mailed to it. The link of the one before is good no more. */
export async function invited(work: Work<unknown>, profile: UserProfile): Promise<UserProfile> {
  const { id, organisation, language, invitation: _before, invitedUntil: _until, ...others } = profile;
  const at = momentAfter(profile, work.now);
  await post(work, { kind: 'email.invitation', profile: id, organisation, by: work.actor.account, at, language });
  return {
    ...others,
    id,
    organisation,
    language,
    invitedBy: work.actor.account,
    invitations: [...recent(profile, work.now), at],
  };
}

/** Now, as it is kept: two that are ordered in one millisecond are two. */
function momentAfter({ invitations }: UserProfile, now: Date): string {
  const last = invitations.at(-1);
  return new Date(Math.max(now.getTime(), last === undefined ? 0 : Date.parse(last) + 1)).toISOString();
}

/** Why no invitation goes to a profile now: it is confirmed (`profile.validated`), or there were too many this hour (`invitation.pause`). */
export function notInvited(work: Pick<Work<unknown>, 'operator' | 'now'>, profile: UserProfile): Problem | undefined {
  if (profile.state === 'validated') return { code: 'profile.validated', details: {} };
  const { invitationsAnHour: most } = profileRulesOf(work.operator);
  const [first, ...others] = recent(profile, work.now);
  if (first === undefined || others.length + 1 < most) return undefined;
  const until = new Date(Date.parse(first) + HOUR_MS).toISOString();
  return { code: 'invitation.pause', details: { most, until: { instant: until } } };
}

const Input = z.object({ profile: z.string() });
type Input = z.output<typeof Input>;

/** Telenet guide (T17): the invitation goes out once more, only while the profile is not VALIDATED, and so often an hour. */
export const resendInvitation = command<Input>({
  name: 'profile.invite',
  allowed: ['fleetManager'],
  offered: hasProfiles,
  proof: 'none',
  input: Input,
  subject: ({ profile }) => `profile:${profile}`,
  run: async (work) => {
    const profile = await heldProfile(work, work.input.profile);
    return profile.ok ? sent(work, profile.value) : profile;
  },
});

async function sent(work: Work<Input>, profile: UserProfile): Promise<Result<Done>> {
  const problem = notInvited(work, profile);
  if (problem !== undefined) return { ok: false, problem };
  await work.tables.profiles.put(await invited(work, profile));
  const { operator, ids } = work;
  return ok({
    reference: ids.code(REFERENCE_LENGTH),
    facts: { role: roleFact(operator, profile.role), state: stateFact(operator, profile) },
  });
}
