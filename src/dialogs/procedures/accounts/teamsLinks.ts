import { teamsLinks as query } from '../../../domain/accounts/teams/links.js';
import { procedure } from '../../definition/procedure.js';

/** In no guide: who is linked to Teams, each of whom can be unlinked. Nothing is asked. */
export const teamsLinks = procedure({
  id: 'teamsLinks',
  ask: {},
  show: { query, with: () => ({}) },
});
