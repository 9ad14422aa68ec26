import { z } from 'zod';
import { linkedToTeams, teamsLinkShown } from '../../../domain/accounts/teams/links.js';
import { unlinkTeams as command } from '../../../domain/accounts/teams/unlinkTeams.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** In no guide: an account is linked to nobody in Teams any more: one's own, or one of the company's people. */
export const teamsUnlink = procedure({
  id: 'teamsUnlink',
  ask: { link: z.object({ link: choice() }) },
  about: { link: teamsLinkShown.any },
  pick: (after) => ({ link: after([], linkedToTeams) }),
  run: { command, with: (answers) => answers },
});
