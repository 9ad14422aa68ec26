import { query } from '../door/query.js';
import type { Period } from '../terms/period.js';
import { ok } from '../terms/result.js';
import { FIRST_ROWS } from '../terms/shown.js';

/** Kcell guide (C19), the part about oneself: what one has done, newest first, from any channel. */
export const history = query<{ readonly period?: Period | undefined }>({
  name: 'account.history',
  look: async (desk, who, wanted, rows = FIRST_ROWS) => ok(await desk.history(who, wanted, rows)),
});
