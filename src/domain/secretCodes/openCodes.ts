import { query } from '../door/query.js';
import { ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { SecretCode } from '../records/secretCode.js';
import type { Facts } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import { thing } from '../terms/thing.js';
import { isOpen } from './secretCode.js';

/** A secret code that is out, by its line's id. */
export const codeShown = thing<undefined>('secret code');

/**
 * In no guide: which lines of the company have a secret code that is good or on its way, newest first. Whoever gave them (C11)
 * has to see whose data can be read, and can delete each. The codes themselves are nowhere.
 */
export const openCodes = query<object>({
  name: 'secretCode.list',
  allowed: ['administrator'],
  offered: ruled('secretCode'),
  look: async ({ tables, actor, now }, _, { from, most }) => {
    const { organisation } = actor;
    const held = organisation === undefined ? [] : await tables.secretCodes.where({ organisation });
    const open = held
      .filter((code) => isOpen(code, now))
      .toSorted((one, other) => other.orderedAt.localeCompare(one.orderedAt));
    const found = await Promise.all(open.map(async (code) => ({ code, line: await tables.lines.get(code.id) })));
    const present = found.flatMap(({ code, line }) => (line === undefined ? [] : [{ code, line }]));
    const shown = present.slice(from, from + most);
    return ok({
      rows: shown.map(({ code, line }) => rowOf(code, line)),
      rowsGiven: shown.map(({ line }) => codeShown.shown(line.id, undefined)),
      total: present.length,
    });
  },
});

const rowOf = ({ orderedAt, expiresAt }: SecretCode, { number, user, description }: Line): Facts => {
  const whose = user ?? description;
  return {
    number: { phone: number },
    ...(whose !== undefined && { user: { text: whose } }),
    orderedAt: { instant: orderedAt },
    validUntil: expiresAt === undefined ? { word: 'inProgress' } : { instant: expiresAt },
  };
};
