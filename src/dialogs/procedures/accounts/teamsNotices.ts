import { z } from 'zod';
import { chooseNotices, reachedInTeams } from '../../../domain/accounts/chooseNotices.js';
import { procedure } from '../../definition/procedure.js';
import { toggle } from '../../fields/index.js';

/** Whether one is told in Teams, too, what becomes of what one asked for on the page. */
export const teamsNotices = procedure({
  id: 'teamsNotices',
  ask: { where: z.object({ teams: toggle() }) },
  check: (after) => ({ teams: after([], reachedInTeams) }),
  run: { command: chooseNotices, with: (answers) => answers },
});
