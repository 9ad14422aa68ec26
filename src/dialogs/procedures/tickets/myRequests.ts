import { requests as query } from '../../../domain/tickets/requestList.js';
import { procedure } from '../../definition/procedure.js';

/** Belarus guide (B6): one's own requests to the operator's specialists, with their answers. Nothing is asked. */
export const myRequests = procedure({
  id: 'myRequests',
  ask: {},
  show: { query, with: () => ({}) },
});
