import type { Asking } from '../door/asking.js';
import { add, type PortIn } from '../lines/changes/add.js';
import type { Change } from '../lines/changes/change.js';
import { noSplitBill } from '../lines/facts.js';
import { stillSold } from '../lines/plans.js';
import { type AskingStock, comingNumber, freeNumber, freeSimOf } from '../lines/stock/stock.js';
import { goesWith, lineRulesOf, type Operator, type Plan, type PlanOption, personOf } from '../operator/index.js';
import type { OrderItem } from '../records/order.js';
import type { StockItem } from '../records/stock.js';
import { type Cost, type Costs, costsOf, wholeCost } from '../terms/costs.js';
import type { Facts } from '../terms/fact.js';
import type { Money } from '../terms/money.js';
import { ok, type Result, refuse } from '../terms/result.js';
import type { Waits } from '../terms/verdict.js';
import { phoneIn } from '../values/phone.js';
import { amountNeedsSecond } from './fourEyes.js';
import type { NewLine } from './newLineInput.js';
import { portDay } from './porting.js';

type Item = Pick<OrderItem, 'kind' | 'value' | 'month' | 'once'>;

/** A line that can be ordered: what it is made of, and what that costs. */
export interface Planned {
  readonly number: StockItem;
  readonly card: StockItem;
  readonly items: readonly Item[];
  readonly costs: Costs;
  /** What is said of it on a receipt. */
  readonly facts: Facts;
  readonly portIn?: PortIn | undefined;
  /** The user's phone, E.164. */
  readonly phone?: string | undefined;
  /** The change of an order, for the user with this id. */
  change(user: string): Change;
}

/** Stands for a number that is still to be chosen, where only the rest is looked at. */
export const unnumbered: StockItem = { id: '', operator: '', kind: 'number', value: '', state: 'free' };

/**
 * What an input comes to when every rule is applied. The review asks, and the command asks again. `chosen`: the number, where it
 * was chosen for it.
 */
export async function plannedLine(asking: AskingStock, input: NewLine, chosen?: StockItem): Promise<Result<Planned>> {
  const { operator } = asking;
  const sold = soldWith(asking, input);
  if (!sold.ok) return sold;
  const lists = await listed(asking, input);
  if (!lists.ok) return lists;
  const card = await freeSimOf(asking, input.iccid);
  if (!card.ok) return card;
  const portIn = input.source === 'existing' ? portedIn(asking, input) : ok(undefined);
  if (!portIn.ok) return portIn;
  const person = personOf(operator, asking.now, input);
  if (!person.ok) return person;
  const number = chosen === undefined ? await numberOf(asking, input) : ok(chosen);
  if (!number.ok) return number;
  return ok(
    planned(operator, input, {
      ...{ ...sold.value, card: card.value, number: number.value, portIn: portIn.value, phone: person.value.phone },
    }),
  );
}

interface Sold {
  readonly plan: Plan;
  readonly options: readonly PlanOption[];
}

/** The plan with its options; one that does not go with it is refused. */
function soldWith({ operator, now }: Asking, input: NewLine): Result<Sold> {
  const { catalogue } = operator;
  const plan = catalogue.plans.find(({ id }) => id === input.plan);
  if (plan === undefined) return refuse('value.choice');
  const sold = stillSold(operator, plan.id, now);
  if (!sold.ok) return sold;
  const options = (input.options ?? []).map((id) => catalogue.options.find((one) => one.id === id));
  const found = options.filter((one) => one !== undefined);
  if (found.length < options.length) return refuse('value.choice');
  const unfit = found.find((one) => !goesWith(one, plan.id));
  return unfit === undefined
    ? ok({ plan, options: found })
    : refuse('option.notForPlan', { option: { name: unfit.name }, plan: { name: plan.name } });
}

