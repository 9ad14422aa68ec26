import { z } from 'zod';
import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { lineUser } from '../../values/text.js';
import { userFact } from '../facts.js';
import { textsOf } from '../sought.js';
import { changeKind } from './change.js';
import { canEnd } from './terminate.js';

/**
 * Whoever used a line leaves, and somebody else gets it (T13). What was known of the one who leaves is forgotten; the next one
 * has confirmed nothing yet.
 */
export const handOver = changeKind({
  kind: 'handOver',
  offered: ruled('ending'),
  about: 'ending',
  holds: z.object({ user: lineUser }),
  columns: Line.pick({ user: true, userConfirmedAt: true }),
  reads: { facts: (_operator, line) => [userFact(line)] },
  ways: () => [],
  fits: (_operator, _held, line) => canEnd(line),
  applied: ({ user }, line) => ({
    ...line,
    ...{ user, language: undefined, userConfirmedAt: undefined, ...textsOf({ ...line, user }) },
  }),
  opposite: () => undefined,
  settled: async (_held, { tables: { lineUsers }, line, completed }) => {
    if (!completed) return;
    for (const { id } of await lineUsers.where({ line: line.id })) await lineUsers.remove(id);
  },
});
