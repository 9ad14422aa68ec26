import { z } from 'zod';
import { resendInvitation as command, notInvited } from '../../../domain/people/invitations.js';
import { profilesFor } from '../../../domain/people/profileList.js';
import { profileShown } from '../../../domain/people/profiles.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** Telenet guide: the invitation goes out once more, while the profile is not VALIDATED (T17). */
export const resendInvitation = procedure({
  id: 'resendInvitation',
  ask: { profile: z.object({ profile: choice() }) },
  about: { profile: profileShown.when(({ state }) => state === 'invited') },
  pick: (after) => ({
    profile: after(
      [],
      profilesFor(async (asking, profile) => notInvited(asking, profile)),
    ),
  }),
  run: { command, with: (answers) => answers },
});
