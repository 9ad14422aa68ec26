import { z } from 'zod';
import { lineRulesOf, type Operator, ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { type Result, refuse } from '../../terms/result.js';
import { inState } from '../states.js';
import { letGo, put, stockId, takeFor } from '../stock/stock.js';
import { changeKind } from './change.js';

/**
 * A line gets another SIM card (T4, C13): the old one is dead from then on, and does not come back. The new card is taken from
 * the company's stock as it is ordered, and is free again where nothing comes of it.
 */
export const swapSim = changeKind({
  kind: 'swapSim',
  offered: ruled('simSwap'),
  about: 'simCard',
  alone: true,
  holds: z.object({ iccid: z.string() }),
  columns: Line.pick({ iccid: true, simReplacedAt: true }),
  reads: { facts: (_operator, { iccid }) => [{ text: iccid ?? '—' }] },
  usual: 'active',
  ways: () => [{ iccid: '' }],
  fits: (operator, _held, line) => replaceable(operator, line),
  applied: ({ iccid }, line, at) => ({ ...line, iccid, simReplacedAt: at }),
  opposite: () => undefined,
  takes: ({ iccid }) => iccid,
  placed: async ({ iccid }, { tables, operator }, order) => {
    const card = await tables.stock.get(stockId(operator, 'simCard', iccid));
    if (card !== undefined) await takeFor(tables, card, order);
  },
  settled: async (_held, { tables, order, completed }) => {
    const cards = await tables.stock.where({ takenBy: order });
    for (const card of cards) {
      if (completed) await put(tables, { ...card, state: 'used', hold: undefined });
      else await letGo(tables, card);
    }
  },
});

/** Kcell: only a number that is active (FAQ 8). Telenet's guide has no such rule: a card that waits, or is blocked, is replaced too. */
function replaceable(operator: Operator, line: Line): Result<undefined> {
  const states = lineRulesOf(operator).simSwap?.states ?? [];
  if (line.state === 'terminated') return inState(line, ...states);
  if (!states.includes(line.state)) return refuse('sim.onlyActive');
  return line.iccid === undefined ? refuse('line.noSim') : { ok: true, value: undefined };
}
