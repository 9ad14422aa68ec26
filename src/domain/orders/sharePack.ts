import { z } from 'zod';
import { groupPack } from '../lines/changes/groupPack.js';
import { contractsOf } from '../lines/contracts.js';
import { groupPackName } from '../lines/facts.js';
import { groupPackOf, mayPack, mayShare, PackAction, packPrice } from '../lines/groupPacks.js';
import { dueOn } from '../operator/calendar.js';
import { lineRulesOf } from '../operator/index.js';
import { fine, ok, refuse } from '../terms/result.js';
import { lineCommand } from './lineCommand.js';

const Input = z.object({
  lines: z.string(),
  action: PackAction,
  /** Of the catalogue; where the pack is left, none. */
  pack: z.string().optional(),
  on: z.iso.date().optional(),
});

/**
 * Telenet: order or change a group pack (T15). Lines share one, each bringing its part; or change it for another, or leave it. Each
 * is paid for by itself, from the day on which it shares.
 */
export const sharePack = lineCommand<z.output<typeof Input>>({
  name: 'line.groupPack',
  allowed: ['fleetManager'],
  input: Input,
  offered: groupPack.offered,
  reads: groupPack.reads,
  before: async ({ operator, input: { action, pack } }) => {
    if (action === 'leave' || groupPackOf(operator, pack) !== undefined) return fine;
    return refuse(pack === undefined ? 'value.missing' : 'value.choice');
  },
  due: (operator, { on }, now) => dueOn(on, operator, now, lineRulesOf(operator).groupPacks?.daysAhead ?? 0),
  told: (operator, { pack, on }) => [
    ...(pack === undefined ? [] : [{ name: groupPackName(operator, pack) }]),
    ...(on === undefined ? [] : [{ day: on }]),
  ],
  decide: async (asking, line) => {
    const { operator, input } = asking;
    const may = mayPack(operator, input.action, line);
    if (!may.ok) return may;
    const was = groupPackOf(operator, line.groupPack);
    if (input.action === 'leave') return ok({ change: groupPack.of({}), price: packPrice(was, undefined) });
    const pack = groupPackOf(operator, input.pack);
    if (pack === undefined) return refuse('value.choice');
    const shares = mayShare(operator, await contractsOf(asking), pack, line);
    if (!shares.ok) return shares;
    return ok({ change: groupPack.of({ groupPack: pack.id }), price: packPrice(was, pack) });
  },
});
