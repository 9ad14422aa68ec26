import type { Asking } from '../door/asking.js';
import { started } from '../lines/internet.js';
import { begun } from '../lines/options.js';
import { textsOf } from '../lines/sought.js';
import { goesWith, type Operator } from '../operator/index.js';
import type { Line, LinePackage } from '../records/line.js';
import { refuse } from '../terms/result.js';
import type { LineRow } from './lineColumns.js';
import { type Judged, refusedIn } from './reading.js';

/** Whose it is, and the line as it is now, where there is one. */
type Standing = Pick<Line, 'organisation' | 'billingAccount'> & { readonly before: Line | undefined };

/** A line as a row makes it: what stands in no cell is as it was. Refused: what contradicts itself or its plan. */
export function lineAfter(
  { operator, now }: Pick<Asking, 'operator' | 'now'>,
  row: LineRow,
  { before, ...owner }: Standing,
): Judged<Omit<Line, 'id'>> {
  const plan = operator.catalogue.plans.find(({ id }) => id === (row.plan ?? before?.plan));
  if (plan === undefined) return refusedIn('plan', refuse('value.missing'));
  const state = stateOf(row, before, now);
  if (!state.ok) return state;
  const misfit = misfitOf(operator, row, plan.id, plan.internet);
  if (misfit !== undefined) return misfit;
  const {
    organisation: _,
    billingAccount: _account,
    plan: _plan,
    stateSince: _since,
    packages,
    options,
    ...rest
  } = row;
  const on = packages && running(before?.packages, packages, (id) => startedOf(operator, id, now));
  const turned = options && running(before?.options, options, (id) => begun(operator, [id], now));
  const line = {
    ...{ internet: plan.internet, packages: [] },
    ...before,
    ...rest,
    ...owner,
    ...{ operator: operator.profile.id, plan: plan.id },
    ...state.value,
    ...(on && { packages: on }),
    ...(turned && { options: turned }),
  };
  return { ok: true, value: { ...line, ...textsOf(line) } };
}

/** A suspended line, and no other, has a reason. */
function stateOf(
  { state: told, reason: why, stateSince: day }: LineRow,
  before: Line | undefined,
  now: Date,
): Judged<Pick<Line, 'state' | 'reason' | 'stateSince'>> {
  const state = told ?? before?.state ?? 'active';
  const reason = why ?? (state === before?.state ? before.reason : undefined);
  if (state === 'suspended' && reason === undefined) return refusedIn('reason', refuse('value.missing'));
  if (state !== 'suspended' && reason !== undefined) return refusedIn('reason', refuse('value.choice'));
  const since = day === undefined ? now.toISOString() : `${day}T00:00:00.000Z`;
  const isAsBefore = state === before?.state && (day === undefined || before.stateSince.startsWith(day));
  return { ok: true, value: { state, reason, stateSince: isAsBefore ? before.stateSince : since } };
}

/** What of a row does not go with the plan. */
function misfitOf({ catalogue }: Operator, row: LineRow, plan: string, hasInternet: boolean) {
  if (row.internet === true && !hasInternet) return refusedIn('internet', refuse('line.noInternet'));
  if (row.packages !== undefined && !hasInternet) return refusedIn('packages', refuse('line.noInternet'));
  const named = {
    packages: unfit(catalogue.internetPackages, plan, row.packages),
    options: unfit(catalogue.options, plan, row.options),
    groupPack: unfit(catalogue.groupPacks, plan, row.groupPack === undefined ? [] : [row.groupPack]),
  };
  const [column] = Object.entries(named).find(([, isUnfit]) => isUnfit) ?? [];
  return column === undefined ? undefined : refusedIn(column, refuse('import.notForPlan'));
}

const unfit = (known: readonly Planned[], plan: string, ids: readonly string[] = []): boolean =>
  known.some((one) => ids.includes(one.id) && !goesWith(one, plan));

type Planned = { readonly id: string } & Parameters<typeof goesWith>[0];

const startedOf = ({ catalogue, ...rest }: Operator, id: string, now: Date): LinePackage[] =>
  catalogue.internetPackages.filter((one) => one.id === id).map((one) => started({ catalogue, ...rest }, one, now));

/** What runs already goes on; what is new begins now. */
const running = (
  before: readonly LinePackage[] = [],
  ids: readonly string[],
  begin: (id: string) => readonly LinePackage[],
): LinePackage[] =>
  ids.flatMap((id) => {
    const there = before.find((one) => one.id === id);
    return there === undefined ? begin(id) : [there];
  });
