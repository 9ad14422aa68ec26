import { z } from 'zod';
import { profilesFor, whyNotChanged } from '../../../domain/people/profileList.js';
import { profileShown } from '../../../domain/people/profiles.js';
import { removeProfile as command } from '../../../domain/people/removeProfile.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** In no guide: a profile is taken out of the company with all that says who it was. */
export const removeProfile = procedure({
  id: 'removeProfile',
  ask: { profile: z.object({ profile: choice() }) },
  about: { profile: profileShown.when(({ changes }) => changes) },
  pick: (after) => ({ profile: after([], profilesFor(whyNotChanged)) }),
  run: { command, with: (answers) => answers },
});
