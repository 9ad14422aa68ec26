import { query } from '../door/query.js';

/** So many lines of the audit are looked at: whoever does one thing all day has that one. */
const LOOKED_AT = 40;
/** So many procedures are had at hand. */
const MOST = 4;

/** By which procedures somebody has done or looked at something last, the latest first. */
export const usedLately = query<object, readonly string[]>({
  name: 'account.usedLately',
  allowed: 'everybody',
  look: async ({ tables, actor }) => {
    // A page asks for it after each turn: the index gives the newest lines, however many there are.
    const rows = await tables.audit.where({ account: actor.account }, { newestFirst: true, limit: LOOKED_AT });
    const used = new Set(rows.flatMap(({ procedure }) => procedure ?? []));
    return { ok: true, value: [...used].slice(0, MOST) };
  },
});
