import { query } from '../door/query.js';
import { ok } from '../terms/result.js';
import { FIRST_ROWS } from '../terms/shown.js';

/** Belarus guide (B6): one's own requests to the operator's staff, newest first, with their answers. */
export const requests = query<object>({
  name: 'request.list',
  look: async (desk, who, _input, rows = FIRST_ROWS) => ok(await desk.requests(who, rows)),
});
