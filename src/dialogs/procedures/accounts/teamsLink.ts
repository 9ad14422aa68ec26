import { showTeamsCode as command } from '../../../domain/accounts/teams/showCode.js';
import { procedure } from '../../definition/procedure.js';

/** In no guide: somebody who is signed in gets the code that links them in Teams to this account. Nothing is asked but the password. */
export const teamsLink = procedure({
  id: 'teamsLink',
  ask: {},
  run: { command, with: () => ({}) },
});
