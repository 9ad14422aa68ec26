import { z } from 'zod';
import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { textsOf } from '../sought.js';
import { inService } from '../states.js';
import { letGo, put, quarantine, stockId, takeFor } from '../stock/stock.js';
import { changeKind } from './change.js';

/**
 * A line gets another number (B11); its SIM card, its plan and all else stay. The new number is taken from the pool as it is
 * ordered, and is free again where nothing comes of it; the old one goes to nobody for a while.
 */
export const renumber = changeKind({
  kind: 'renumber',
  offered: ruled('numberChange'),
  about: 'number',
  alone: true,
  holds: z.object({ number: z.string() }),
  columns: Line.pick({ number: true }),
  reads: { facts: (_operator, { number }) => [{ phone: number }] },
  usual: 'active',
  ways: () => [{ number: '' }],
  fits: (_operator, _held, line) => inService(line),
  applied: ({ number }, line) => ({ ...line, number, ...textsOf({ ...line, number }) }),
  opposite: () => undefined,
  takes: ({ number }) => number,
  placed: async ({ number }, { tables, operator }, order) => {
    const found = await tables.stock.get(stockId(operator, 'number', number));
    if (found !== undefined) await takeFor(tables, found, order);
  },
  settled: async ({ number }, { tables, operator, line, order, at, applied }) => {
    for (const item of await tables.stock.where({ takenBy: order })) {
      if (applied) await put(tables, { ...item, state: 'used', hold: undefined, freeAt: undefined });
      else await letGo(tables, item);
    }
    if (applied && line.number !== number) await quarantine(tables, operator, line, at);
  },
});
