import { z } from 'zod';
import {
  createProfile as command,
  emailFree,
  phoneFree,
  profileDescription,
} from '../../../domain/people/createProfile.js';
import { roleChoices } from '../../../domain/people/profileList.js';
import { ProfileRole } from '../../../domain/records/userProfile.js';
import { procedure } from '../../definition/procedure.js';
import { choiceOf, optional, person, text } from '../../fields/index.js';

/** Telenet guide: a fleet manager or a member is created, and invited by mail (T16). */
export const createProfile = procedure({
  id: 'createProfile',
  ask: {
    person: z.object({
      ...person('title', 'firstName', 'lastName'),
      description: text(profileDescription, 60).optional(),
    }),
    contact: z.object({ ...person('email'), ...optional(person('phone')), ...person('spokenLanguage') }),
    access: z.object({ role: choiceOf(ProfileRole, roleChoices) }),
  },
  check: (after) => ({ email: after([], emailFree), phone: after([], phoneFree) }),
  run: { command, with: (answers) => answers },
});
