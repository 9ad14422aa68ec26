import { z } from 'zod';
import { command } from '../door/command.js';
import { withdrawAskedBy } from '../orders/endedApprovals.js';
import { ProfileRole } from '../records/userProfile.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';
import { accountIs, canChange, hasProfiles, heldProfile, roleFact, stateFact } from './profiles.js';

const Input = z.object({ profile: z.string(), role: ProfileRole });

/**
 * Telenet guide (T16): a profile's role is changed. Nobody changes their own, and the last manager stays one. Whoever has signed in
 * may act for the company from now on, or no more.
 */
export const changeProfileRole = command<z.output<typeof Input>>({
  name: 'profile.changeRole',
  allowed: ['fleetManager'],
  offered: hasProfiles,
  proof: 'none',
  input: Input,
  subject: ({ profile }) => `profile:${profile}`,
  run: async (work) => {
    const { tables, operator, input, ids } = work;
    const { role } = input;
    const found = await heldProfile(work, input.profile);
    if (!found.ok) return found;
    const profile = found.value;
    if (profile.role === role) return refuse('profile.sameRole');
    const may = await canChange(work, profile);
    if (!may.ok) return may;
    const changed = { ...profile, role };
    await tables.profiles.put(changed);
    if (role === 'member') await withdrawAskedBy(work, profile.organisation, profile.account);
    await accountIs(work, changed, role);
    return ok({
      reference: ids.code(REFERENCE_LENGTH),
      facts: {
        before: roleFact(operator, profile.role),
        role: roleFact(operator, role),
        state: stateFact(operator, changed),
      },
    });
  },
});
