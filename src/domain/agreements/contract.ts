import type { Asking } from '../door/asking.js';
import { query } from '../door/query.js';
import { contractNamed } from '../lines/contracts.js';
import { goesWith, type Operator, type Plan, type PlanOption, ruled } from '../operator/index.js';
import type { Contract } from '../records/contract.js';
import type { Facts, OneFact } from '../terms/fact.js';
import type { Money } from '../terms/money.js';
import { ok } from '../terms/result.js';
import type { ShownList, ShownTable } from '../terms/shown.js';
import { has, shownItem, standing } from './contractItems.js';
import { packRows } from './contractPacks.js';

interface Wanted {
  readonly contract: string;
  /** One of `contractParts`. */
  readonly part: string;
}

/**
 * Telenet guide, the contract (T21): its plans against its options with what they cost a month, or its group packs. What is not in
 * it yet can be added.
 */
export const contract = query<Wanted>({
  name: 'agreements.contract',
  allowed: ['fleetManager'],
  offered: ruled('contracts'),
  audited: ({ contract: number }) => `contract:${number}`,
  look: async (asking, { contract: number, part }, { from, most }) => {
    const found = await contractNamed(asking, number);
    if (found === undefined) return ok({ rows: [], total: 0 });
    const { rows, rowsGiven = [], ...all } = await partOf(asking, found, part);
    const [shown, given] = [rows.slice(from, from + most), rowsGiven.slice(from, from + most)];
    const summary = [{ contract: { text: number }, accounts: { list: accountsOf(found) } } satisfies Facts];
    return ok({ ...all, rows: shown, rowsGiven: given, summary });
  },
});

const partOf = async (asking: Asking, found: Contract, part: string): Promise<ShownList> =>
  part === 'packs' ? packRows(asking, found) : planRows(asking.operator, found);

const accountsOf = ({ billingAccounts }: Contract): OneFact[] => billingAccounts.map((text) => ({ text }));

function planRows(operator: Operator, found: Contract): ShownList {
  const { plans, options } = operator.catalogue;
  return {
    rows: plans.map((plan) => planFacts(found, plan, options)),
    rowsGiven: plans.map(({ id }) => shownItem(found, { kind: 'plan', id })),
    total: plans.length,
    table: tableOf(found, plans, options),
  };
}

/** A plan with the options of the contract that go with it, and those that do not. */
function planFacts(found: Contract, plan: Plan, all: readonly PlanOption[]): Facts {
  const options = all.filter(({ id }) => has(found, { kind: 'option', id }));
  const going = options.filter((one) => goesWith(one, plan.id)).map(priced);
  const others = options.filter((one) => !goesWith(one, plan.id)).map(({ name }) => ({ name }));
  return {
    plan: { name: plan.name },
    ...(plan.price && { price: monthly(plan.price) }),
    state: standing(found, { kind: 'plan', id: plan.id }),
    options: going.length === 0 ? { word: 'noOptions' } : { list: going },
    ...(others.length > 0 && { notApplicable: { list: others } }),
  };
}

const priced = ({ name, price }: PlanOption): OneFact =>
  price === undefined ? { name } : { priced: name, money: price };
const monthly = (money: Money): OneFact => ({ money, per: 'month' });

/** The guide's table: a column for each plan, a row for each option, and what it costs a month with that plan. */
const tableOf = (found: Contract, plans: readonly Plan[], options: readonly PlanOption[]): ShownTable => ({
  of: 'option',
  columns: plans.map(({ id, name, price }) => ({
    head: { name },
    ...(price && { below: monthly(price) }),
    given: shownItem(found, { kind: 'plan', id }),
  })),
  rows: options.map((one) => ({
    head: { name: one.name },
    given: shownItem(found, { kind: 'option', id: one.id }),
    cells: plans.map(({ id }) => (goesWith(one, id) ? costOf(one) : { word: 'notApplicable' })),
  })),
});

const costOf = ({ price }: PlanOption): OneFact => (price === undefined ? { word: 'free' } : { money: price });
