import { z } from 'zod';
import { userProfiles as query } from '../../../domain/people/profileList.js';
import { textLine } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { narrows, text } from '../../fields/index.js';

/**
 * Telenet guide: the people of the company (T16), with one search for all that they are known by, their role and their state.
 * Nothing is asked; each is gone on with.
 */
export const userProfiles = procedure({
  id: 'userProfiles',
  ask: { which: z.object({ search: narrows(text(textLine(60), 60)) }) },
  show: { query, with: (answers) => answers },
});
