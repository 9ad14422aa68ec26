import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { type GroupPack, goesWith, type Operator } from '../operator/index.js';
import type { Contract } from '../records/contract.js';
import type { Line } from '../records/line.js';
import type { OneFact } from '../terms/fact.js';
import { money } from '../terms/money.js';
import { fine, type Result, refuse } from '../terms/result.js';
import { contractFor } from './contracts.js';
import { groupPackName, planName } from './facts.js';
import { inState } from './states.js';

/** What can be done about lines and a group pack: it is shared, changed for another, or left. */
export const PackAction = z.enum(['join', 'move', 'leave']);
export type PackAction = z.output<typeof PackAction>;

export const groupPackOf = ({ catalogue }: Operator, id: string | undefined): GroupPack | undefined =>
  catalogue.groupPacks.find((pack) => pack.id === id);

/** Whether a pack goes with a line's plan; if not, the plans that it goes with are said. */
export function packGoesWith(operator: Operator, id: string, { plan }: Pick<Line, 'plan'>): Result<undefined> {
  const pack = groupPackOf(operator, id);
  if (pack === undefined) return refuse('value.choice');
  if (goesWith(pack, plan)) return fine;
  const plans = { names: (pack.plans ?? []).map((one) => planName(operator, one)) };
  return refuse('pack.otherPlan', { pack: { name: pack.name }, plan: { name: planName(operator, plan) }, plans });
}

/** Whether this can be done to a line at all: what it shares already decides. */
export function mayPack(operator: Operator, action: PackAction, line: Line): Result<undefined> {
  const state = inState(line, 'active', 'suspended');
  if (!state.ok) return state;
  const { groupPack: id } = line;
  if (action === 'join')
    return id === undefined ? fine : refuse('pack.other', { pack: { name: groupPackName(operator, id) } });
  return id === undefined ? refuse('pack.none') : fine;
}

/** Whether a line may share a pack: it goes with its plan, and is in the contract for its billing account. */
export function mayShare(
  operator: Operator,
  contracts: readonly Contract[],
  pack: GroupPack,
  line: Line,
): Result<undefined> {
  if (line.groupPack === pack.id) return refuse('line.already');
  const fits = packGoesWith(operator, pack.id, line);
  if (!fits.ok) return fits;
  const agreed = contractFor(contracts, line)?.packs.includes(pack.id) === true;
  return agreed ? fine : refuse('pack.notInContract', { pack: { name: pack.name } });
}

/** What a line costs more a month with one pack than with another, or with none; undefined where they are not in one currency. */
export function packPrice(was: GroupPack | undefined, becomes: GroupPack | undefined): OneFact | undefined {
  if (was === undefined) return becomes && { money: becomes.price, per: 'month' };
  const { minor, currency } = becomes?.price ?? { minor: 0, currency: was.price.currency };
  if (currency !== was.price.currency) return undefined;
  return { money: money(minor - was.price.minor, currency), per: 'month', difference: true };
}

/** What a line brings a month. */
export function shareFact({ of, amount }: Pick<GroupPack, 'of' | 'amount'>): OneFact {
  if (of === 'calls') return { seconds: amount * 60 };
  return of === 'sms' ? { counted: 'sms', count: amount } : { megabytes: amount };
}

/** The lines that share a pack of a contract: those that are in service, or blocked. */
export async function sharersOf(
  { tables }: Pick<Asking, 'tables'>,
  { organisation, billingAccounts }: Contract,
  pack: string,
): Promise<Line[]> {
  const all = await tables.lines.where({ organisation, groupPack: pack });
  return all.filter((line) => billingAccounts.includes(line.billingAccount) && inState(line, 'active', 'suspended').ok);
}