/** What was chosen from the operator's lists, and from the company's. */
async function listed({ tables, operator, actor }: Asking, { splitBill, billingAccount }: NewLine) {
  const profiles = lineRulesOf(operator).splitBill ?? [];
  const accounts = await tables.billingAccounts.where({ organisation: actor.organisation, number: billingAccount });
  const isListed = profiles.some(({ id }) => id === splitBill) && accounts.length > 0;
  return isListed ? ok(undefined) : refuse('value.choice');
}

function portedIn(asking: Asking, { provider, knownBy, portDay: typed }: NewLine): Result<PortIn> {
  if (provider === undefined || knownBy === undefined || typed === undefined) return refuse('value.missing');
  const known = lineRulesOf(asking.operator).adding?.portIn.providers.some(({ id }) => id === provider);
  if (known !== true) return refuse('value.choice');
  const day = portDay(asking, typed);
  return day.ok ? ok({ provider, knownBy, day: day.value }) : day;
}

/** The number that is wanted, as it stands in the stock: a new one, or one that comes from another provider. */
export async function numberOf(
  asking: AskingStock,
  { source, newNumber, ported }: Pick<NewLine, 'source' | 'newNumber' | 'ported'>,
): Promise<Result<StockItem>> {
  const number = source === 'new' ? newNumber : ported;
  if (number === undefined) return refuse('value.missing');
  if (source === 'new') return freeNumber(asking, number);
  const read = phoneIn(asking.operator.profile.country, number);
  return read.ok ? comingNumber(asking, read.value) : read;
}

interface Checked extends Sold {
  readonly card: StockItem;
  readonly number: StockItem;
  readonly portIn: PortIn | undefined;
  readonly phone: string | undefined;
}

function planned(operator: Operator, input: NewLine, checked: Checked): Planned {
  const { plan, options, card, number, portIn, phone } = checked;
  const costs = costsOf(partsOf(operator, checked));
  const { billingAccount, splitBill } = input;
  const held = { number: number.value, iccid: card.value, plan: plan.id, options: options.map(({ id }) => id) };
  return {
    ...{ number, card, costs, portIn, phone },
    items: [
      { kind: 'simCard', value: card.value, once: feeOf(operator) },
      { kind: 'number', value: number.value },
      { kind: 'plan', value: plan.id, month: plan.price },
      ...options.map((one): Item => ({ kind: 'option', value: one.id, ...paid(one) })),
    ],
    facts: {
      number: { phone: number.value },
      simCard: { code: card.value },
      plan: { name: plan.name },
      ...(options.length > 0 && { options: { list: options.map(({ name }) => ({ name })) } }),
      ...(costs.month && { month: { money: costs.month } }),
      ...(costs.once && { once: { money: costs.once } }),
      ...(portIn && { portDay: { day: portIn.day } }),
    },
    change: (user) =>
      add.of({
        ...held,
        billingAccount,
        ...(splitBill !== noSplitBill(operator) && { splitBill }),
        user,
        ...(portIn && { portIn }),
      }),
  };
}

/** What runs for so many days is paid once, else by the month. */
const paid = ({ price, days }: PlanOption): Pick<Cost, 'month' | 'once'> =>
  days === undefined ? { month: price } : { once: price };

const feeOf = (operator: Operator): Money | undefined => lineRulesOf(operator).adding?.fee;

function partsOf(operator: Operator, { plan, options }: Checked): Cost[] {
  const fee = feeOf(operator);
  return [
    ...(plan.price === undefined ? [] : [{ what: { name: plan.name }, month: plan.price }]),
    ...options.map((one) => ({ what: { name: one.name }, ...paid(one) })),
    ...(fee === undefined ? [] : [{ what: { word: 'simCard' as const }, once: fee }]),
  ];
}

/** What it costs, and whether that is more than one administrator may order alone. */
export async function costsAndLimit(
  asking: Asking,
  { costs }: Planned,
): Promise<{ readonly costs: Costs; readonly waits?: Waits | undefined }> {
  const price = wholeCost(costs);
  const overAmount = price && (await amountNeedsSecond(asking, [{ price: { money: price } }]));
  return { costs, ...(overAmount && { waits: { overAmount } }) };
}
