import { ok } from '../result.js';
import { FIRST_ROWS } from '../shown.js';
import { query } from './query.js';

/** Belarus guide (B6): one's own requests to the operator's staff, newest first, with their answers. */
export const requests = query<object>({
  name: 'request.list',
  look: async (desk, who, _input, rows = FIRST_ROWS) => ok(await desk.requests(who, rows)),
});
