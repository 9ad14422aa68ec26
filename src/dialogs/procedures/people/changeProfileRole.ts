import { z } from 'zod';
import { changeProfileRole as command } from '../../../domain/people/changeProfileRole.js';
import { profilesFor, rolesOf, whyNotChanged } from '../../../domain/people/profileList.js';
import { profileShown } from '../../../domain/people/profiles.js';
import { ProfileRole } from '../../../domain/records/userProfile.js';
import { procedure } from '../../definition/procedure.js';
import { action, choice } from '../../fields/index.js';

/** Telenet guide: somebody of the company becomes a manager or a member (T16). */
export const changeProfileRole = procedure({
  id: 'changeProfileRole',
  ask: { role: z.object({ profile: choice(), role: action() }) },
  about: { profile: profileShown.when(({ changes }) => changes) },
  pick: (after) => ({
    profile: after([], profilesFor(whyNotChanged)),
    role: after(['profile'], rolesOf),
  }),
  run: { command, with: ({ profile, role }) => ({ profile, role: ProfileRole.parse(role) }) },
});
